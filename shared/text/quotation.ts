import type { Block } from './block.ts'
import type { CanonicalText } from './canonical-text.ts'
import type { Span, Utf16Offset } from './offset.ts'

/** A quotation in a text. */
export interface Quotation {
  /** From the opening mark to behind the closing one, or to the end of the block where it is never closed. */
  readonly outer: Span
  /** What stands between the marks, without white space at the edges. */
  readonly inner: Span
  readonly closed: boolean
  /** How many quotations it stands in. */
  readonly depth: number
  /** What is quoted, paragraph by paragraph, without marks: one span unless it goes on in further paragraphs. */
  readonly parts: readonly Span[]
}

/** The quotations of a text in the order of their opening marks. */
export function quotations(_text: CanonicalText, _blocks: readonly Block[]): readonly Quotation[] {
  throw new Error('Not written yet')
}
/** The innermost quotation that holds an offset (its marks included); null outside of all. */
export function quotationAt(_quotations: readonly Quotation[], _offset: Utf16Offset): Quotation | null {
  throw new Error('Not written yet')
}
