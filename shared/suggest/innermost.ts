import type { TokenRange } from './find-attributions.ts'
import type { Reading } from './reading.ts'
import { holds, type WeighedAttribution } from './trust.ts'

/** An attribution with those that hold it, nearest first. */
export interface FramedAttribution {
  readonly attribution: WeighedAttribution
  readonly score: number
  readonly holders: readonly WeighedAttribution[]
}

/** How much of what an attribution says another may take up, for both to be worth a claim. */
const MOST_SHARED = 0.6

/** Verbs that tell no more than that somebody has what another says they have. */
const OWN = /^(?:seem|appear|look|sound|feel|tend)-/

/**
 * The innermost attributions above a threshold, in text order. One whose content is little more than another is left
 * out, and becomes the one who reports it.
 */
export function innermost(
  reading: Reading,
  found: readonly WeighedAttribution[],
  threshold: number,
): readonly FramedAttribution[] {
  const kept = withoutRivals(found.filter((each) => each.innermost >= threshold))
  return kept.flatMap((attribution, index) => {
    const near = kept.slice(Math.max(0, index - 8), index + 9)
    const inner = near.filter((each) => each !== attribution && holds(attribution.content, each.cue))
    if (inner.some((each) => takesUp(reading, attribution, each))) return []
    const holders = near
      .filter((each) => each !== attribution && holds(each.content, attribution.cue))
      .sort((a, b) => sizeOf(a.content) - sizeOf(b.content))
    return [{ attribution, score: attribution.innermost, holders }]
  })
}

/** Of several that share words of their cues, or that each hold the other’s cue, the most probable. */
function withoutRivals(found: readonly WeighedAttribution[]): readonly WeighedAttribution[] {
  return found.filter((each, index) =>
    found
      .slice(Math.max(0, index - 8), index + 9)
      .every(
        (other) =>
          other === each ||
          other.innermost < each.innermost ||
          (other.innermost === each.innermost && other.cue.from >= each.cue.from) ||
          !areRivals(each, other),
      ),
  )
}

function areRivals(one: WeighedAttribution, other: WeighedAttribution): boolean {
  if (one.cue.from < other.cue.to && other.cue.from < one.cue.to) return true
  return holds(one.content, other.cue) && holds(other.content, one.cue)
}

/** Whether the inner attribution, with its source and cue, is most of what the outer one says. */
function takesUp({ tokens }: Reading, outer: WeighedAttribution, inner: WeighedAttribution): boolean {
  if (OWN.test(tokens[inner.cue.from]?.kind ?? '')) return false
  const parts = [...inner.content, ...inner.source, inner.cue]
  const shared = outer.content.reduce(
    (sum, range) =>
      sum +
      parts.reduce(
        (part, each) => part + Math.max(0, Math.min(each.to, range.to) - Math.max(each.from, range.from)),
        0,
      ),
    0,
  )
  return shared > sizeOf(outer.content) * MOST_SHARED
}

function sizeOf(ranges: readonly TokenRange[]): number {
  return ranges.reduce((sum, { from, to }) => sum + to - from, 0)
}
