import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codePoint, offsetMap, span, utf8, utf16 } from './offset.ts'
import { anyText, text, textAndOffset, textAndSpan } from './testing/texts.ts'

const encoder = new TextEncoder()

describe('offsetMap', () => {
  const whole = text('aé😀首🇯🇵z')
  const map = offsetMap(whole)

  it('knows the length in each unit', () => {
    expect([map.utf16Length, map.codePointLength, map.utf8Length]).toEqual([10, 7, 19])
  })

  it('converts at the edge of every character', () => {
    expect([0, 1, 2, 4, 5, 7, 9, 10].map((at) => map.toCodePoint(utf16(at)))).toEqual([0, 1, 2, 3, 4, 5, 6, 7])
    expect([0, 1, 2, 3, 4, 5, 6, 7].map((at) => map.fromCodePoint(codePoint(at)))).toEqual([0, 1, 2, 4, 5, 7, 9, 10])
    expect([0, 1, 2, 4, 5, 7, 9, 10].map((at) => map.toUtf8(utf16(at)))).toEqual([0, 1, 3, 7, 10, 14, 18, 19])
    expect([0, 1, 3, 7, 10, 14, 18, 19].map((at) => map.fromUtf8(utf8(at)))).toEqual([0, 1, 2, 4, 5, 7, 9, 10])
  })

  it('goes back to the start of a character from within it', () => {
    expect(map.toCodePoint(utf16(3))).toBe(2)
    expect(map.toUtf8(utf16(3))).toBe(3)
    expect([4, 5, 6].map((at) => map.fromUtf8(utf8(at)))).toEqual([2, 2, 2])
  })

  it.each([-1, 20, 0.5, Number.NaN])('throws for %d, which is no offset of the text', (offset) => {
    expect(() => map.toCodePoint(utf16(offset))).toThrow(RangeError)
    expect(() => map.fromCodePoint(codePoint(offset))).toThrow(RangeError)
    expect(() => map.toUtf8(utf16(offset))).toThrow(RangeError)
    expect(() => map.fromUtf8(utf8(offset))).toThrow(RangeError)
  })

  it('converts spans', () => {
    expect(map.spanToCodePoints(span(2, 5))).toEqual({ start: 2, end: 4 })
    expect(map.spanFromCodePoints({ start: codePoint(2), end: codePoint(4) })).toEqual({ start: 2, end: 5 })
  })

  it('has an empty text', () => {
    const none = offsetMap(text(''))
    expect([none.codePointLength, none.utf8Length, none.toUtf8(utf16(0)), none.fromUtf8(utf8(0))]).toEqual([0, 0, 0, 0])
  })

  it('counts as the language and the encoder do, at every offset', () => {
    fc.assert(
      fc.property(textAndOffset, ([any, offset]) => {
        const before = any.slice(0, offset).replace(/\p{Surrogate}/gu, '')
        expect(offsetMap(any).toCodePoint(offset)).toBe([...before].length)
        expect(offsetMap(any).toUtf8(offset)).toBe(encoder.encode(before).length)
      }),
    )
  })

  it('comes back to every code point and byte that starts a character', () => {
    fc.assert(
      fc.property(anyText, (any) => {
        const offsets = offsetMap(any)
        for (let at = 0; at <= offsets.codePointLength; at += 1) {
          const unit = offsets.fromCodePoint(codePoint(at))
          expect(offsets.toCodePoint(unit)).toBe(at)
          expect(offsets.fromUtf8(offsets.toUtf8(unit))).toBe(unit)
        }
      }),
    )
  })

  it('comes back to every span that cuts no character', () => {
    fc.assert(
      fc.property(textAndSpan, ([any, { start, end }]) => {
        const offsets = offsetMap(any)
        const points = offsets.spanToCodePoints({ start, end })
        const back = offsets.spanFromCodePoints(points)
        expect([...any].slice(points.start, points.end).join('')).toBe(any.slice(back.start, back.end))
      }),
    )
  })

  it('counts bytes across the marks that it keeps, where they fall inside a character too', () => {
    for (const lead of ['', 'a', 'é', '首']) {
      const long = text(lead + '😀'.repeat(2_000))
      const offsets = offsetMap(long)
      for (const at of [1_022, 1_023, 1_024, 1_025, 2_047, 2_048, 2_049, long.length]) {
        const bytes = encoder.encode(long.slice(0, at).replace(/\p{Surrogate}/gu, '')).length
        expect(offsets.toUtf8(utf16(at))).toBe(bytes)
        for (const inside of [0, 1, 3]) {
          if (bytes + inside < offsets.utf8Length) {
            expect(offsets.toUtf8(offsets.fromUtf8(utf8(bytes + inside)))).toBeLessThanOrEqual(bytes + inside)
          }
        }
        expect(offsets.fromUtf8(utf8(bytes))).toBe(offsets.fromCodePoint(offsets.toCodePoint(utf16(at))))
      }
    }
  })
})
