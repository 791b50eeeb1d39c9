import { describe, expect, it } from 'vitest'
import { canonicalText } from './canonical-text.ts'
import { foldText } from './fold.ts'
import { holdsPhrase, isEmptySearch, parseSearch, searchHits, searchWords } from './search-query.ts'

function wordsOf(text: string): readonly string[] {
  return searchWords(foldText(canonicalText(text)).folded)
}

/** The hits of a query, put in brackets. */
function marked(text: string, query: string): string {
  const canonical = canonicalText(text)
  let at = 0
  let out = ''
  for (const { start, end } of searchHits(canonical, parseSearch(query))) {
    out += `${canonical.slice(at, start)}[${canonical.slice(start, end)}]`
    at = end
  }
  return out + canonical.slice(at).trimEnd()
}

describe('The words of a text', () => {
  it.each([
    ['Zoë promised 3,000 tons', ['zoe', 'promised', '3', '000', 'tons']],
    ['ＦＵＬＬ width', ['full', 'width']],
    ['東京都', ['東京', '京都', '都']],
    ['EUは条約に', ['eu', 'は条', '条約', '約に', 'に']],
    ['Straße', ['strasse']],
    ['الوزيرُ قال', ['الوزير', 'قال']],
    ['', []],
  ])('of %j are %j', (text, words) => {
    expect(wordsOf(text)).toEqual(words)
  })

  it('are told apart by a dictionary where a script has no spaces', () => {
    expect(wordsOf('ฉันรักภาษาไทย').length).toBeGreaterThan(1)
  })
})

describe('A run that fills an article', () => {
  it('has as many words, and can be looked for', () => {
    const run = '漢'.repeat(300_000)
    expect([wordsOf(run).length, parseSearch(run).phrases]).toEqual([300_000, [run]])
  })
})

describe('A query', () => {
  it.each([
    ['Border MAY', { words: ['border', 'may'], phrases: [] }],
    ['“to pay” now', { words: ['to', 'pay', 'now'], phrases: ['to pay'] }],
    ['"left open', { words: ['left', 'open'], phrases: ['left open'] }],
    ['"one"', { words: ['one'], phrases: [] }],
    ['条約', { words: ['条約'], phrases: [] }],
    ['サミット', { words: ['サミ', 'ミッ', 'ット'], phrases: ['サミット'] }],
    ['" "', { words: [], phrases: [] }],
  ])('%j looks for %j', (query, expected) => {
    expect(parseSearch(query)).toEqual(expected)
  })

  it('of signs alone looks for nothing', () => {
    expect(isEmptySearch(parseSearch('— “ ” …'))).toBe(true)
  })
})

describe('Hits', () => {
  it.each([
    ['The border and the borderline, no reborder', 'border', 'The [border] and the [border]line, no reborder'],
    ['Zoë said “to\npay” and to pay', '"to pay"', 'Zoë said “[to\npay]” and [to pay]'],
    ['They promised to pay aid', 'pay prom', 'They [prom]ised to [pay] aid'],
    ['東京サミットで', 'サミット', '東京[サミット]で'],
    ['約束の条約', '約', '[約]束の条[約]'],
    ['A plan, a pledge', 'a pl', '[A] [pl]an, [a] [pl]edge'],
    ['Nothing here', 'else', 'Nothing here'],
  ])('in %j of %j', (text, query, expected) => {
    expect(marked(text, query)).toBe(expected)
  })

  it('of a phrase begin with a word', () => {
    expect([holdsPhrase('he ought to pay', 'to pay'), holdsPhrase('pinto pay', 'to pay')]).toEqual([true, false])
  })
})
