import { changedInOrder, listDifference } from '../../shared/base/ordered-list.ts'
import type { Span, Utf16Offset } from '../../shared/text/offset.ts'
import { assignLanes } from './lanes.ts'
import type { ReaderClaim } from './reader-props.ts'

/** One stretch that a claim draws. */
export interface ClaimStretch {
  readonly claim: ReaderClaim
  readonly kind: 'content' | 'cue' | 'original'
  /** Place of the span in the claim's list of its kind. */
  readonly spanIndex: number
  readonly start: Utf16Offset
  readonly end: Utf16Offset
}

/** The start of a speaker's mention and what is raised above it. */
export interface MentionNote {
  readonly start: Utf16Offset
  readonly initial: string
}

/**
 * Where the claims of an article stand, for answering within microseconds what is at a place. Arrays in order of the
 * starts, with the furthest end so far beside each, so that a look back stops as soon as nothing can reach.
 */
export class ClaimIndex {
  /** Claims that have a place, by where they begin; of two that begin together the longer first. */
  readonly inTextOrder: readonly ReaderClaim[]
  private readonly claims: readonly ReaderClaim[]
  private readonly stretches: readonly ClaimStretch[]
  private readonly lanes: Uint8Array
  /** The furthest end among the stretches up to each. */
  private readonly reach: Int32Array
  /** In text order; one where several claims name the same speaker at the same place. */
  private readonly mentions: readonly MentionNote[]
  /** The few claims that were asked for by id. */
  private readonly asked = new Map<string, ReaderClaim | undefined>()

  /** An index of claims; where it follows another one, only what differs is put in its place. */
  constructor(claims: readonly ReaderClaim[], before: ClaimIndex | null = null) {
    const { gone, fresh } = listDifference(before?.claims ?? [], claims)
    const leaving = new Set(gone)
    this.claims = claims
    this.inTextOrder = changedInOrder(
      before?.inTextOrder ?? [],
      gone.length === 0 ? null : (claim) => leaving.has(claim),
      fresh.filter((claim) => firstStart(claim) !== null),
      compareClaims,
    )
    this.stretches = changedInOrder(
      before?.stretches ?? [],
      gone.length === 0 ? null : ({ claim }) => leaving.has(claim),
      fresh.flatMap(stretchesOf),
      compareStretches,
    )
    this.lanes = assignLanes(this.stretches)
    const sameMentions = [...gone, ...fresh].every(({ mentions }) => mentions.length === 0)
    this.mentions = before !== null && sameMentions ? before.mentions : mentionsOf(claims)
    this.reach = reachOf(this.stretches)
  }

  get(id: string): ReaderClaim | undefined {
    if (!this.asked.has(id))
      this.asked.set(
        id,
        this.claims.find((claim) => claim.id === id),
      )
    return this.asked.get(id)
  }

  /** Every stretch that shares a character with a span, with its lane, in text order. */
  drawnIn({ start, end }: Span, draw: (stretch: ClaimStretch, lane: number) => void): void {
    const last = this.lastStartBefore(end)
    let first = last
    while (first >= 0 && (this.reach[first] ?? 0) > start) first -= 1
    for (let index = first + 1; index <= last; index += 1) {
      const stretch = this.stretches[index]
      if (stretch !== undefined && stretch.end > start) draw(stretch, this.lanes[index] ?? 0)
    }
  }

  /** Claims whose content holds the character after an offset; the shortest, so the innermost, first. */
  at(offset: Utf16Offset): readonly ReaderClaim[] {
    return this.contentIn(offset, offset + 1)
  }

  /** Claims whose content holds or touches a caret, or shares a character with a selection; the shortest first. */
  touching({ start, end }: Span): readonly ReaderClaim[] {
    return start === end ? this.contentIn(start - 1, end + 1) : this.contentIn(start, end)
  }

  /** Claims that begin within a span, in text order. */
  beginningIn({ start, end }: Span): readonly ReaderClaim[] {
    return this.inTextOrder.slice(this.firstBeginningAt(start), this.firstBeginningAt(end))
  }

  mentionsIn({ start, end }: Span): readonly MentionNote[] {
    const before = (offset: number) =>
      partition(this.mentions.length, (index) => (this.mentions[index]?.start ?? 0) < offset)
    return this.mentions.slice(before(start), before(end))
  }

  /** The claim after (or before) another in text order, or after (or before) a caret where there is no other. */
  step(from: { readonly id: string | null; readonly caret: Utf16Offset }, forward: boolean): ReaderClaim | undefined {
    const claim = from.id === null ? undefined : this.get(from.id)
    const place = claim === undefined ? -1 : this.inTextOrder.indexOf(claim)
    if (place >= 0) return this.inTextOrder[place + (forward ? 1 : -1)]
    const next = this.firstBeginningAt(from.caret)
    return this.inTextOrder[forward ? next : next - 1]
  }

  private contentIn(start: number, end: number): readonly ReaderClaim[] {
    const found = new Set<ReaderClaim>()
    for (let index = this.lastStartBefore(end); index >= 0 && (this.reach[index] ?? 0) > start; index -= 1) {
      const stretch = this.stretches[index]
      if (stretch !== undefined && stretch.kind === 'content' && stretch.end > start) found.add(stretch.claim)
    }
    return [...found].sort((a, b) => contentLength(a) - contentLength(b) || compareClaims(a, b))
  }

  private lastStartBefore(offset: number): number {
    return partition(this.stretches.length, (index) => (this.stretches[index]?.start ?? 0) < offset) - 1
  }

  private firstBeginningAt(offset: number): number {
    return partition(this.inTextOrder.length, (index) => (firstStart(this.inTextOrder[index]) ?? 0) < offset)
  }
}

/** How many of the first indices satisfy a condition that, once false, stays false. */
function partition(length: number, holds: (index: number) => boolean): number {
  let low = 0
  let high = length
  while (low < high) {
    const middle = (low + high) >> 1
    if (holds(middle)) low = middle + 1
    else high = middle
  }
  return low
}

/** Where a claim begins; null if it has no place in the text. */
export function firstStart(claim: ReaderClaim | undefined): Utf16Offset | null {
  return claim?.spans[0]?.start ?? null
}

function contentLength(claim: ReaderClaim): number {
  return claim.spans.reduce((sum, { start, end }) => sum + end - start, 0)
}

function compareClaims(a: ReaderClaim, b: ReaderClaim): number {
  return (firstStart(a) ?? 0) - (firstStart(b) ?? 0) || contentLength(b) - contentLength(a) || (a.id < b.id ? -1 : 1)
}

const KINDS: readonly ClaimStretch['kind'][] = ['content', 'cue', 'original']

function compareStretches(a: ClaimStretch, b: ClaimStretch): number {
  if (a.start !== b.start) return a.start - b.start
  if (a.end !== b.end) return b.end - a.end
  if (a.claim !== b.claim) return a.claim.id < b.claim.id ? -1 : 1
  return KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) || a.spanIndex - b.spanIndex
}

/** The furthest end among the stretches up to each. */
function reachOf(stretches: readonly ClaimStretch[]): Int32Array {
  const reaches = new Int32Array(stretches.length)
  let reach = 0
  for (let index = 0; index < stretches.length; index += 1) {
    reach = Math.max(reach, stretches[index]?.end ?? 0)
    reaches[index] = reach
  }
  return reaches
}

function stretchesOf(claim: ReaderClaim): readonly ClaimStretch[] {
  const content = claim.spans.map((span, spanIndex): ClaimStretch => ({ claim, kind: 'content', spanIndex, ...span }))
  const cues = claim.cues.map((span, spanIndex): ClaimStretch => ({ claim, kind: 'cue', spanIndex, ...span }))
  if (claim.original === undefined) return [...content, ...cues]
  const original = claim.original.map(
    (span, spanIndex): ClaimStretch => ({ claim, kind: 'original', spanIndex, ...span }),
  )
  return [...content, ...cues, ...original]
}

function mentionsOf(claims: readonly ReaderClaim[]): readonly MentionNote[] {
  const notes = new Map<string, MentionNote>()
  for (const { mentions } of claims) {
    for (const { span, initial } of mentions) notes.set(`${span.start} ${initial}`, { start: span.start, initial })
  }
  return [...notes.values()].sort((a, b) => a.start - b.start)
}
