import { describe, expect, it } from 'vitest'
import { derivedId, recordId } from '../../../shared/base/ids.ts'
import type { Placed } from '../../../shared/claim/claim.ts'
import { span } from '../../../shared/text/offset.ts'
import type { ClaimView, SpeakerView } from '../../session/views.ts'
import { initialOf, readerClaims } from './reader-claims.ts'

const ns = recordId('5b0f6c52-0f4e-5a3c-8f0e-7a4f3d3f6d11')
const speaker = (name: string): SpeakerView => ({ id: derivedId(ns, name), fields: { name, kind: 'person' } })
const placed = (start: number, end: number): Placed => ({
  target: {
    selector: [
      { type: 'TextPositionSelector', start, end },
      { type: 'TextQuoteSelector', exact: 'x', prefix: '', suffix: '' },
    ],
  },
  anchor: { kind: 'exact', span: span(start, end) },
})
const lost: Placed = { ...placed(0, 1), anchor: { kind: 'orphan' } }

function claim(change: Partial<ClaimView['claim']>, speakers: readonly SpeakerView[] = []): ClaimView {
  const id = derivedId(ns, 'claim')
  const fields = { articleId: ns, annotatorId: ns, target: [], commitment: 'commissive.pledge' }
  const nothing = { content: [], cues: [], speakers: [], reportedBy: [], condition: [], deadline: null, targets: [] }
  return {
    id,
    fields,
    claim: { id, fields, ...nothing, ...change },
    code: null,
    label: 'Pledge',
    letter: 'p',
    group: 'commissive',
    variant: 0,
    speakers,
    speakerNames: '',
    quote: '',
    name: 'Pledge',
    unanchored: false,
    conflicts: [],
    annotator: '',
    mine: true,
    createdAt: '',
    modifiedAt: '',
  }
}

describe('what the page draws of a claim', () => {
  it('is the same object for the same claim', () => {
    const [one, other] = [claim({}), claim({})]
    const [first] = readerClaims([one])
    expect(readerClaims([other, one])[1]).toBe(first)
  })

  it('is the same object, and the same list, for a claim that looks as it did', () => {
    const before = readerClaims([claim({ content: [placed(3, 9)] })])
    const [same, other] = [claim({ content: [placed(3, 9)] }), claim({ content: [placed(4, 9)] })]
    expect([readerClaims([same], before) === before, readerClaims([other], before) === before]).toEqual([true, false])
  })

  it('leaves out what has lost its place', () => {
    expect(readerClaims([claim({ content: [placed(3, 9), lost] })])[0]?.spans).toEqual([span(3, 9)])
  })

  it('gives the cues of a relay among the cues', () => {
    const relay = { speakerId: ns, mentions: [placed(1, 4)], cues: [placed(5, 9)] }
    const drawn = readerClaims([claim({ cues: [placed(20, 24)], reportedBy: [relay] })])[0]
    expect(drawn?.cues).toEqual([span(20, 24), span(5, 9)])
    expect(drawn?.relays).toEqual([span(1, 4)])
  })

  it('puts one sign above words that name two speakers', () => {
    const [maren, rafiq] = [speaker('Maren Ostrova'), speaker('Rafiq Olander')]
    const parties = [maren, rafiq].map(({ id }) => ({ speakerId: id, mentions: [placed(0, 7)] }))
    expect(readerClaims([claim({ speakers: parties }, [maren, rafiq])])[0]?.mentions).toEqual([
      { span: span(0, 7), initial: 'MO RO' },
    ])
  })
})

describe('the letters that stand for a name', () => {
  it.each([
    ['Maren Ostrova', 'MO'],
    ['Åsa Lindqvern', 'ÅL'],
    ['Veldmark', 'V'],
    ['A Tamsine official', 'AO'],
    ['  ', '?'],
    ['Jean-Luc de la Tour', 'JT'],
    ['王小明', '王'],
  ])('of “%s” are %s', (name, letters) => {
    expect(initialOf(name)).toBe(letters)
  })
})
