import type { CanonicalText } from '../text/canonical-text.ts'
import type { OffsetMap, Span } from '../text/offset.ts'
import type { Target } from './selector.ts'

/** How a span is stored. The inverse of `anchorTarget`. */
export function describeSpan(_text: CanonicalText, _map: OffsetMap, _span: Span): Target {
  throw new Error('Not written yet')
}
