import type { CanonicalText } from '../text/canonical-text.ts'
import { type OffsetMap, type Span, utf16 } from '../text/offset.ts'
import { graphemeCeil, graphemeFloor } from '../text/segment.ts'
import type { Target } from './selector.ts'

/** How much of the text on either side of a quote is stored with it, in characters (code points) at most. */
export const CONTEXT_CHARACTERS = 32

/** How a span is stored: by position, and by quote with what stands around it, cut at grapheme edges. The inverse of `anchorTarget`. */
export function describeSpan(text: CanonicalText, map: OffsetMap, span: Span): Target {
  const { start, end } = map.spanToCodePoints(span)
  return {
    selector: [
      { type: 'TextPositionSelector', start, end },
      {
        type: 'TextQuoteSelector',
        exact: text.slice(span.start, span.end),
        prefix: text.slice(prefixStart(text, span.start), span.start),
        suffix: text.slice(span.end, suffixEnd(text, span.end)),
      },
    ],
  }
}

function prefixStart(text: CanonicalText, end: number): number {
  let at = end
  for (let count = 0; count < CONTEXT_CHARACTERS && at > 0; count += 1) at -= isPair(text, at - 2) ? 2 : 1
  return Math.min(end, graphemeCeil(text, utf16(at)))
}

function suffixEnd(text: CanonicalText, start: number): number {
  let at = start
  for (let count = 0; count < CONTEXT_CHARACTERS && at < text.length; count += 1) at += isPair(text, at) ? 2 : 1
  return Math.max(start, graphemeFloor(text, utf16(at)))
}

/** Whether one character takes up the two code units from an offset. */
function isPair(text: string, offset: number): boolean {
  return offset >= 0 && (text.codePointAt(offset) ?? 0) > 0xffff
}
