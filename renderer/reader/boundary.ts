import type { CanonicalText } from '../../shared/text/canonical-text.ts'
import { type Span, type Utf16Offset, utf16 } from '../../shared/text/offset.ts'
import {
  graphemeFloor,
  nextGrapheme,
  nextWord,
  previousGrapheme,
  previousWord,
  selectionSpan,
  snapToWords,
} from '../../shared/text/segment.ts'

export type Edge = 'start' | 'end'

/** One edge of one span of a claim, which may be moved. */
export interface Boundary {
  readonly text: CanonicalText
  /** All spans of the claim, in text order. */
  readonly spans: readonly Span[]
  readonly spanIndex: number
  readonly edge: Edge
}

/** How an edge is moved: dragged edges take whole words unless they are to stay as they are. */
export interface BoundaryMove {
  readonly snap: boolean
}

/**
 * The span after its edge was pulled to an offset: it stops at the claim's neighbouring spans, keeps at least one word (or,
 * raw, one character), and stays trimmed. Null where nothing would be left or nothing changes.
 */
export function pullBoundary(boundary: Boundary, wanted: Utf16Offset, { snap }: BoundaryMove): Span | null {
  const { text, spans, spanIndex, edge } = boundary
  const span = spans[spanIndex]
  if (span === undefined) return null
  const room = roomOf(boundary)
  const kept = smallest(boundary, snap)
  const clamped = Math.min(Math.max(wanted, room.start), room.end)
  const raw =
    edge === 'start'
      ? { start: utf16(Math.min(clamped, kept.start)), end: span.end }
      : { start: span.start, end: utf16(Math.max(clamped, kept.end)) }
  const widened = snap ? snapEdge(text, raw, edge, room) : raw
  const result = selectionSpan(text, widened)
  if (result === null || result.start < room.start || result.end > room.end) return null
  return result.start === span.start && result.end === span.end ? null : result
}

/** The span after its edge was moved on by one word or character; null at the end of the road. */
export function stepBoundary(boundary: Boundary, unit: 'word' | 'character', forward: boolean): Span | null {
  const { text, spans, spanIndex, edge } = boundary
  const span = spans[spanIndex]
  if (span === undefined) return null
  const least = smallest(boundary, unit === 'word')
  let at = span[edge]
  // White space is trimmed away, so a step that only crosses white space would change nothing: go on.
  for (let tries = 0; tries < 8; tries += 1) {
    const next = unit === 'word' ? wordStep(text, at, edge, forward) : characterStep(text, at, forward)
    const tooFar = edge === 'end' ? next < least.end : next > least.start
    if (next === at || tooFar) return null
    const moved = pullBoundary(boundary, next, { snap: false })
    if (moved !== null) return moved
    at = next
  }
  return null
}

function wordStep(text: CanonicalText, at: Utf16Offset, edge: Edge, forward: boolean): Utf16Offset {
  if (edge === 'end') {
    if (forward) return nextWord(text, at)
    return endOfWordBefore(text, previousWord(text, at))
  }
  if (!forward) return previousWord(text, at)
  return startOfWordAfter(text, nextWord(text, at))
}

/** The end of the last word before a word's start. */
function endOfWordBefore(text: CanonicalText, start: Utf16Offset): Utf16Offset {
  const before = previousWord(text, start)
  return before === start ? start : nextWord(text, before)
}

function startOfWordAfter(text: CanonicalText, end: Utf16Offset): Utf16Offset {
  const after = nextWord(text, end)
  return after === end ? end : previousWord(text, after)
}

function characterStep(text: CanonicalText, at: Utf16Offset, forward: boolean): Utf16Offset {
  return forward ? nextGrapheme(text, at) : previousGrapheme(text, at)
}

/** Where the span may lie: between the claim's neighbouring spans. */
function roomOf({ text, spans, spanIndex }: Boundary): Span {
  return {
    start: spans[spanIndex - 1]?.end ?? utf16(0),
    end: spans[spanIndex + 1]?.start ?? utf16(text.length),
  }
}

/** What is left of the span at least: its last (or first) word or character. */
function smallest({ text, spans, spanIndex, edge }: Boundary, snap: boolean): Span {
  const { start, end } = spans[spanIndex] ?? { start: utf16(0), end: utf16(0) }
  if (edge === 'start') {
    const at = snap ? previousWord(text, end) : previousGrapheme(text, end)
    return { start: utf16(Math.max(at, start)), end }
  }
  const at = snap ? nextWord(text, start) : nextGrapheme(text, start)
  return { start, end: utf16(Math.min(at, end)) }
}

/** Widens the moved edge to its word, but the other one stays, and so does the neighbour's. */
function snapEdge(text: CanonicalText, span: Span, edge: Edge, room: Span): Span {
  const words = snapToWords(text, span)
  if (edge === 'start') return { start: utf16(Math.max(words.start, room.start)), end: span.end }
  return { start: graphemeFloor(text, span.start), end: utf16(Math.min(words.end, room.end)) }
}
