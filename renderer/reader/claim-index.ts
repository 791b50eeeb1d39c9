import type { Span, Utf16Offset } from '../../shared/text/offset.ts'
import { assignLanes } from './lanes.ts'
import type { ReaderClaim } from './reader-props.ts'

/** One stretch that a claim draws. */
export interface ClaimStretch {
  readonly claim: ReaderClaim
  readonly kind: 'content' | 'cue'
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
  private readonly byId: ReadonlyMap<string, ReaderClaim>
  private readonly stretches: readonly ClaimStretch[]
  private readonly lanes: Uint8Array
  /** The furthest end among the stretches up to each. */
  private readonly reach: Int32Array
  private readonly order: ReadonlyMap<string, number>
  /** In text order; one where several claims name the same speaker at the same place. */
  private readonly mentions: readonly MentionNote[]

  constructor(claims: readonly ReaderClaim[]) {
    this.byId = new Map(claims.map((claim) => [claim.id, claim]))
    this.inTextOrder = claims.filter((claim) => firstStart(claim) !== null).sort(compareClaims)
    this.order = new Map(this.inTextOrder.map((claim, index) => [claim.id, index]))
    this.stretches = claims.flatMap(stretchesOf).sort((a, b) => a.start - b.start || b.end - a.end)
    this.lanes = assignLanes(this.stretches)
    this.mentions = mentionsOf(claims)
    this.reach = new Int32Array(this.stretches.length)
    let reach = 0
    for (const [index, { end }] of this.stretches.entries()) {
      reach = Math.max(reach, end)
      this.reach[index] = reach
    }
  }

  get(id: string): ReaderClaim | undefined {
    return this.byId.get(id)
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
    const place = from.id === null ? undefined : this.order.get(from.id)
    if (place !== undefined) return this.inTextOrder[place + (forward ? 1 : -1)]
    const next = this.firstBeginningAt(from.caret)
    return this.inTextOrder[forward ? next : next - 1]
  }

  private contentIn(start: number, end: number): readonly ReaderClaim[] {
    const found = new Set<ReaderClaim>()
    for (let index = this.lastStartBefore(end); index >= 0 && (this.reach[index] ?? 0) > start; index -= 1) {
      const stretch = this.stretches[index]
      if (stretch !== undefined && stretch.kind === 'content' && stretch.end > start) found.add(stretch.claim)
    }
    return [...found].sort((a, b) => contentLength(a) - contentLength(b) || this.placeOf(a) - this.placeOf(b))
  }

  private placeOf(claim: ReaderClaim): number {
    return this.order.get(claim.id) ?? 0
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

function stretchesOf(claim: ReaderClaim): readonly ClaimStretch[] {
  const content = claim.spans.map((span, spanIndex): ClaimStretch => ({ claim, kind: 'content', spanIndex, ...span }))
  const cues = claim.cues.map((span, spanIndex): ClaimStretch => ({ claim, kind: 'cue', spanIndex, ...span }))
  return [...content, ...cues]
}

function mentionsOf(claims: readonly ReaderClaim[]): readonly MentionNote[] {
  const notes = new Map<string, MentionNote>()
  for (const { mentions } of claims) {
    for (const { span, initial } of mentions) notes.set(`${span.start} ${initial}`, { start: span.start, initial })
  }
  return [...notes.values()].sort((a, b) => a.start - b.start)
}
