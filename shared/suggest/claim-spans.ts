import { type Span, span as spanOf } from '../text/offset.ts'
import { selectionSpan } from '../text/segment.ts'

import { QUOTED, type Reading, type Token, type TokenRange } from './reading.ts'

/** Marks that a content neither starts nor ends with, unless they belong to a quotation or a bracket within it. */
const EDGE = /^(?:[,.;:–—…]|--|-|\.{2,})$/

/** The spans of a content: with its quotation marks, without “that”, the full stop and commas at its edges. */
export function contentSpans(reading: Reading, ranges: readonly TokenRange[]): readonly Span[] {
  const spans = ranges.flatMap((range) => spanOfRange(reading, trimmedContent(reading, range)) ?? [])
  return withoutOverlap(spans)
}

/** The spans of a cue or source: without punctuation at the edges, unless nothing else is there. */
export function plainSpans(reading: Reading, ranges: readonly TokenRange[]): readonly Span[] {
  const spans = ranges.flatMap((range) => {
    const trimmed = trimmedPlain(reading, range)
    return spanOfRange(reading, trimmed.to > trimmed.from ? trimmed : range) ?? []
  })
  return withoutOverlap(spans)
}

function trimmedContent({ tokens }: Reading, { from, to }: TokenRange): TokenRange {
  let [first, last] = [from, to]
  const before = tokens[first - 1]
  if (before?.quoted === QUOTED.opening && tokens[first]?.quotation === before.quotation) first -= 1
  const behind = tokens[last]
  if (behind?.quoted === QUOTED.closing && tokens[last - 1]?.quotation === behind.quotation) last += 1
  while (first < last - 1 && EDGE.test(tokens[first]?.text ?? '')) first += 1
  if (tokens[first]?.lower === 'that' && first < last - 1 && opensClause(tokens[first + 1]?.kind ?? '')) first += 1
  while (first < last - 1 && tokens[first]?.text === ',') first += 1
  while (last > first + 1 && EDGE.test(tokens[last - 1]?.text ?? '') && !isInside(tokens[last - 1]?.quoted)) last -= 1
  return { from: afterTime(tokens, first, last), to: closingOf(tokens, first, last) }
}

/** “Agreed Thursday to meet”: the day belongs to the cue. */
function afterTime(tokens: readonly Token[], from: number, to: number): number {
  let first = from
  while (first < to - 2 && tokens[first]?.kind === 'day') first += 1
  if (first > from && !/^(?:to|that|on|in|with|for)$/.test(tokens[first]?.lower ?? '')) return from
  if (first > from && tokens[first]?.lower === 'that') return first + 1
  return first
}

/** How many marks may stand between the last word and the closing mark. */
const MARKS_BEFORE_CLOSING = 2

/** The end of a range, behind the mark that closes a quotation which the range opens, where that stands right there. */
function closingOf(tokens: readonly Token[], from: number, to: number): number {
  const quotation = tokens[to - 1]?.quotation ?? -1
  if (quotation < 0 || tokens[to - 1]?.quoted === QUOTED.closing) return to
  let opening = to - 1
  while (opening >= from && tokens[opening]?.quotation === quotation) opening -= 1
  if (tokens[opening + 1]?.quoted !== QUOTED.opening) return to
  for (let at = to; at <= to + MARKS_BEFORE_CLOSING; at += 1) {
    const token = tokens[at]
    if (token?.quotation !== quotation) return to
    if (token.quoted === QUOTED.closing) return at + 1
    if (!/^\p{P}+$/u.test(token.text)) return to
  }
  return to
}

/** “That” before a verb is a pronoun: “That is not true”. */
function opensClause(kind: string): boolean {
  return !/^(?:be|have|do|modal|irregular|not)$|-(?:past|third)$/.test(kind)
}

function isInside(quoted: number | undefined): boolean {
  return quoted === QUOTED.inside
}

function trimmedPlain({ tokens }: Reading, { from, to }: TokenRange): TokenRange {
  let [first, last] = [from, to]
  const isMark = (at: number) => !/[\p{L}\p{N}]/u.test(tokens[at]?.text ?? 'x') && tokens[at]?.text !== '%'
  while (first < last && isMark(first)) first += 1
  while (last > first && isMark(last - 1)) last -= 1
  return { from: first, to: last }
}

function spanOfRange({ tokens, text }: Reading, { from, to }: TokenRange): Span | null {
  const first = tokens[from]
  const last = tokens[to - 1]
  if (first === undefined || last === undefined || last.end <= first.start) return null
  return selectionSpan(text, spanOf(first.start, last.end))
}

/** Spans in order of which none reaches into the next. */
function withoutOverlap(spans: readonly Span[]): readonly Span[] {
  const kept: Span[] = []
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    if (span.start >= (kept.at(-1)?.end ?? 0)) kept.push(span)
  }
  return kept
}
