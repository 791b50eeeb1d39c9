import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findAll, foldQuery, foldText } from './fold.ts'
import { graphemeFloor } from './segment.ts'
import { anyText, quote, text, textAndSpan } from './testing/texts.ts'

function hits(raw: string, query: string): (string | null)[] {
  const whole = text(raw)
  return findAll(whole, query).map((span) => quote(whole, span))
}

describe('findAll', () => {
  it.each([
    ['The Minister; the minister', 'MINISTER', ['Minister', 'minister']],
    ['Café, cafe\u0301, CAFÉ, cafe', 'cafe', ['Café', 'cafe\u0301', 'CAFÉ', 'cafe']],
    ['Rene\u0301e left', 'renée', ['Rene\u0301e']],
    ['Straße und STRASSE', 'strasse', ['Straße', 'STRASSE']],
    ['a ﬁne eﬀort', 'fine ef', ['ﬁne eﬀ']],
    ['a ﬁne eﬀort', 'fine', ['ﬁne']],
    ['ＡＢＣ and ｶﾀｶﾅ', 'abc', ['ＡＢＣ']],
    ['ＡＢＣ and ｶﾀｶﾅ', 'カタカナ', ['ｶﾀｶﾅ']],
    ['“We’ll go” — he said', '"we\'ll go" - he', ['“We’ll go” — he']],
    ['to\nreopen\u00a0the', 'to reopen the', ['to\nreopen\u00a0the']],
    ['İstanbul and ISTANBUL', 'istanbul', ['İstanbul', 'ISTANBUL']],
    ['مُحَمَّد and محمد', 'محمد', ['مُحَمَّد', 'محمد']],
    ['soft\u00adhyphen', 'softhyphen', ['soft\u00adhyphen']],
    ['Ørsted in Łódź', 'orsted in lodz', ['Ørsted in Łódź']],
    ['ΟΔΟΣ οδος', 'οδοσ', ['ΟΔΟΣ', 'οδος']],
    ['aaaa', 'aa', ['aa', 'aa']],
    ['anything', ' ', []],
    ['anything', '', []],
    ['anything', '\u0301', []],
  ])('finds in %j the query %j', (raw, query, expected) => {
    expect(hits(raw, query)).toEqual(expected)
  })

  it('tells voiced kana apart, whole or in parts', () => {
    expect(hits('かが か\u3099', 'が')).toEqual(['が', 'か\u3099'])
    expect(hits('がか', 'か')).toHaveLength(2)
  })

  it('takes whole graphemes', () => {
    expect(hits('👩‍👩‍👧 ok', '👩')).toEqual(['👩‍👩‍👧'])
    expect(hits('e\u0301\u0323x', 'e')).toEqual(['e\u0301\u0323'])
  })

  it('gives the same from a folded text', () => {
    const whole = text('Café and cafe')
    expect(findAll(foldText(whole), 'CAFE')).toEqual(findAll(whole, 'CAFE'))
  })

  it('finds what stands in the text, wherever that is', () => {
    fc.assert(
      fc.property(textAndSpan, ([whole, { start, end }]) => {
        const query = whole.slice(start, end)
        const folded = foldQuery(query)
        if (folded.trim() === '' || /\s\s|^\s|\s$/.test(foldText(whole).folded) || !query.isWellFormed()) return
        expect(findAll(whole, query).length).toBeGreaterThan(0)
      }),
    )
  })

  it('gives spans in order, apart from one another, on grapheme edges', () => {
    fc.assert(
      fc.property(anyText, fc.constantFrom('a', 'the', 'e', '😀', '首', 'か', ' '), (whole, query) => {
        let at = 0
        for (const span of findAll(whole, query)) {
          expect(span.start).toBeGreaterThanOrEqual(at)
          expect(span.end).toBeGreaterThan(span.start)
          expect(graphemeFloor(whole, span.start)).toBe(span.start)
          at = span.end
        }
      }),
    )
  })

  it('finds every hit in a text of 50,000 words', () => {
    const whole = text('The ministers “agreed” to reopen the café. '.repeat(7_000))
    expect(findAll(whole, 'cafe')).toHaveLength(7_000)
  })
})
