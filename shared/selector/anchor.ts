import type { CanonicalText } from '../text/canonical-text.ts'
import { codePoint, type OffsetMap, type Span, span as spanOf } from '../text/offset.ts'
import type { Target, TextPositionSelector, TextQuoteSelector } from './selector.ts'

/** Where a stored target stands in a text. */
export type Anchor =
  /** The quote stands at the stored position. */
  | { readonly kind: 'exact'; readonly span: Span }
  /** The quote stands elsewhere, once, or once with the best context. */
  | { readonly kind: 'moved'; readonly span: Span }
  /** The quote stands in several places whose context is equally good; these, in the order of the text. */
  | { readonly kind: 'ambiguous'; readonly candidates: readonly Span[] }
  /** The quote does not stand in the text. */
  | { readonly kind: 'orphan' }

/**
 * Finds a stored target in a text, from the surest way to the least: its quote at its position; its quote standing once;
 * the place, of several, whose surroundings agree with prefix and suffix over strictly more characters than any other's.
 * The stored position never breaks a tie: after an edit it says nothing. The inverse of `describeSpan`.
 */
export function anchorTarget(text: CanonicalText, map: OffsetMap, target: Target): Anchor {
  const [position, quote] = target.selector
  const span = positionSpan(map, position)
  if (span && span.end > span.start && text.slice(span.start, span.end) === quote.exact) return { kind: 'exact', span }
  return anchorQuote(text, quote)
}

/** Finds a quote in a text without regard to any position. */
function anchorQuote(text: CanonicalText, quote: TextQuoteSelector): Anchor {
  let best: Span[] = []
  let bestScore = -1
  for (const candidate of occurrences(text, quote.exact)) {
    const score = contextScore(text, candidate, quote)
    if (score > bestScore) best = []
    if (score >= bestScore) best.push(candidate)
    bestScore = Math.max(score, bestScore)
  }
  const [first] = best
  if (!first) return { kind: 'orphan' }
  return best.length === 1 ? { kind: 'moved', span: first } : { kind: 'ambiguous', candidates: best }
}

/** The span that a position selector names; null where it does not lie in the text. */
function positionSpan(map: OffsetMap, { start, end }: TextPositionSelector): Span | null {
  const valid = Number.isInteger(start) && Number.isInteger(end) && start >= 0 && start <= end
  if (!valid || end > map.codePointLength) return null
  return map.spanFromCodePoints({ start: codePoint(start), end: codePoint(end) })
}

/** Every place where a text holds a quote, overlapping ones too, but none that cuts a character in two. */
function* occurrences(text: CanonicalText, exact: string): Generator<Span> {
  if (exact === '') return
  for (let at = text.indexOf(exact); at >= 0; at = text.indexOf(exact, at + 1)) {
    const end = at + exact.length
    if (!cutsCharacter(text, at) && !cutsCharacter(text, end)) yield spanOf(at, end)
  }
}

function cutsCharacter(text: string, offset: number): boolean {
  return offset > 0 && (text.codePointAt(offset - 1) ?? 0) > 0xffff
}

/** Over how many code units the surroundings of a span agree with a prefix (backwards) and a suffix. */
function contextScore(text: CanonicalText, { start, end }: Span, { prefix, suffix }: TextQuoteSelector): number {
  let before = 0
  while (before < prefix.length && before < start && sameUnit(text, start - 1 - before, prefix, -1 - before))
    before += 1
  let behind = 0
  while (behind < suffix.length && end + behind < text.length && sameUnit(text, end + behind, suffix, behind))
    behind += 1
  return before + behind
}

function sameUnit(text: string, at: number, context: string, index: number): boolean {
  return text.charCodeAt(at) === context.charCodeAt(index < 0 ? context.length + index : index)
}
