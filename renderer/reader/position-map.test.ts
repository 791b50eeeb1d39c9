import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalText } from '../../shared/text/canonical-text.ts'
import { span, utf16 } from '../../shared/text/offset.ts'
import { articleDocument, sectionSizes, spaceOf } from './article-document.ts'
import { PositionMap } from './position-map.ts'
import { anArticleOf } from './testing/reader-builders.ts'

/** Paragraphs without edge white space, some of them long, with emoji, accents and Arabic among them. */
const paragraphs = fc.array(
  fc
    .array(fc.constantFrom('a', 'é', 'e\u0301', '😀', 'ع', ' ', 'قال', '👩‍👩‍👧'), { minLength: 1, maxLength: 30 })
    .map((parts) => `x${parts.join('')}x`),
  { minLength: 1, maxLength: 90 },
)

function mapped(words: readonly string[]) {
  const article = anArticleOf('paragraph', ...words)
  const sizes = sectionSizes(article.blocks)
  return {
    ...article,
    sizes,
    doc: articleDocument(article.text, article.blocks, []),
    map: new PositionMap(article.blocks, sizes),
  }
}

describe('PositionMap', () => {
  it('finds in the document the character that stands at the offset in the text', () => {
    fc.assert(
      fc.property(paragraphs, fc.nat(), (words, seed) => {
        const { text, blocks, doc, map } = mapped(words)
        const block = blocks[seed % blocks.length]
        if (block === undefined) return
        const offset = utf16(block.start + (seed % (block.end - block.start)))
        const position = map.toPm(offset, 'start')
        expect(doc.textBetween(position, position + 1)).toBe(text.charAt(offset))
      }),
    )
  })

  it('comes back to every offset that stands in a block', () => {
    fc.assert(
      fc.property(paragraphs, fc.nat(), (words, seed) => {
        const { text, map } = mapped(words)
        const offset = map.clamp(utf16(seed % (text.length + 1)), 'start')
        expect(map.fromPm(map.toPm(offset, 'start'))).toBe(offset)
        expect(map.fromPm(map.toPm(offset, 'end'))).toBe(offset)
      }),
    )
  })

  it('leans from the space between two blocks to either of them', () => {
    const { map } = mapped(['one', 'two'])
    expect(map.clamp(utf16(4), 'start')).toBe(5)
    expect(map.clamp(utf16(4), 'end')).toBe(3)
    expect([map.blockAt(utf16(4), 'start'), map.blockAt(utf16(4), 'end')]).toEqual([1, 0])
  })

  it('covers every offset of the document, in order', () => {
    const { doc, map } = mapped(Array.from({ length: 70 }, (_, index) => `paragraph ${index}`))
    const offsets = Array.from({ length: doc.content.size }, (_, position) => map.fromPm(position as never))
    expect(offsets.every((offset, index) => index === 0 || offset >= (offsets[index - 1] ?? 0))).toBe(true)
  })

  it('has no place in an article without text', () => {
    const map = new PositionMap([], [])
    expect([map.blockAt(utf16(0), 'start'), map.toPm(utf16(0), 'start'), map.fromPm(0 as never)]).toEqual([-1, 0, 0])
  })
})

describe('articleDocument', () => {
  it('holds in each block exactly its slice of the text, whatever the marks', () => {
    const article = anArticleOf('paragraph', 'One 😀 two', 'three four')
    const marks = [
      { kind: 'bold' as const, ...span(2, 9) },
      { kind: 'italic' as const, ...span(6, 16) },
      { kind: 'link' as const, ...span(12, 14), href: 'https://example.org/' },
    ]
    const doc = articleDocument(article.text, article.blocks, marks)
    const found: string[] = []
    doc.descendants((node) => {
      if (node.isTextblock) found.push(node.textContent)
    })
    expect(found).toEqual(['One 😀 two', 'three four'])
  })

  it('fills sections with 32 blocks, or fewer where they are long', () => {
    const short = anArticleOf('paragraph', ...Array.from({ length: 70 }, () => 'words'))
    const long = anArticleOf('paragraph', ...Array.from({ length: 3 }, () => 'x'.repeat(8000)))
    expect(sectionSizes(short.blocks)).toEqual([32, 32, 6])
    expect(sectionSizes(long.blocks)).toEqual([1, 1, 1])
  })
})

describe('spaceOf', () => {
  it('keeps double spaces and lines, and lets lines of a fixed width flow', () => {
    const wire =
      'The harbour authority said on Tuesday that it would open\nthe second quay before the spring tides, and would not\nwait.'
    expect(['one two', 'one  two', 'a\nb', wire].map(spaceOf)).toEqual(['plain', 'kept', 'kept', 'flowing'])
    expect(spaceOf(canonicalText('a\tb'))).toBe('kept')
  })
})
