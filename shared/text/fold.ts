import type { CanonicalText } from './canonical-text.ts'
import type { Span } from './offset.ts'

/** A text made ready for searching, with the way back. */
export interface FoldedText {
  readonly folded: string
  /** Where a stretch of the folded string, `[start, end)` in code units, stands in the original. */
  original(start: number, end: number): Span
}
/** A text without case, accents, widths and ligatures. */
export function foldText(_text: CanonicalText): FoldedText {
  throw new Error('Not written yet')
}
/** A query folded as texts are. */
export function foldQuery(_query: string): string {
  throw new Error('Not written yet')
}
/** All places, apart from one another, where a text holds a query regardless of case and accents. */
export function findAll(_text: CanonicalText | FoldedText, _query: string): readonly Span[] {
  throw new Error('Not written yet')
}
