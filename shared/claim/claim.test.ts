import { describe, expect, it } from 'vitest'
import { isUnanchored, placeClaim, quoteOf, spansOf } from './claim.ts'
import { at, claimOn, OLANDER, OSTROVA, pageOf } from './testing/claim-page.ts'

const page = pageOf('Oru 🌾 said Tamsin would pay. Tamsin had said so before.')

describe('placeClaim', () => {
  it('finds every kind of passage in the text that is here', () => {
    const said = claimOn(page, ['said']).fields.target
    const tamsin = claimOn(page, ['Tamsin']).fields.target
    const claim = claimOn(page, ['Tamsin would pay'], {
      cues: said,
      speakers: [{ speakerId: OSTROVA, mentions: tamsin }],
      reportedBy: [{ speakerId: OLANDER, mentions: tamsin, cues: said }],
      condition: said,
      deadline: { text: 'before', target: claimOn(page, ['before']).fields.target[0] },
      targets: [{ speakerId: OLANDER, mentions: tamsin }],
    })
    const { content, cues, speakers, reportedBy, condition, deadline, targets } = claim
    const placed = [content, cues, speakers[0]?.mentions, reportedBy[0]?.mentions, reportedBy[0]?.cues, condition]
    expect([...placed, targets[0]?.mentions].map((each) => spansOf(each ?? []))).toEqual(
      ['Tamsin would pay', 'said', 'Tamsin', 'Tamsin', 'said', 'said', 'Tamsin'].map((words) => [at(page, words)]),
    )
    expect(deadline?.anchor).toEqual({ kind: 'exact', span: at(page, 'before') })
  })

  it('finds a passage again that has moved, and says what it cannot find', () => {
    const { id, fields } = claimOn(page, ['Tamsin would pay', 'so before'])
    const later = pageOf('On Monday, Oru 🌾 said Tamsin would pay. That was new.')
    const moved = placeClaim(id, fields, later.text, later.map)
    expect(moved.content.map(({ anchor }) => anchor.kind)).toEqual(['moved', 'orphan'])
    expect(spansOf(moved.content)).toEqual([at(later, 'Tamsin would pay')])
    expect([isUnanchored(moved), isUnanchored(claimOn(page, ['Tamsin']))]).toEqual([true, false])
  })

  it('has no deadline where the deadline has no place', () => {
    expect(claimOn(page, ['Tamsin'], { deadline: { text: 'soon' } }).deadline).toBeNull()
  })
})

describe('quoteOf', () => {
  it('joins segments by an ellipsis', () => {
    expect(quoteOf(claimOn(page, ['Oru', 'would pay']).fields)).toBe('Oru … would pay')
  })
})
