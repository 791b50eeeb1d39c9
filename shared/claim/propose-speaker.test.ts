import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type RecordId, recordId } from '../base/ids.ts'
import { blocksOf } from '../text/block.ts'
import { canonicalText } from '../text/canonical-text.ts'
import { span } from '../text/offset.ts'
import { anyText } from '../text/testing/texts.ts'
import { type KnownSpeaker, type ProposedSpeaker, proposeSpeaker } from './propose-speaker.ts'

const OSTROVA = known(1, 'Maren Ostrova', 'Ostrova')
const OLANDER = known(2, 'Rafiq Olander')
const ORU = known(3, 'Oru')
const OFFICIAL = known(4, 'Tamsine official')

function known(n: number, name: string, ...aliases: readonly string[]): KnownSpeaker {
  return { id: recordId(`00000013-0000-7000-8000-00000000000${n}`), name, aliases }
}

interface Surroundings {
  readonly speakers?: readonly KnownSpeaker[]
  readonly recent?: readonly RecordId[]
}

/** Who is proposed for the words in {braces}. */
function propose(marked: string, { speakers = [], recent = [] }: Surroundings = {}): ProposedSpeaker | null {
  const text = canonicalText(marked.replace(/[{}]/g, ''))
  const start = marked.indexOf('{')
  const end = marked.indexOf('}') - 1
  return proposeSpeaker({ text, blocks: blocksOf(text).blocks, span: span(start, end), speakers, recent })
}

/** The name that is proposed, and the words that stand for it. */
function named(marked: string, surroundings: Surroundings = {}): readonly [string, string | null] | null {
  const proposal = propose(marked, surroundings)
  const text = marked.replace(/[{}]/g, '')
  return proposal && [proposal.name, proposal.mention && text.slice(proposal.mention.start, proposal.mention.end)]
}

describe('proposeSpeaker finds the subject of', () => {
  it.each([
    ['the verb before', 'On Monday Oru warned Tamsin that {the valves would close}.', 'Oru'],
    ['the verb behind', '{“The valves will close,”} Ludvik Hrast told Tamsin Radio.', 'Ludvik Hrast'],
    ['a verb with its subject behind', '{“We will stay,”} said Perpetua Lowe, a deputy of Oru.', 'Perpetua Lowe'],
    ['a verb between two halves', '“We will stay,” Lowe said on Monday, {“and we will fight.”}', 'Lowe'],
    ['“according to”', '{The road is closed}, according to Perpetua Lowe.', 'Perpetua Lowe'],
    ['the inner of two verbs', 'Hrast said he agreed with Lowe that {the road was closed}.', 'Hrast'],
    ['a verb that two share', 'Hrast praised the plan but said {it was late}.', 'Hrast'],
    ['a participle', '“It is late,” Hrast told a crowd in Oru, adding that {he would wait}.', 'Hrast'],
    [
      'a verb behind an insertion',
      'Hakim Desrouari, the chief negotiator of Sahrin, said {it was late}.',
      'Hakim Desrouari',
    ],
    ['a verb behind “who”', 'They met Hakim Desrouari, who has offered {to wait}.', 'Hakim Desrouari'],
    ['a verb that is selected with the rest', 'Hakim Desrouari also {signed the order for Oru}.', 'Hakim Desrouari'],
    [
      'a verb after “of”',
      'Ministers Maren Ostrova of Oru and Rafiq Olander of Tamsin agreed {to meet}.',
      'Maren Ostrova',
    ],
    ['a common noun', 'But a Veldish diplomat in Oru said {it was late}.', 'Veldish diplomat'],
    ['a body', 'The Foreign Ministry said {it would wait}.', 'Foreign Ministry'],
  ])('%s', (_, marked, name) => {
    expect(named(marked)?.[0]).toBe(name)
  })
})

describe('proposeSpeaker', () => {
  it('takes titles off a name and says what they were', () => {
    expect(propose('Seiran’s Foreign Minister Oru Tamsin said {it was late}.')).toMatchObject({
      name: 'Oru Tamsin',
      role: 'Foreign Minister',
    })
    expect(propose('A.N. Deputy Secretary of State James Lowe said {it was late}.')).toMatchObject({
      name: 'James Lowe',
      role: 'A.N. Deputy Secretary of State',
    })
  })

  it('gives a surname the full name and office that the article gives it', () => {
    const article = 'Foreign Minister Rafiq Olander arrived on Monday.\n\nOlander said {it was late}.'
    expect(propose(article)).toMatchObject({ name: 'Rafiq Olander', role: 'Foreign Minister', speakerId: null })
    expect(named(article)?.[1]).toBe('Olander')
  })

  it('knows people by name, alias and surname', () => {
    const speakers = [OSTROVA, OLANDER, ORU]
    const ids = ['Rafiq Olander', 'Olander', 'Ostrova', 'ORU', 'Bolander'].map(
      (name) => propose(`${name} said {it was late}.`, { speakers })?.speakerId,
    )
    expect(ids).toEqual([OLANDER.id, OLANDER.id, OSTROVA.id, ORU.id, null])
  })

  it('takes the one used last of two with the same surname', () => {
    const other = known(5, 'Ines Olander')
    const speakers = [OLANDER, other]
    expect(propose('Olander said {it was late}.', { speakers, recent: [other.id] })?.speakerId).toBe(other.id)
  })

  it('follows a pronoun to the last one who spoke, and marks the pronoun', () => {
    const article =
      'Maren Ostrova met Rafiq Olander in Oru. “It is late,” Ostrova told Olander. The Cabinet met. She said {it was time}.'
    expect(named(article, { speakers: [OSTROVA, OLANDER, ORU] })).toEqual(['Maren Ostrova', 'She'])
  })

  it('takes one of several for “the two”', () => {
    const article = 'Maren Ostrova and Rafiq Olander agreed to meet.\n\nThe two also promised {to write}.'
    expect(named(article)).toEqual(['Maren Ostrova', 'The two'])
  })

  it('knows “the official” as the one who was mentioned before', () => {
    const article = 'A Tamsine official said it was late. The official, who would not be named, said {it was over}.'
    expect(propose(article, { speakers: [OFFICIAL] })?.speakerId).toBe(OFFICIAL.id)
  })

  it('goes on with whoever spoke before in the paragraph', () => {
    const article = 'Oru was calm.\n\n“It is late,” Ludvik Hrast told Oru. {“It is over.”} Maren Ostrova left.'
    expect(named(article)?.[0]).toBe('Ludvik Hrast')
  })

  it('looks to the paragraph before where that ends in a colon', () => {
    expect(named('In Oru, Ludvik Hrast made it plain, and said:\n\n{“It is over.”}')?.[0]).toBe('Ludvik Hrast')
  })

  it('follows a quotation over several paragraphs', () => {
    const article = '“It is late,” said Ludvik Hrast. “We will wait.\n\n“But not for long.\n\n“And {not in the cold}.”'
    expect(named(article)?.[0]).toBe('Ludvik Hrast')
  })

  it('does not take weekdays, months, possessives, objects or what opens a sentence', () => {
    const lines = [
      'On Tuesday Hrast said {it was late}.',
      'In March, Hrast said {it was late}.',
      'Asked about Oru’s ships, Hrast said {it was late}.',
      'Speaking in Port Elsane, Hrast said {it was late}.',
      'Bread was short. But Hrast said {it was late}.',
    ]
    expect(lines.map((line) => named(line)?.[0])).toEqual(Array(5).fill('Hrast'))
  })

  it('does not take anybody who is part of the selection where somebody says all of it', () => {
    expect(named('Olander said {Ostrova agreed to pay}.')?.[0]).toBe('Olander')
  })

  it('takes whoever a sentence is about where all of it is selected, and marks no words', () => {
    expect(named('Hrast smiled. {Ostrova agreed to pay}. Lowe left.')).toEqual(['Ostrova', null])
    expect(named('{“Tamsin will never forget,” Ludvik Hrast told Oru.} Olander said it was late.')).toEqual([
      'Ludvik Hrast',
      null,
    ])
    expect(propose('{“Olander said it was late.”}')).toBeNull()
  })

  it('falls back on the nearest name, then on whoever was chosen last, then on nobody', () => {
    const speakers = [ORU, OSTROVA]
    expect(named('Hrast smiled. {Rain fell}. Lowe left.')?.[0]).toBe('Hrast')
    expect(propose('{Rain fell}.', { speakers, recent: [OLANDER.id, OSTROVA.id] })).toEqual({
      speakerId: OSTROVA.id,
      name: 'Maren Ostrova',
      mention: null,
      from: 'recent',
      role: null,
    })
    expect(propose('{Rain fell}.', { speakers })).toBeNull()
  })

  it('answers for any selection of any text, with a mention outside of it', () => {
    const cases = anyText.chain((text) =>
      fc.tuple(fc.constant(text), fc.nat({ max: text.length }), fc.nat({ max: text.length })),
    )
    fc.assert(
      fc.property(cases, ([text, a, b]) => {
        const selection = span(Math.min(a, b), Math.max(a, b))
        const proposal = proposeSpeaker({
          text,
          blocks: blocksOf(text).blocks,
          span: selection,
          speakers: [],
          recent: [],
        })
        const mention = proposal?.mention
        if (mention) expect(mention.end <= selection.start || mention.start >= selection.end).toBe(true)
      }),
    )
  })
})

const SAMPLE = 'fixtures/sample'

describe('on the annotated samples', () => {
  it.skipIf(!existsSync(`${SAMPLE}/annotations.json`))('is right about 28 of 30 speakers or more', () => {
    const { claims, speakers } = JSON.parse(readFileSync(`${SAMPLE}/annotations.json`, 'utf8')) as SampleAnnotations
    const people = speakers.map(({ name, aliases }, n) => known(n % 10, name, ...aliases))
    const right = claims.filter(({ file, spans, speakers: wanted }) => {
      const text = canonicalText(readFileSync(`${SAMPLE}/articles/${file}`, 'utf8'))
      const selection = placeOf(text, spans[0] ?? '')
      const proposal = proposeSpeaker({
        text,
        blocks: blocksOf(text).blocks,
        span: selection,
        speakers: people,
        recent: [],
      })
      const names = wanted.map(({ key }) => speakers.find((speaker) => speaker.key === key)?.name)
      return names.includes(proposal?.name)
    })
    expect(claims.length).toBeGreaterThanOrEqual(30)
    expect(right.length / claims.length).toBeGreaterThan(0.93)
  })
})

type Quote = string | { readonly exact: string; readonly occurrence: number }

interface SampleAnnotations {
  readonly speakers: readonly { readonly key: string; readonly name: string; readonly aliases: readonly string[] }[]
  readonly claims: readonly {
    readonly file: string
    readonly spans: readonly Quote[]
    readonly speakers: readonly { readonly key: string }[]
  }[]
}

function placeOf(text: string, quote: Quote) {
  const { exact, occurrence } = typeof quote === 'string' ? { exact: quote, occurrence: 1 } : quote
  let start = -1
  for (let n = 0; n < occurrence; n += 1) start = text.indexOf(exact, start + 1)
  return span(start, start + exact.length)
}
