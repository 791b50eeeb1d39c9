import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalText } from '../text/canonical-text.ts'
import { offsetMap, type Span, span } from '../text/offset.ts'
import { spanOf, text, textAndSpan } from '../text/testing/texts.ts'
import { type Anchor, anchorTarget } from './anchor.ts'
import { describeSpan } from './describe.ts'
import type { Target } from './selector.ts'

function described(raw: string, span: Span): Target {
  const whole = text(raw)
  return describeSpan(whole, offsetMap(whole), span)
}

function anchored(raw: string, target: Target): Anchor {
  const whole = text(raw)
  return anchorTarget(whole, offsetMap(whole), target)
}

function target(exact: string, prefix = '', suffix = '', start = 0, end = 0): Target {
  return {
    selector: [
      { type: 'TextPositionSelector', start, end },
      { type: 'TextQuoteSelector', exact, prefix, suffix },
    ],
  }
}

const notEmpty = textAndSpan.filter(([, { start, end }]) => end > start)
/** Spans as they are stored: on characters, but not always on graphemes (imported ones). */
const onCharacters = notEmpty.filter(([whole, { start, end }]) => whole.slice(start, end).isWellFormed())

describe('anchorTarget', () => {
  it('finds a quote where it was', () => {
    const raw = '😀 The two agreed to meet.'
    const place = spanOf(text(raw), 'to meet')
    expect(anchored(raw, described(raw, place))).toEqual({ kind: 'exact', span: place })
  })

  it('keeps a position whose quote fits though its context does not', () => {
    expect(anchored('They agreed.', target('agreed', 'We never ', ' at all', 5, 11))).toEqual({
      kind: 'exact',
      span: span(5, 11),
    })
  })

  it('finds a quote that moved and stands once, whatever is around it now', () => {
    const raw = 'The two agreed to meet.'
    const stored = described(raw, spanOf(text(raw), 'agreed to'))
    expect(anchored('Update 😀: they all agreed to go', stored)).toEqual({ kind: 'moved', span: span(20, 29) })
  })

  it('finds the second of two equal quotes by its prefix', () => {
    const raw = 'Ito said yes. Roe said yes.'
    const stored = described(raw, span(18 + 5 - 1, 26))
    expect(stored.selector[1].exact).toBe(' yes')
    expect(anchored(`Later: ${raw}`, stored)).toEqual({ kind: 'moved', span: span(29, 33) })
  })

  it('finds the first of two equal quotes by its suffix', () => {
    expect(anchored('yes, Roe. yes, Ito.', target('yes', '', ', Roe', 90, 93))).toEqual({
      kind: 'moved',
      span: span(0, 3),
    })
  })

  it('leaves it open which of several equal quotes is meant when their context is equally good', () => {
    expect(anchored('no yes no yes no', target('yes', 'no ', ' no', 90, 93))).toEqual({
      kind: 'ambiguous',
      candidates: [span(3, 6), span(10, 13)],
    })
  })

  it('does not let a stale position decide between equal quotes', () => {
    expect(anchored('no yes no yes no', target('yes', 'no ', ' no', 3, 7)).kind).toBe('ambiguous')
  })

  it('names only the best places as candidates', () => {
    expect(anchored('x yes. so yes. so yes.', target('yes', 'so ', '', 90, 93))).toEqual({
      kind: 'ambiguous',
      candidates: [span(10, 13), span(18, 21)],
    })
  })

  it('sees places that overlap', () => {
    expect(anchored('ababa', target('aba', '', '', 9, 12))).toEqual({
      kind: 'ambiguous',
      candidates: [span(0, 3), span(2, 5)],
    })
  })

  it('gives up a quote that is gone, and an empty one', () => {
    expect(anchored('Nothing here.', target('agreed', 'They ', '.', 0, 6))).toEqual({ kind: 'orphan' })
    expect(anchored('Nothing here.', target('', '', '', 3, 3))).toEqual({ kind: 'orphan' })
  })

  it.each([
    [-1, 2],
    [2, 1],
    [0.5, 3],
    [Number.NaN, 3],
    [0, 1e9],
  ])('does not trip over a position of %d to %d', (start, end) => {
    expect(anchored('They agreed.', target('agreed', '', '', start, end))).toEqual({ kind: 'moved', span: span(5, 11) })
  })

  it('does not find half a character', () => {
    expect(anchored('😀', target('\ude00', '', '', 5, 6))).toEqual({ kind: 'orphan' })
    expect(anchored('😀', target('\ud83d', '', '', 5, 6))).toEqual({ kind: 'orphan' })
  })

  it('is the inverse of describeSpan', () => {
    fc.assert(
      fc.property(onCharacters, ([whole, place]) => {
        const map = offsetMap(whole)
        expect(anchorTarget(whole, map, describeSpan(whole, map, place))).toEqual({ kind: 'exact', span: place })
      }),
    )
  })

  it('follows a quote that stands once to its new place, and never to a wrong text', () => {
    fc.assert(
      fc.property(onCharacters, fc.string({ unit: 'grapheme', minLength: 1 }), ([whole, place], inserted) => {
        const exact = whole.slice(place.start, place.end)
        const lead = canonicalText(inserted)
        const later = canonicalText(lead + whole)
        const found = anchorTarget(later, offsetMap(later), describeSpan(whole, offsetMap(whole), place))
        expect(found.kind).not.toBe('orphan')
        if ('span' in found) expect(later.slice(found.span.start, found.span.end)).toBe(exact)
        if (later.indexOf(exact) !== later.lastIndexOf(exact)) return
        expect(found).toEqual({ kind: 'moved', span: span(place.start + lead.length, place.end + lead.length) })
      }),
    )
  })

  it('survives a quote that stands a hundred thousand times', () => {
    expect(anchored('so it is '.repeat(100_000), target('it', 'so ', ' is', 1, 2)).kind).toBe('ambiguous')
  })
})
