import { describe, expect, it } from 'vitest'
import { type Span, span, utf16 } from '../../shared/text/offset.ts'
import { quotations } from '../../shared/text/quotation.ts'
import {
  extendOffset,
  mouseSpan,
  moveOffset,
  paragraphAt,
  phraseAround,
  type Terrain,
  takeAt,
  unitsAround,
} from './motion.ts'
import { anArticleOf, wordsIn } from './testing/reader-builders.ts'

function terrainOf(...paragraphs: readonly string[]): Terrain {
  const { text, blocks } = anArticleOf('paragraph', ...paragraphs)
  return { text, blocks, starts: Int32Array.from(blocks, ({ start }) => start), quotations: quotations(text, blocks) }
}

const terrain = terrainOf(
  'Oru will reopen the quay. “We gave our word, and we keep it,” said Sen. Talvi.',
  'Veldmark has not answered yet! Its envoy left for the U.S.',
)
const { text } = terrain

function at(words: string) {
  return wordsIn(text, words).start
}

function behind(words: string) {
  return wordsIn(text, words).end
}

function quote(found: Span | null): string | null {
  return found === null ? null : text.slice(found.start, found.end)
}

describe('moveOffset', () => {
  it('goes on by characters, and over the space between paragraphs in one step', () => {
    expect(moveOffset(terrain, behind('Talvi.'), 'character', true)).toBe(at('Veldmark'))
    expect(moveOffset(terrain, at('Veldmark'), 'character', false)).toBe(behind('Talvi.'))
    expect(moveOffset(terrain, utf16(0), 'character', false)).toBe(0)
    expect(moveOffset(terrain, utf16(text.length), 'character', true)).toBe(text.length)
  })

  it('goes by words: to the end of one, and back to its start', () => {
    expect(moveOffset(terrain, at('reopen'), 'word', true)).toBe(behind('reopen'))
    expect(moveOffset(terrain, behind('reopen'), 'word', false)).toBe(at('reopen'))
  })

  it('goes by sentences, knowing an abbreviation, and on into the next paragraph', () => {
    expect(moveOffset(terrain, utf16(0), 'sentence', true)).toBe(at('“We'))
    expect(moveOffset(terrain, at('“We'), 'sentence', true)).toBe(at('Veldmark'))
    expect(moveOffset(terrain, at('Veldmark'), 'sentence', false)).toBe(at('“We'))
    expect(moveOffset(terrain, at('gave'), 'sentence', false)).toBe(at('“We'))
  })

  it('goes by paragraphs and quotations', () => {
    expect(moveOffset(terrain, utf16(3), 'paragraph', true)).toBe(at('Veldmark'))
    expect(moveOffset(terrain, at('envoy'), 'paragraph', false)).toBe(at('Veldmark'))
    expect(moveOffset(terrain, utf16(0), 'quotation', true)).toBe(at('“We'))
    expect(moveOffset(terrain, at('“We'), 'quotation', true)).toBe(at('“We'))
    expect(moveOffset(terrain, at('envoy'), 'quotation', false)).toBe(at('“We'))
  })

  it('goes to the edges of the article', () => {
    expect([moveOffset(terrain, utf16(9), 'article', true), moveOffset(terrain, utf16(9), 'article', false)]).toEqual([
      text.length,
      0,
    ])
  })
})

describe('extendOffset', () => {
  it('goes on to the ends of sentences, quotations and paragraphs', () => {
    expect(extendOffset(terrain, utf16(0), 'sentence', true)).toBe(behind('quay.'))
    expect(extendOffset(terrain, at('“We'), 'quotation', true)).toBe(behind('it,”'))
    expect(extendOffset(terrain, utf16(0), 'paragraph', true)).toBe(behind('Talvi.'))
    expect(extendOffset(terrain, behind('Talvi.'), 'paragraph', true)).toBe(text.length)
  })
})

describe('unitsAround', () => {
  it('grows from the word by way of the quotation to the article', () => {
    const place = at('keep')
    const units = unitsAround(terrain, span(place, place)).map(quote)
    expect(units).toEqual([
      'keep',
      '“We gave our word, and we keep it,”',
      '“We gave our word, and we keep it,” said Sen. Talvi',
      text.slice(0, behind('Talvi.')),
      text,
    ])
  })

  it('takes the sentence where there is no quotation', () => {
    const place = at('quay')
    expect(unitsAround(terrain, span(place, place)).map(quote).slice(0, 2)).toEqual([
      'quay',
      'Oru will reopen the quay',
    ])
  })
})

describe('phraseAround', () => {
  const around = (place: number) => quote(phraseAround(terrain, span(place, place)))

  it('is the quotation within it and right before its mark, and the sentence elsewhere', () => {
    expect([around(at('keep')), around(at('“We')), around(at('said Sen'))]).toEqual([
      '“We gave our word, and we keep it,”',
      '“We gave our word, and we keep it,”',
      '“We gave our word, and we keep it,” said Sen. Talvi',
    ])
  })

  it('is the sentence at its first word, and behind its last', () => {
    expect([around(at('Veldmark')), around(behind('answered yet!'))]).toEqual(
      Array(2).fill('Veldmark has not answered yet!'),
    )
  })
})

describe('takeAt', () => {
  it('takes a quotation with its marks', () => {
    expect(quote(takeAt(terrain, at('word,')))).toBe('“We gave our word, and we keep it,”')
  })

  it('takes a sentence without its full stop, and with any other mark', () => {
    expect(quote(takeAt(terrain, at('reopen')))).toBe('Oru will reopen the quay')
    expect(quote(takeAt(terrain, at('answered')))).toBe('Veldmark has not answered yet!')
  })

  it('leaves an abbreviation its point', () => {
    expect(quote(takeAt(terrain, at('envoy')))).toBe('Its envoy left for the U.S.')
  })
})

describe('paragraphAt', () => {
  it('takes the whole paragraph', () => {
    expect(quote(paragraphAt(terrain, at('envoy')))).toBe('Veldmark has not answered yet! Its envoy left for the U.S.')
  })
})

describe('mouseSpan', () => {
  it('widens a rough drag to whole words', () => {
    expect(quote(mouseSpan(text, span(at('ill reopen'), at('uay.')), false))).toBe('will reopen the quay')
  })

  it('keeps raw edges, but trims them', () => {
    expect(quote(mouseSpan(text, span(at('ill reopen'), at('quay')), true))).toBe('ill reopen the')
  })

  it('never cuts through a grapheme', () => {
    const flags = terrainOf('wave 👩‍👩‍👧 now').text
    expect(mouseSpan(flags, span(0, 8), true)).toEqual(span(0, 'wave 👩‍👩‍👧'.length))
  })

  it('has nothing to keep of white space', () => {
    expect(mouseSpan(text, span(behind('Oru'), at('will')), false)).toBeNull()
  })
})
