import type { CanonicalText } from '../text/canonical-text.ts'
import { type Span, span as spanOf } from '../text/offset.ts'
import type { Quotation } from '../text/quotation.ts'
import { cueForm } from './cue-verbs.ts'
import type { Mode } from './record-fields.ts'
import { wordsOf } from './sentence-words.ts'

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

/** How far from the content a verb of saying is looked for where no cue is marked, in UTF-16 code units and in words. */
const REACH = 80
const WORDS_BEFORE = 5
const WORDS_BEHIND = 7

/**
 * How the article words a claim: direct when every character of the content stands in quotation marks, mixed when some
 * do; otherwise a clause is indirect, a noun phrase behind a speech-act verb is a paraphrase, and what nobody is said to
 * have said is the author's own voice: narrated. Until a cue is marked, a verb of saying next to the content counts as one.
 */
export function deriveMode({ text, quotations, content, cues }: ModeEvidence): Mode {
  const quoted = quotedShare(text, quotations, content)
  if (quoted === 'all') return 'direct'
  if (quoted === 'some') return 'mixed'
  const clause = content.some((span) => isClause(text, span))
  const cue = cues.length > 0 ? sideOf(cues, content) : sideOfVerb(text, content)
  if (cue === null) return content.some((span) => followsComplementiser(text, span)) ? 'indirect' : 'narrated'
  return clause || cue === 'behind' ? 'indirect' : 'paraphrase'
}

/** Whether cues stand before what they attribute, or behind ("…, she said"), where it can only be a clause. */
function sideOf(cues: readonly Span[], content: readonly Span[]): 'before' | 'behind' {
  const last = endOf(content)
  return cues.every(({ start }) => start >= last) ? 'behind' : 'before'
}

function sideOfVerb(text: CanonicalText, content: readonly Span[]): 'before' | 'behind' | null {
  const first = content.reduce((least, { start }) => Math.min(least, start), text.length)
  const last = endOf(content)
  const lineStart = text.lastIndexOf('\n', first - 1) + 1
  const ahead = wordsOf(text, spanOf(Math.max(lineStart, first - REACH), first)).slice(-WORDS_BEFORE)
  if (ahead.some((word) => isCue(word.text))) return 'before'
  const lineEnd = text.indexOf('\n', last)
  const end = Math.min(lineEnd < 0 ? text.length : lineEnd, last + REACH)
  const [comma, ...behind] = wordsOf(text, spanOf(last, end)).slice(0, WORDS_BEHIND + 1)
  return comma?.text === ',' && behind.some((word) => isCue(word.text)) ? 'behind' : null
}

/** Where the last of some spans ends. */
function endOf(spans: readonly Span[]): number {
  return spans.reduce((most, { end }) => Math.max(most, end), 0)
}

function isCue(word: string): boolean {
  return cueForm(word) === 'finite' || cueForm(word) === 'participle' || word === 'according'
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
  return CLAUSE_OPENING.test(words) || followsComplementiser(text, spanOf(start, end)) || FINITE_VERB.test(words)
}

function followsComplementiser(text: CanonicalText, { start }: Span): boolean {
  return COMPLEMENTISER_BEFORE.test(text.slice(Math.max(0, start - 12), start))
}
