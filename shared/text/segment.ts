import type { CanonicalText } from './canonical-text.ts'
import type { Span, Utf16Offset } from './offset.ts'

/** The grapheme edge at or before an offset. */
export function graphemeFloor(_text: CanonicalText, _offset: Utf16Offset): Utf16Offset {
  throw new Error('Not written yet')
}
/** The grapheme edge at or after an offset. */
export function graphemeCeil(_text: CanonicalText, _offset: Utf16Offset): Utf16Offset {
  throw new Error('Not written yet')
}
/** The next grapheme edge after an offset; the end of the text stays. */
export function nextGrapheme(_text: CanonicalText, _offset: Utf16Offset): Utf16Offset {
  throw new Error('Not written yet')
}
/** The last grapheme edge before an offset; the start of the text stays. */
export function previousGrapheme(_text: CanonicalText, _offset: Utf16Offset): Utf16Offset {
  throw new Error('Not written yet')
}
/** The word that holds an offset, or ends there; null between words. */
export function wordAt(_text: CanonicalText, _offset: Utf16Offset): Span | null {
  throw new Error('Not written yet')
}
/** The end of the word at or after an offset: where a caret goes that moves on by a word. */
export function nextWord(_text: CanonicalText, _offset: Utf16Offset): Utf16Offset {
  throw new Error('Not written yet')
}
/** The start of the word before an offset: where a caret goes that moves back by a word. */
export function previousWord(_text: CanonicalText, _offset: Utf16Offset): Utf16Offset {
  throw new Error('Not written yet')
}
/** The sentences of a stretch (a block), without the white space around them. */
export function sentences(_text: CanonicalText, _within: Span): readonly Span[] {
  throw new Error('Not written yet')
}
/** The sentence of a stretch (a block; the line if left out) that holds an offset, or ends there; null where there is none. */
export function sentenceAt(_text: CanonicalText, _offset: Utf16Offset, _within?: Span): Span | null {
  throw new Error('Not written yet')
}
/** A span widened to whole words at both ends. */
export function snapToWords(_text: CanonicalText, _span: Span): Span {
  throw new Error('Not written yet')
}
/** A span without the white space at its edges; empty where there is nothing else. */
export function trimSpan(_text: CanonicalText, _span: Span): Span {
  throw new Error('Not written yet')
}
/** A selection as it may be kept: on grapheme edges, trimmed; null where nothing is left. */
export function selectionSpan(_text: CanonicalText, _span: Span): Span | null {
  throw new Error('Not written yet')
}
