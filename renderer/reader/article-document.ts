import type { Node, Mark as ProseMark } from 'prosemirror-model'
import type { Block, Mark } from '../../shared/text/block.ts'
import type { CanonicalText } from '../../shared/text/canonical-text.ts'
import { type BlockAttributes, readerSchema } from './schema.ts'

const BLOCKS_IN_SECTION = 32
const CHARACTERS_IN_SECTION = 12_000

/** How many blocks each section holds: about 32, fewer where they are long, so that a section is a few screens high. */
export function sectionSizes(blocks: readonly Block[]): readonly number[] {
  const sizes: number[] = []
  let size = 0
  let characters = 0
  for (const { start, end } of blocks) {
    const full = size === BLOCKS_IN_SECTION || characters + (end - start) > CHARACTERS_IN_SECTION
    if (full && size > 0) {
      sizes.push(size)
      size = 0
      characters = 0
    }
    size += 1
    characters += end - start
  }
  if (size > 0) sizes.push(size)
  return sizes
}

/** The page's document: every block holds exactly its slice of the text. */
export function articleDocument(text: CanonicalText, blocks: readonly Block[], marks: readonly Mark[]): Node {
  const { doc, section } = readerSchema.nodes
  const cursor = new MarkCursor(marks)
  const sections: Node[] = []
  let first = 0
  for (const size of sectionSizes(blocks)) {
    const nodes = blocks.slice(first, first + size).map((block) => blockNode(text, block, cursor.within(block)))
    sections.push(section.create(null, nodes))
    first += size
  }
  return doc.create(null, sections)
}

function blockNode(text: CanonicalText, block: Block, marks: readonly Mark[]): Node {
  const edges = new Set<number>([block.start, block.end])
  for (const { start, end } of marks) {
    edges.add(Math.max(start, block.start))
    edges.add(Math.min(end, block.end))
  }
  const ordered = [...edges].sort((a, b) => a - b)
  const pieces: Node[] = []
  for (const [index, start] of ordered.entries()) {
    const end = ordered[index + 1]
    if (end === undefined || end === start) continue
    const covering = marks.filter((mark) => mark.start <= start && mark.end >= end).map(proseMark)
    pieces.push(readerSchema.text(text.slice(start, end), covering))
  }
  const attributes: BlockAttributes = { kind: block.kind, space: spaceOf(text.slice(block.start, block.end)) }
  return readerSchema.nodes.block.create(attributes, pieces)
}

/**
 * How the white space of a block is laid out: plain where there is nothing to keep (then the space at which a line is broken
 * takes no room, and no band sticks out); flowing where the lines were broken at a fixed width, as in old wire copy; else kept.
 */
export function spaceOf(words: string): BlockAttributes['space'] {
  if (!/[\n\t]|\s{2}/.test(words)) return 'plain'
  const lines = words.split('\n')
  const full = lines.slice(0, -1).every((line) => line.length >= 45 && line.length <= 90)
  return lines.length > 1 && full ? 'flowing' : 'kept'
}

function proseMark(mark: Mark): ProseMark {
  return readerSchema.marks[mark.kind].create(mark.kind === 'link' ? { href: mark.href ?? '' } : null)
}

/** Answers the marks of one block after another, in one pass. */
class MarkCursor {
  private readonly marks: readonly Mark[]
  private next = 0
  private open: readonly Mark[] = []

  constructor(marks: readonly Mark[]) {
    this.marks = [...marks].sort((a, b) => a.start - b.start)
  }

  within(block: Block): readonly Mark[] {
    const open = this.open.filter((mark) => mark.end > block.start)
    for (let mark = this.marks[this.next]; mark !== undefined && mark.start < block.end; mark = this.marks[this.next]) {
      if (mark.end > block.start) open.push(mark)
      this.next += 1
    }
    this.open = open
    return open
  }
}
