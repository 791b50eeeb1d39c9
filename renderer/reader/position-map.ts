import type { Block } from '../../shared/text/block.ts'
import { type Utf16Offset, utf16 } from '../../shared/text/offset.ts'

declare const pmBrand: unique symbol

/** A place in the page's ProseMirror document. Never leaves this folder. */
export type PmPosition = number & { readonly [pmBrand]: true }

/**
 * Which block an offset between two blocks goes to: 'start' of what follows it, or 'end' of what stands before it.
 * Inside a block it makes no difference.
 */
export type Lean = 'start' | 'end'

/** Converts between offsets of the canonical text and places in the document; the only one who counts in both. */
export class PositionMap {
  private readonly starts: Int32Array
  private readonly ends: Int32Array
  /** Where each block's content starts in the document. */
  private readonly contents: Int32Array

  constructor(blocks: readonly Block[], sectionSizes: readonly number[]) {
    this.starts = Int32Array.from(blocks, (block) => block.start)
    this.ends = Int32Array.from(blocks, (block) => block.end)
    this.contents = new Int32Array(blocks.length)
    let index = 0
    let position = 0
    for (const size of sectionSizes) {
      position += 1
      for (const last = index + size; index < last; index += 1) {
        position += 1
        this.contents[index] = position
        position += this.length(index) + 1
      }
      position += 1
    }
  }

  get blockCount(): number {
    return this.starts.length
  }

  /** The number of the block that holds an offset, or that it leans to; -1 where there is no block at all. */
  blockAt(offset: Utf16Offset, lean: Lean): number {
    const last = lastAtMost(this.starts, offset)
    if (last < 0) return this.starts.length > 0 ? 0 : -1
    const inside = offset <= (this.ends[last] ?? 0)
    if (inside || lean === 'end') return last
    return Math.min(last + 1, this.starts.length - 1)
  }

  /** The nearest offset that stands in a block. */
  clamp(offset: Utf16Offset, lean: Lean): Utf16Offset {
    const block = this.blockAt(offset, lean)
    if (block < 0) return utf16(0)
    return utf16(Math.min(Math.max(offset, this.starts[block] ?? 0), this.ends[block] ?? 0))
  }

  toPm(offset: Utf16Offset, lean: Lean): PmPosition {
    const block = this.blockAt(offset, lean)
    if (block < 0) return 0 as PmPosition
    return ((this.contents[block] ?? 0) + this.clamp(offset, lean) - (this.starts[block] ?? 0)) as PmPosition
  }

  /** A place between blocks answers the end of the text before it. */
  fromPm(position: PmPosition): Utf16Offset {
    const block = Math.max(0, lastAtMost(this.contents, position))
    const within = Math.min(Math.max(0, position - (this.contents[block] ?? 0)), this.length(block))
    return utf16((this.starts[block] ?? 0) + within)
  }

  private length(block: number): number {
    return (this.ends[block] ?? 0) - (this.starts[block] ?? 0)
  }
}

/** The last index of an ascending array whose value is at most `value`; -1 where there is none. */
export function lastAtMost(ascending: Int32Array, value: number): number {
  let low = 0
  let high = ascending.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ascending[middle] ?? 0) <= value) low = middle + 1
    else high = middle
  }
  return low - 1
}
