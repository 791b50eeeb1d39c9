import type { RecordId } from '../base/ids.ts'
import type { Anchor } from '../selector/anchor.ts'
import { anchorTarget } from '../selector/anchor.ts'
import type { Target } from '../selector/selector.ts'
import type { CanonicalText } from '../text/canonical-text.ts'
import type { OffsetMap, Span } from '../text/offset.ts'
import type { ClaimFields } from './record-fields.ts'

/** A described passage together with where it was found in the text that is here. */
export interface Placed {
  readonly target: Target
  readonly anchor: Anchor
}

/** Somebody in their part of a claim, with the words that name them. */
export interface PlacedParty {
  readonly speakerId: RecordId
  readonly mentions: readonly Placed[]
}

/** A link of the relay chain: who passed the claim on, and the words that say so. */
export interface PlacedRelay extends PlacedParty {
  readonly cues: readonly Placed[]
}

/**
 * What somebody is reported to have said, believed or bound themselves to, laid over the text of its article.
 *
 * `fields` is what is stored; the rest is where it lies in the text that is here, in UTF-16 code units.
 */
export interface Claim {
  readonly id: RecordId
  readonly fields: ClaimFields
  /** The content, in text order; what could not be found keeps its place here with an anchor that says so. */
  readonly content: readonly Placed[]
  readonly cues: readonly Placed[]
  readonly speakers: readonly PlacedParty[]
  readonly reportedBy: readonly PlacedRelay[]
  readonly condition: readonly Placed[]
  readonly deadline: Placed | null
  readonly targets: readonly PlacedParty[]
}

/** Lays a stored claim over the text of its article. */
export function placeClaim(id: RecordId, fields: ClaimFields, text: CanonicalText, map: OffsetMap): Claim {
  const place = (target: Target): Placed => ({ target, anchor: anchorTarget(text, map, target) })
  const placeAll = (targets: readonly Target[] | undefined) => (targets ?? []).map(place)
  const party = ({ speakerId, mentions }: { speakerId: RecordId; mentions: readonly Target[] }): PlacedParty => ({
    speakerId,
    mentions: placeAll(mentions),
  })
  return {
    id,
    fields,
    content: placeAll(fields.target),
    cues: placeAll(fields.cues),
    speakers: (fields.speakers ?? []).map(party),
    reportedBy: (fields.reportedBy ?? []).map((relay) => ({ ...party(relay), cues: placeAll(relay.cues) })),
    condition: placeAll(fields.condition),
    deadline: fields.deadline?.target === undefined ? null : place(fields.deadline.target),
    targets: (fields.targets ?? []).map(party),
  }
}

/** Where placed passages lie, for those that were found; UTF-16 code units. */
export function spansOf(placed: readonly Placed[]): readonly Span[] {
  return placed.flatMap(({ anchor }) => (anchor.kind === 'exact' || anchor.kind === 'moved' ? [anchor.span] : []))
}

/** Whether some of the claim's content was not found in the text: visible, never dropped. */
export function isUnanchored(claim: Claim): boolean {
  return claim.content.some(({ anchor }) => anchor.kind === 'ambiguous' || anchor.kind === 'orphan')
}

/** The words of a claim's content, its segments joined by an ellipsis. */
export function quoteOf(fields: Pick<ClaimFields, 'target'>): string {
  return fields.target.map(({ selector }) => selector[1].exact).join(' … ')
}
