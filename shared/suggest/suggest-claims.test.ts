import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { recordId } from '../base/ids.ts'
import { defaultCodebook } from '../codebook/default-codebook.ts'
import { blocksOf } from '../text/block.ts'
import { canonicalText } from '../text/canonical-text.ts'
import { type Span, utf16 } from '../text/offset.ts'
import { graphemeFloor } from '../text/segment.ts'
import { suggestClaims } from './suggest-claims.ts'
import type { Suggestion } from './suggestion.ts'
import { suggested } from './testing/suggested.ts'

describe('quotations', () => {
  it('takes a quotation with its marks and the speaker behind it', () => {
    const [found, ...others] = suggested('“We will not close the harbor,” Maren Ostrova said on Monday.')
    expect(others).toEqual([])
    expect(found).toMatchObject({
      content: '“We will not close the harbor,”',
      cue: 'said',
      speakers: ['Maren Ostrova'],
      mode: 'direct',
      commitment: 'commissive.refuse',
    })
  })

  it('makes one claim of a quotation that is split by its attribution', () => {
    const found = suggested('“We have waited long enough,” said Rafiq Olander, “and we will wait no longer.”')
    expect(found.map(({ content }) => content)).toEqual([
      '“We have waited long enough,” … “and we will wait no longer.”',
    ])
    expect(found[0]?.speakers).toEqual(['Rafiq Olander'])
  })

  it('takes a quotation of several sentences whole', () => {
    const [found] = suggested('“The harbor is open. It will stay open all winter,” Olander told reporters.')
    expect(found?.content).toBe('“The harbor is open. It will stay open all winter,”')
  })

  it('gives a quotation to whoever the paragraph before leads over to with a colon', () => {
    const found = suggested([
      'Maren Ostrova of the port authority told reporters after the meeting:',
      '“The cranes will be back at work by the end of the month.”',
    ])
    expect(found.map(({ content, speakers }) => [content, ...speakers])).toEqual([
      ['“The cranes will be back at work by the end of the month.”', 'Maren Ostrova'],
    ])
  })

  it('reads a quotation that has white space before its closing mark, and one that is never closed', () => {
    expect(suggested('“We will sign it tomorrow, ”Olander told reporters.')[0]?.content).toMatch(/^“We will sign it/)
    expect(suggested('Olander said, “We will sign it tomorrow.')[0]?.speakers).toEqual(['Olander'])
  })

  it.each([
    ['«Nous resterons»', '« Le port restera ouvert », a déclaré Maren Ostrova.'],
    ['„Wir bleiben“', '„Der Hafen bleibt offen“, sagte Maren Ostrova.'],
  ])('never cuts into %s', (_, sentence) => {
    for (const { content } of suggested(sentence)) expect(content).not.toMatch(/^[»“]|[«„]$/)
  })
})

describe('speakers', () => {
  it('follows a surname and a pronoun back to the full name', () => {
    const found = suggested([
      'Foreign Minister Maren Ostrova said that Oru would reopen the corridor in April.',
      'Ostrova said the first ships were being loaded.',
      'She added that the crews had been told.',
    ])
    expect(found.map(({ speakers }) => speakers)).toEqual([['Maren Ostrova'], ['Maren Ostrova'], ['Maren Ostrova']])
    expect(found[0]?.suggestion.speakers[0]).toMatchObject({ role: 'Foreign Minister', kind: 'person' })
  })

  it('names those who speak together, and knows them again as “they” and “the two”', () => {
    const found = suggested([
      'Maren Ostrova and Rafiq Olander agreed to hold further talks on the grain corridor.',
      'They said the talks would be held in Ambrel.',
    ])
    for (const { speakers } of found) expect(speakers).toEqual(['Maren Ostrova', 'Rafiq Olander'])
    expect(found.length).toBeGreaterThanOrEqual(2)
  })

  it('keeps an unnamed official as one', () => {
    const [found] = suggested('A Veldish official said the harbor would be closed for a week.')
    expect(found).toMatchObject({ source: 'A Veldish official', speakers: ['Veldish official'] })
    expect(found?.suggestion.speakers[0]?.kind).toBe('unnamed')
  })

  it('takes the sources of “according to”', () => {
    const [found] = suggested('The bridge will be closed until June, according to the transport ministry.')
    expect(found).toMatchObject({ cue: 'according to', speakers: ['transport ministry'] })
    expect(found?.content).toBe('The bridge will be closed until June')
  })

  it('uses the speakers of the project', () => {
    const id = recordId('5b0f6c52-0f4e-5a3c-8f0e-7a4f3d3f6d11')
    const speakers = [{ id, name: 'Maren I. Ostrova', aliases: ['Ostrova'] }]
    const [found] = suggested('“We will sign,” Ostrova said.', { speakers })
    expect(found?.suggestion.speakers[0]).toMatchObject({ name: 'Maren I. Ostrova', speakerId: id })
  })
})

describe('frames', () => {
  const relayed = 'Olander said that Maren Ostrova promised to send 40,000 tons of wheat to the islands.'

  it('gives the innermost claim, and who reports it', () => {
    const found = suggested(relayed, { frame: 'innermost' })
    expect(found.map(({ speakers, reportedBy }) => ({ speakers, reportedBy }))).toEqual([
      { speakers: ['Maren Ostrova'], reportedBy: ['Olander'] },
    ])
    expect(found[0]).toMatchObject({ commitment: 'commissive.pledge' })
  })

  it('gives the outermost when asked', () => {
    const found = suggested(relayed, { frame: 'outermost' })
    expect(found.map(({ speakers, cue }) => [cue, ...speakers])).toEqual([['said', 'Olander']])
    expect(found[0]?.content).toBe('Maren Ostrova promised to send 40,000 tons of wheat to the islands')
  })
})

describe('what is not suggested', () => {
  it.each([
    ['an empty article', ''],
    ['boilerplate', 'By subscribing, you can help us get the story right.\n\nSUBSCRIBE NOW'],
    ['what nobody says', 'The river is wide at Ambrel. Two bridges cross it, and a ferry runs in summer.'],
  ])('%s', (_, raw) => {
    const text = canonicalText(raw)
    expect(suggestClaims(text, blocksOf(text).blocks)).toEqual([])
  })

  it('codes that were retired', () => {
    const codebook = defaultCodebook()
    const codes = codebook.codes.map((code) => ({ ...code, deprecated: code.code === 'commissive.refuse' }))
    const [found] = suggested('“We will never close the harbor,” Olander said.', { codebook: { ...codebook, codes } })
    expect(found?.commitment).not.toBe('commissive.refuse')
  })
})

const WORDS =
  'said says told agreed that to the harbor will not Ostrova Olander according official and , . : ; “ ” " ‘ ’ ( ) \n\n \n if by March 😀 e\u0301 U.S. Dr. \u202e 述べた 「 」 は WASHINGTON'.split(
    ' ',
  )
const anyArticle = fc
  .array(fc.oneof(fc.constantFrom(...WORDS), fc.string({ unit: 'grapheme', maxLength: 6 })), { maxLength: 80 })
  .map((words) => canonicalText(words.join(' ')))

function spansOf(suggestion: Suggestion): readonly (readonly Span[])[] {
  const { content, cue, source, condition, deadline, speakers, reportedBy, targets } = suggestion
  const parties = [...speakers, ...reportedBy, ...targets].map(({ mentions }) => mentions)
  return [content, cue, source, condition, deadline === null ? [] : [deadline], ...parties]
}

describe('whatever the text', () => {
  it('keeps spans within it, on grapheme edges, trimmed, in order and without overlap', () => {
    fc.assert(
      fc.property(anyArticle, fc.constantFrom('innermost' as const, 'outermost' as const), (text, frame) => {
        for (const suggestion of suggestClaims(text, blocksOf(text).blocks, { frame, threshold: 0.05 })) {
          expect(suggestion.content.length).toBeGreaterThan(0)
          expect(suggestion.score).toBeGreaterThanOrEqual(0)
          expect(suggestion.score).toBeLessThanOrEqual(1)
          for (const spans of spansOf(suggestion)) {
            let behind = 0
            for (const { start, end } of spans) {
              expect(start).toBeGreaterThanOrEqual(behind)
              expect(end).toBeGreaterThan(start)
              expect(end).toBeLessThanOrEqual(text.length)
              expect(text.slice(start, end).trim()).toBe(text.slice(start, end))
              expect(graphemeFloor(text, start)).toBe(start)
              expect(graphemeFloor(text, utf16(end))).toBe(end)
              behind = end
            }
          }
        }
      }),
      { numRuns: 150 },
    )
  })

  it('gives the same answer twice', () => {
    fc.assert(
      fc.property(anyArticle, (text) => {
        const { blocks } = blocksOf(text)
        expect(suggestClaims(text, blocks)).toEqual(suggestClaims(text, blocks))
      }),
      { numRuns: 30 },
    )
  })

  const paragraph = 'Maren Ostrova said the harbor would open. “We will see,” Olander said, adding that he agreed. '
  it.each([
    ['no sentence end in 100,000 characters', 'the harbor said that Ostrova told '.repeat(3_000)],
    ['one word of 100,000 letters', 'a'.repeat(100_000)],
    ['ten thousand opening marks', `${'“'.repeat(10_000)} he said`],
    ['ten thousand straight marks', '" said '.repeat(10_000)],
    ['quotations that are never closed', '“We will go,” Olander said. “We '.repeat(500)],
    ['all capitals', paragraph.toUpperCase().repeat(100)],
    ['bidirectional text', 'قال \u202eOstrova\u202c said “שלום” \u2067to\u2069 him. '.repeat(500)],
    ['one paragraph of everything', paragraph.repeat(300)],
    ['brackets and colons', '(: said ): '.repeat(10_000)],
  ])('comes to an end, within the text: %s', (_, raw) => {
    const text = canonicalText(raw)
    const { blocks } = blocksOf(text)
    for (const { content } of suggestClaims(text, blocks))
      for (const { end } of content) expect(end).toBeLessThanOrEqual(text.length)
  })
})
