import {
  BLOCK_KINDS,
  type Block,
  type BlockKind,
  blocksOf,
  MARK_KINDS,
  type Mark,
  type TextStructure,
} from '../text/block.ts'
import type { CanonicalText } from '../text/canonical-text.ts'
import { codePoint, type OffsetMap, offsetMap } from '../text/offset.ts'

/** A stretch of text with its kind, `[start, end)` in code points, as an article's record holds it. */
interface StoredStretch {
  readonly kind: string
  readonly start: number
  readonly end: number
  readonly href?: string | undefined
}

/** What an article's record says of the structure of its text. */
export interface StoredStructure {
  readonly blocks: readonly StoredStretch[]
  readonly marks?: readonly StoredStretch[] | undefined
}

/**
 * The structure by which an article is shown. A kind that this version does not know counts as a paragraph, or as no
 * mark. Where the blocks do not fit the text, or leave words out, they are recognised anew: nothing of a text is hidden.
 */
export function shownStructure(stored: StoredStructure, text: CanonicalText, map: OffsetMap): TextStructure {
  const length = map.codePointLength
  const place = ({ start, end }: StoredStretch) =>
    map.spanFromCodePoints({ start: codePoint(start), end: codePoint(end) })
  const blocks = misfits(stored.blocks, length, 'apart').length > 0 ? [] : stored.blocks
  const known = blocks.map((block): Block => ({ kind: blockKind(block.kind), ...place(block) }))
  const unfit = new Set(misfits(stored.marks ?? [], length, 'anywhere'))
  const marks = (stored.marks ?? []).flatMap((mark, index): readonly Mark[] => {
    const kind = MARK_KINDS.find((each) => each === mark.kind)
    if (kind === undefined || unfit.has(index)) return []
    return [{ kind, ...place(mark), ...(mark.href === undefined ? {} : { href: mark.href }) }]
  })
  return { blocks: hidesWords(known, text) ? blocksOf(text).blocks : known, marks }
}

/**
 * The same fields with a length and a structure that fit the text: those of other people's records need not, and a bundle
 * with such a record would be refused. Without the text, what cannot be is left out.
 */
export function fittingStructure<T extends StoredStructure & { readonly length: number }>(
  stored: T,
  text: CanonicalText | null,
): T {
  const { blocks, marks = [] } = stored
  const map = text === null ? null : offsetMap(text)
  const length: number = map?.codePointLength ?? stored.length
  const unfit = new Set(misfits(marks, length, 'anywhere'))
  const blocksFit = misfits(blocks, length, 'apart').length === 0
  if (length === stored.length && blocksFit && unfit.size === 0) return stored
  const anew = text === null || map === null ? [] : blocksOf(text).blocks
  const recognised = anew.map(({ kind, ...span }) => ({ kind, ...map?.spanToCodePoints(span) }))
  return {
    ...stored,
    length,
    blocks: blocksFit ? blocks : recognised,
    ...(unfit.size === 0 ? {} : { marks: marks.filter((_, index) => !unfit.has(index)) }),
  }
}

/**
 * The places of the stretches that do not lie within a text of a length, in code points, or, where they have to stand
 * apart, not in order behind the ones before them (rule R7 of the bundle).
 */
export function misfits(
  stretches: readonly { readonly start: number; readonly end: number }[],
  length: number,
  where: 'apart' | 'anywhere',
): readonly number[] {
  let from = 0
  return stretches.flatMap(({ start, end }, index) => {
    const fits = start < end && end <= length && start >= from
    if (fits && where === 'apart') from = end
    return fits ? [] : [index]
  })
}

function blockKind(kind: string): BlockKind {
  return BLOCK_KINDS.find((each) => each === kind) ?? 'paragraph'
}

/** Whether anything but white space stands outside of all blocks. */
function hidesWords(blocks: readonly Block[], text: CanonicalText): boolean {
  const ends = [0, ...blocks.map(({ end }) => end)]
  return ends.some((end, index) => /\S/.test(text.slice(end, blocks[index]?.start ?? text.length)))
}
