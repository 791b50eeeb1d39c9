import { describe, expect, it } from 'vitest'
import { blocksOf } from '../text/block.ts'
import { canonicalText } from '../text/canonical-text.ts'
import { offsetMap } from '../text/offset.ts'
import { type StoredStructure, shownStructure } from './stored-structure.ts'

const text = canonicalText('Talks 🕊 end\n\nOru said it would wait.')
const map = offsetMap(text)
const shown = (stored: StoredStructure) => shownStructure(stored, text, map)
/** In code points: the headline has one character outside of the basic plane. */
const GOOD: StoredStructure['blocks'] = [
  { kind: 'title', start: 0, end: 11 },
  { kind: 'paragraph', start: 13, end: 36 },
]

describe('The structure by which an article is shown', () => {
  it('is the stored one where that fits', () => {
    const marks = [{ kind: 'link', start: 13, end: 16, href: 'https://oru.example' }]
    const { blocks, marks: drawn } = shown({ blocks: GOOD, marks })
    expect(blocks.map(({ start, end }) => text.slice(start, end))).toEqual(['Talks 🕊 end', 'Oru said it would wait.'])
    expect(drawn).toEqual([{ kind: 'link', start: 14, end: 17, href: 'https://oru.example' }])
  })

  it('takes a kind of block that it does not know for a paragraph, and leaves out such a mark', () => {
    const [title, paragraph] = GOOD
    for (const kind of ['table', 'constructor', '__proto__', '']) {
      const blocks = [{ ...title, kind } as (typeof GOOD)[number], ...(paragraph === undefined ? [] : [paragraph])]
      const found = shown({ blocks, marks: [{ kind, start: 0, end: 5 }] })
      expect([found.blocks.map((block) => block.kind), found.marks]).toEqual([['paragraph', 'paragraph'], []])
    }
  })

  it.each([
    ['lies outside of the text', [...GOOD, { kind: 'paragraph', start: 36, end: 40 }]],
    ['is reversed', [{ kind: 'paragraph', start: 36, end: 0 }]],
    ['overlaps another', [...GOOD, { kind: 'paragraph', start: 20, end: 36 }]],
    ['leaves words out', GOOD.slice(0, 1)],
    ['is not there', []],
  ])('is recognised anew where a block %s', (_, blocks) => {
    expect(shown({ blocks }).blocks).toEqual(blocksOf(text).blocks)
  })

  it('leaves out a mark that does not fit', () => {
    const marks = [
      { kind: 'bold', start: 30, end: 90 },
      { kind: 'bold', start: 3, end: 3 },
    ]
    expect(shown({ blocks: GOOD, marks }).marks).toEqual([])
  })
})
