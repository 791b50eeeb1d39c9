import type { Block } from '../../shared/text/block.ts'
import type { CanonicalText } from '../../shared/text/canonical-text.ts'
import { type Span, type Utf16Offset, utf16 } from '../../shared/text/offset.ts'
import { nextGrapheme, previousGrapheme } from '../../shared/text/segment.ts'
import type { Page } from './page.ts'
import type { Lean } from './position-map.ts'
import type { ViewportBox } from './reader-props.ts'

/** On which line a caret stands that is between two: at the end of the upper or at the start of the lower. */
export type Affinity = 'upper' | 'lower'

interface TextPoint {
  readonly node: Node
  readonly offset: number
}

interface BlockTexts {
  readonly nodes: readonly Text[]
  /** Where each text node starts within its block. */
  readonly starts: readonly number[]
}

/** A line of a block as it is laid out. */
export interface Line {
  readonly start: Utf16Offset
  readonly end: Utf16Offset
  readonly top: number
  readonly bottom: number
}

/** Where the characters of the article are on the screen, and which character is at a place. Boxes are in viewport pixels. */
export class TextGeometry {
  private readonly page: Page
  private readonly text: CanonicalText
  private readonly blocks: readonly Block[]
  private readonly numbers: ReadonlyMap<Node, number>
  private readonly texts = new Map<number, BlockTexts>()

  constructor(page: Page, text: CanonicalText, blocks: readonly Block[]) {
    this.page = page
    this.text = text
    this.blocks = blocks
    this.numbers = new Map(page.blocks.map((element, index) => [element, index]))
  }

  /** The text nodes have been replaced: look them up again. */
  forget(): void {
    this.texts.clear()
  }

  /** The text node and the index in it where an offset stands; null in an article without text. */
  pointOf(offset: Utf16Offset, lean: Lean): TextPoint | null {
    const block = this.page.positions.blockAt(offset, lean)
    const { nodes, starts } = this.textsOf(block)
    const within = this.page.positions.clamp(offset, lean) - (this.blocks[block]?.start ?? 0)
    let index = nodes.length - 1
    while (index > 0 && (lean === 'start' ? (starts[index] ?? 0) > within : (starts[index] ?? 0) >= within)) index -= 1
    const node = nodes[index]
    return node === undefined ? null : { node, offset: within - (starts[index] ?? 0) }
  }

  /** The offset of a DOM place; null outside the text. A place between blocks is the start of the next one. */
  offsetOf(node: Node, offset: number): Utf16Offset | null {
    if (!this.page.element.contains(node)) return this.offsetOutside(node)
    for (let at: Node | null = node; at !== null && at !== this.page.element; at = at.parentNode) {
      const block = this.numbers.get(at)
      if (block !== undefined) return this.offsetInBlock(block, node, offset)
    }
    const next = this.blockAfter(node, offset)
    return next === null ? utf16(this.blocks.at(-1)?.end ?? 0) : (this.blocks[next]?.start ?? utf16(0))
  }

  staticRange(span: Span): StaticRange | null {
    const start = this.pointOf(span.start, 'start')
    const end = this.pointOf(span.end, 'end')
    if (start === null || end === null) return null
    return new StaticRange({
      startContainer: start.node,
      startOffset: start.offset,
      endContainer: end.node,
      endOffset: end.offset,
    })
  }

  /** One box per line, in text order; empty where nothing is laid out. */
  lineBoxes(span: Span): readonly ViewportBox[] {
    const range = this.range(span)
    if (range === null) return []
    const boxes: ViewportBox[] = []
    for (const box of range.getClientRects()) {
      if (box.width === 0) continue
      const last = boxes.at(-1)
      const middle = (box.top + box.bottom) / 2
      if (last !== undefined && middle > last.top && middle < last.bottom) boxes[boxes.length - 1] = union(last, box)
      else boxes.push({ left: box.left, top: box.top, right: box.right, bottom: box.bottom })
    }
    return boxes
  }

  /** The box of the character after an offset; of the one before it at the end of a block. */
  characterBox(offset: Utf16Offset): ViewportBox | null {
    const block = this.blocks[this.page.positions.blockAt(offset, 'start')]
    if (block === undefined) return null
    if (offset < block.end) return this.boxOf(offset, nextGrapheme(this.text, offset))
    return this.boxOf(previousGrapheme(this.text, block.end), block.end)
  }

  /** The line, without width, on which a caret is drawn. */
  caretBox(offset: Utf16Offset, affinity: Affinity): ViewportBox | null {
    const index = this.page.positions.blockAt(offset, affinity === 'upper' ? 'end' : 'start')
    const block = this.blocks[index]
    if (block === undefined) return null
    const at = this.page.positions.clamp(offset, 'start')
    const before = at === block.end || (affinity === 'upper' && at > block.start)
    const box = before ? this.boxOf(previousGrapheme(this.text, at), at) : this.boxOf(at, nextGrapheme(this.text, at))
    if (box === null) return null
    const atRight = before !== this.isRightToLeft(index, before ? utf16(at - 1) : at)
    const x = atRight ? box.right : box.left
    return { left: x, right: x, top: box.top, bottom: box.bottom }
  }

  /** Whether the paragraph of an offset runs from right to left. */
  runsRightToLeft(offset: Utf16Offset): boolean {
    const element = this.page.blocks[this.page.positions.blockAt(offset, 'start')]
    return element !== undefined && getComputedStyle(element).direction === 'rtl'
  }

  /** The line that holds an offset. */
  lineAt(offset: Utf16Offset, affinity: Affinity): Line | null {
    const block = this.blocks[this.page.positions.blockAt(offset, affinity === 'upper' ? 'end' : 'start')]
    const box = this.caretBox(offset, affinity)
    if (block === undefined || box === null) return null
    const at = Math.min(Math.max(offset, block.start), block.end)
    const start = this.search(block.start, at, (place) => this.middleOf(place) > box.top)
    const end = this.search(at, block.end, (place) => this.middleOf(place) > box.bottom)
    return { start: utf16(start), end: utf16(end), top: box.top, bottom: box.bottom }
  }

  /** The place on a line that is nearest to a horizontal position. */
  offsetOnLine(line: Line, x: number): { readonly offset: Utf16Offset; readonly affinity: Affinity } {
    let best: { readonly offset: Utf16Offset; readonly affinity: Affinity } = { offset: line.start, affinity: 'lower' }
    let distance = Number.POSITIVE_INFINITY
    for (let at = line.start; at <= line.end; ) {
      const affinity: Affinity = at === line.end ? 'upper' : 'lower'
      const box = this.caretBox(at, affinity)
      const gap = box === null ? Number.POSITIVE_INFINITY : Math.abs(box.left - x)
      if (gap < distance) {
        distance = gap
        best = { offset: at, affinity }
      }
      const next = nextGrapheme(this.text, at)
      if (next === at) break
      at = next
    }
    return this.beforeHangingSpace(line, best)
  }

  /** The end of a line as a caret stands there: before the space at which it was broken. */
  endOfLine(line: Line): { readonly offset: Utf16Offset; readonly affinity: Affinity } {
    return this.beforeHangingSpace(line, { offset: line.end, affinity: 'upper' })
  }

  /** The line below or above another; null at the edges of the article. */
  neighbour(line: Line, down: boolean): Line | null {
    const index = this.page.positions.blockAt(line.start, 'start')
    const block = this.blocks[index]
    if (block === undefined) return null
    if (down) {
      if (line.end < block.end) return this.lineAt(line.end, 'lower')
      const next = this.blocks[index + 1]
      return next === undefined ? null : this.lineAt(next.start, 'lower')
    }
    if (line.start > block.start) return this.lineAt(previousGrapheme(this.text, line.start), 'lower')
    const previous = this.blocks[index - 1]
    return previous === undefined ? null : this.lineAt(previous.end, 'upper')
  }

  /** The character that is drawn at a point; null where there is none. */
  characterAt(x: number, y: number): Utf16Offset | null {
    const offset = this.nearestAt(x, y)
    if (offset === null) return null
    for (const at of [offset, previousGrapheme(this.text, offset)]) {
      const box = at < this.text.length ? this.characterBox(at) : null
      if (box !== null && x >= box.left - 1 && x <= box.right + 1 && y >= box.top - 2 && y <= box.bottom + 2) return at
    }
    return null
  }

  /** The edge between characters that is nearest to a point in sight; null outside the page. */
  nearestAt(x: number, y: number): Utf16Offset | null {
    const place = document.caretPositionFromPoint(x, y)
    if (place === null || !this.page.element.contains(place.offsetNode)) return null
    return this.offsetOf(place.offsetNode, place.offset)
  }

  range(span: Span): Range | null {
    const start = this.pointOf(span.start, 'start')
    const end = this.pointOf(span.end, 'end')
    if (start === null || end === null) return null
    const range = document.createRange()
    range.setStart(start.node, start.offset)
    range.setEnd(end.node, end.offset)
    return range
  }

  private textsOf(block: number): BlockTexts {
    const known = this.texts.get(block)
    if (known !== undefined) return known
    const element = this.page.blocks[block]
    const nodes: Text[] = []
    const starts: number[] = []
    if (element !== undefined) {
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
      let length = 0
      for (let node = walker.nextNode(); node instanceof Text; node = walker.nextNode()) {
        nodes.push(node)
        starts.push(length)
        length += node.length
      }
    }
    const found = { nodes, starts }
    this.texts.set(block, found)
    return found
  }

  private offsetInBlock(block: number, node: Node, offset: number): Utf16Offset {
    const { start, end } = this.blocks[block] ?? { start: 0, end: 0 }
    const { nodes, starts } = this.textsOf(block)
    if (node instanceof Text) return utf16(Math.min(end, start + (starts[nodes.indexOf(node)] ?? 0) + offset))
    const child = node.childNodes[offset] ?? null
    const index = nodes.findIndex((text) =>
      child === null
        ? (node.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0 && !node.contains(text)
        : child === text ||
          child.contains(text) ||
          (child.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0,
    )
    return utf16(index < 0 ? end : start + (starts[index] ?? 0))
  }

  /** The first block at or after a place between blocks. */
  private blockAfter(node: Node, offset: number): number | null {
    const child = node.childNodes[offset]
    if (child === undefined) {
      const after = this.page.blocks.findIndex(
        (block) =>
          !node.contains(block) && (node.compareDocumentPosition(block) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0,
      )
      return after < 0 ? null : after
    }
    return this.page.blocks.findIndex((block) => child === block || child.contains(block))
  }

  /** A selection that reaches beyond the page: its start if the place is before it, its end if after. */
  private offsetOutside(node: Node): Utf16Offset | null {
    const relation = this.page.element.compareDocumentPosition(node)
    if ((relation & Node.DOCUMENT_POSITION_CONTAINS) !== 0) return null
    const before = (relation & Node.DOCUMENT_POSITION_PRECEDING) !== 0
    return (before ? this.blocks[0]?.start : this.blocks.at(-1)?.end) ?? null
  }

  private boxOf(start: Utf16Offset, end: Utf16Offset): ViewportBox | null {
    const boxes = this.range({ start, end })?.getClientRects()
    // A character at a break may have an empty box on the line before as well.
    const box = boxes === undefined ? undefined : ([...boxes].find(({ width }) => width > 0) ?? boxes[0])
    return box ?? null
  }

  private middleOf(offset: number): number {
    const box = this.characterBox(utf16(offset))
    return box === null ? Number.POSITIVE_INFINITY : (box.top + box.bottom) / 2
  }

  /** The first grapheme edge in a stretch from which on a condition holds; the end where it never does. */
  private search(start: number, end: number, holds: (offset: number) => boolean): number {
    let low = start
    let high = end
    while (low < high) {
      const middle = (low + high) >> 1
      if (holds(middle)) high = middle
      else low = middle + 1
    }
    return low
  }

  private beforeHangingSpace(
    line: Line,
    place: { readonly offset: Utf16Offset; readonly affinity: Affinity },
  ): { readonly offset: Utf16Offset; readonly affinity: Affinity } {
    if (place.offset !== line.end || place.offset <= line.start) return place
    const before = previousGrapheme(this.text, place.offset)
    const broken = /^\s$/u.test(this.text.slice(before, place.offset))
    return broken ? { offset: before, affinity: 'lower' } : place
  }

  /** By script of the character, falling back on its paragraph: enough for a caret, whose exact place in mixed runs is a matter of taste. */
  private isRightToLeft(block: number, offset: Utf16Offset): boolean {
    const character = this.text.codePointAt(offset) ?? 0
    if (RIGHT_TO_LEFT.test(String.fromCodePoint(character))) return true
    if (LEFT_TO_RIGHT.test(String.fromCodePoint(character))) return false
    const element = this.page.blocks[block]
    return element !== undefined && getComputedStyle(element).direction === 'rtl'
  }
}

const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u
const LEFT_TO_RIGHT = /[\p{L}\p{N}]/u

/** The smallest box around two. */
export function union(a: ViewportBox, b: ViewportBox): ViewportBox {
  return {
    left: Math.min(a.left, b.left),
    top: Math.min(a.top, b.top),
    right: Math.max(a.right, b.right),
    bottom: Math.max(a.bottom, b.bottom),
  }
}
