import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { offsetMap, type Span, span } from '../text/offset.ts'
import { graphemeCeil, graphemeFloor } from '../text/segment.ts'
import { spanOf, text, textAndSpan } from '../text/testing/texts.ts'
import { CONTEXT_CHARACTERS, describeSpan } from './describe.ts'
import type { Target } from './selector.ts'

function described(raw: string, span: Span): Target {
  const whole = text(raw)
  return describeSpan(whole, offsetMap(whole), span)
}

describe('describeSpan', () => {
  it('says where a quote stands in code points, and what stands around it', () => {
    const raw = '😀 They “agreed” 首相.'
    expect(described(raw, spanOf(text(raw), 'agreed'))).toEqual({
      selector: [
        { type: 'TextPositionSelector', start: 8, end: 14 },
        { type: 'TextQuoteSelector', exact: 'agreed', prefix: '😀 They “', suffix: '” 首相.' },
      ],
    })
  })

  it('takes 32 characters on either side, and not half a surrogate pair', () => {
    const raw = `${'😀'.repeat(40)}x${'😀'.repeat(40)}`
    const [, { prefix, suffix }] = described(raw, span(80, 81)).selector
    expect([prefix, suffix]).toEqual(['😀'.repeat(32), '😀'.repeat(32)])
  })

  it('cuts context at grapheme edges', () => {
    const family = '👩‍👩‍👧‍👦'
    const raw = `${family.repeat(9)}x${family.repeat(9)}`
    const [, { prefix, suffix }] = described(raw, spanOf(text(raw), 'x')).selector
    expect([prefix, suffix]).toEqual([family.repeat(4), family.repeat(4)])
  })

  it('has no context where a grapheme beside the span is longer than the limit', () => {
    const raw = `a${'\u0301'.repeat(40)}x${'\u0301'.repeat(40)}`
    const at = raw.indexOf('x')
    const [, { prefix, suffix }] = described(raw, span(at, at + 1)).selector
    expect([prefix, suffix]).toEqual(['', ''])
  })

  it('gives context that adjoins the span, ends at grapheme edges and is as long as may be', () => {
    fc.assert(
      fc.property(textAndSpan, ([whole, place]) => {
        const [, { exact, prefix, suffix }] = describeSpan(whole, offsetMap(whole), place).selector
        const from = place.start - prefix.length
        const to = place.end + suffix.length
        expect(whole.slice(from, to)).toBe(prefix + exact + suffix)
        if (prefix !== '') expect(graphemeFloor(whole, span(from, from).start)).toBe(from)
        if (suffix !== '') expect(graphemeCeil(whole, span(to, to).start)).toBe(to)
        expect([...prefix].length).toBeLessThanOrEqual(CONTEXT_CHARACTERS)
        expect([...suffix].length).toBeLessThanOrEqual(CONTEXT_CHARACTERS)
      }),
    )
  })
})
