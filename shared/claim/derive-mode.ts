import type { CanonicalText } from '../text/canonical-text.ts'
import type { Span } from '../text/offset.ts'
import type { Quotation } from '../text/quotation.ts'
import type { Mode } from './record-fields.ts'

/** What the mode of a claim follows from. */
export interface ModeEvidence {
  readonly text: CanonicalText
  readonly quotations: readonly Quotation[]
  readonly content: readonly Span[]
  readonly cues: readonly Span[]
}

const CLAUSE_OPENING = /^(?:to|that|if|whether|how|why|what|when|where|who|which)\b/i
const COMPLEMENTISER_BEFORE = /\b(?:that|whether|if|how|why)\s+$/i
const FINITE_VERB =
  /\b(?:am|is|are|was|were|be|has|have|had|do|does|did|will|would|shall|should|can|could|may|might|must|cannot|won’t|won't)\b/i
const VISIBLE = /\S/

/**
 * How the article words a claim: direct when every character of the content stands in quotation marks, mixed when some
 * do; otherwise a clause is indirect, a noun phrase behind a speech-act verb is a paraphrase, and what has neither a
 * quotation nor a cue is the author's own voice: narrated.
 */
export function deriveMode({ text, quotations, content, cues }: ModeEvidence): Mode {
  const quoted = quotedShare(text, quotations, content)
  if (quoted === 'all') return 'direct'
  if (quoted === 'some') return 'mixed'
  if (cues.length === 0) return 'narrated'
  return content.some((span) => isClause(text, span)) ? 'indirect' : 'paraphrase'
}

/**
 * The mode after an edit of content or cues: derived anew where it was derived before, kept where somebody chose it.
 */
export function followMode(present: string | undefined, before: ModeEvidence, after: ModeEvidence): string {
  if (present !== undefined && present !== deriveMode(before)) return present
  return deriveMode(after)
}

function quotedShare(
  text: CanonicalText,
  quotations: readonly Quotation[],
  content: readonly Span[],
): 'all' | 'some' | 'none' {
  let inside = false
  let outside = false
  for (const { start, end } of content) {
    const nearby = quotations.filter(({ outer }) => outer.start < end && outer.end > start)
    let at: number = start
    for (const { outer } of nearby) {
      if (outer.end <= at) continue
      if (VISIBLE.test(text.slice(at, Math.max(at, outer.start)))) outside = true
      if (VISIBLE.test(text.slice(Math.max(at, outer.start), Math.min(end, outer.end)))) inside = true
      at = Math.min(end, outer.end)
    }
    if (VISIBLE.test(text.slice(at, end))) outside = true
  }
  if (!inside) return 'none'
  return outside ? 'some' : 'all'
}

function isClause(text: CanonicalText, { start, end }: Span): boolean {
  const words = text.slice(start, end)
  return (
    CLAUSE_OPENING.test(words) ||
    COMPLEMENTISER_BEFORE.test(text.slice(Math.max(0, start - 12), start)) ||
    FINITE_VERB.test(words)
  )
}
