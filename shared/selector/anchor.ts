import type { CanonicalText } from '../text/canonical-text.ts'
import type { OffsetMap, Span } from '../text/offset.ts'
import type { Target } from './selector.ts'

/** Where a stored target stands in a text. */
export type Anchor =
  | { readonly kind: 'exact'; readonly span: Span }
  | { readonly kind: 'moved'; readonly span: Span }
  | { readonly kind: 'ambiguous'; readonly candidates: readonly Span[] }
  | { readonly kind: 'orphan' }

/** Finds a stored target in a text. The inverse of `describeSpan`. */
export function anchorTarget(_text: CanonicalText, _map: OffsetMap, _target: Target): Anchor {
  throw new Error('Not written yet')
}
