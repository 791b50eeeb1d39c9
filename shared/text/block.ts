import type { CanonicalText } from './canonical-text.ts'
import type { Utf16Offset } from './offset.ts'

/** What part a block plays in an article. */
export type BlockKind =
  | 'title'
  | 'section-label'
  | 'heading'
  | 'byline'
  | 'dateline'
  | 'paragraph'
  | 'quotation'
  | 'list-item'
  | 'boilerplate'

/** A stretch of text that stands by itself, `[start, end)` in UTF-16 code units; never starts or ends with white space. */
export interface Block {
  readonly kind: BlockKind
  readonly start: Utf16Offset
  readonly end: Utf16Offset
}

/** A stretch within a block that is set or meant differently, `[start, end)` in UTF-16 code units. */
export interface Mark {
  readonly kind: 'bold' | 'italic' | 'link' | 'dateline'
  readonly start: Utf16Offset
  readonly end: Utf16Offset
  readonly href?: string
}

/** The structure of a text: blocks in order, apart from one another, covering all but white space; and marks in order. */
export interface TextStructure {
  readonly blocks: readonly Block[]
  readonly marks: readonly Mark[]
}

/** The structure of a plain text, recognised from its lines. */
export function blocksOf(_text: CanonicalText): TextStructure {
  throw new Error('Not written yet')
}
