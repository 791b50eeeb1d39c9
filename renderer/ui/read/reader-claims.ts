import type { RecordId } from '../../../shared/base/ids.ts'
import { isSameList } from '../../../shared/base/ordered-list.ts'
import { type PlacedParty, spansOf } from '../../../shared/claim/claim.ts'
import type { Span } from '../../../shared/text/offset.ts'
import type { ReaderClaim, ReaderMention } from '../../reader/reader-props.ts'
import type { ClaimView, SpeakerView } from '../../session/views.ts'

const drawn = new WeakMap<ClaimView, ReaderClaim>()

/**
 * What the page draws of each claim. A claim that looks as it did `before` gives the same object again, and a list of the
 * same claims the same list, so that nothing is drawn anew.
 */
export function readerClaims(
  claims: readonly ClaimView[],
  before: readonly ReaderClaim[] = [],
): readonly ReaderClaim[] {
  let byId: ReadonlyMap<string, ReaderClaim> | null = null
  const next = claims.map((view) => {
    const known = drawn.get(view)
    if (known !== undefined) return known
    byId ??= new Map(before.map((claim) => [claim.id, claim]))
    const made = readerClaim(view)
    const last = byId.get(made.id)
    const kept = last !== undefined && JSON.stringify(last) === JSON.stringify(made) ? last : made
    drawn.set(view, kept)
    return kept
  })
  return isSameList(next, before) ? before : next
}

/** What the page draws of one claim; the same object for the same view. */
export function readerClaimOf(view: ClaimView): ReaderClaim {
  const known = drawn.get(view) ?? readerClaim(view)
  drawn.set(view, known)
  return known
}

function readerClaim(view: ClaimView): ReaderClaim {
  const { claim } = view
  return {
    id: view.id,
    spans: spansOf(claim.content),
    group: view.group,
    code: view.fields.commitment,
    variant: view.variant,
    letter: view.letter.toUpperCase(),
    label: view.name,
    cues: [...spansOf(claim.cues), ...claim.reportedBy.flatMap(({ cues }) => spansOf(cues))],
    mentions: joined(
      claim.speakers.flatMap((party, place) => mentionsOf(party, speakerOf(view, party.speakerId, place))),
    ),
    conditions: spansOf(claim.condition),
    deadlines: claim.deadline === null ? [] : spansOf([claim.deadline]),
    targets: partySpans(claim.targets),
    relays: partySpans(claim.reportedBy),
    ...(view.conflicts.length > 0 ? { conflict: true } : {}),
    ...(view.mine ? {} : { fixed: true }),
  }
}

function mentionsOf({ mentions }: PlacedParty, speaker: SpeakerView | undefined): readonly ReaderMention[] {
  const initial = speaker === undefined ? '?' : initialOf(speaker.fields.name)
  return spansOf(mentions).map((span) => ({ span, initial }))
}

/** Several speakers whom the same words name ("the two") share one sign. */
function joined(mentions: readonly ReaderMention[]): readonly ReaderMention[] {
  const byPlace = new Map<string, ReaderMention>()
  for (const { span, initial } of mentions) {
    const place = `${span.start}-${span.end}`
    const before = byPlace.get(place)
    byPlace.set(place, { span, initial: before === undefined ? initial : `${before.initial} ${initial}` })
  }
  return [...byPlace.values()]
}

/** A party's speaker among the resolved ones: by id, else (merged into another) by its place in the list. */
function speakerOf({ speakers }: ClaimView, id: RecordId, place: number): SpeakerView | undefined {
  return speakers.find((each) => each.id === id) ?? speakers[place]
}

function partySpans(parties: readonly PlacedParty[]): readonly Span[] {
  return parties.flatMap(({ mentions }) => spansOf(mentions))
}

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

const initials = new Map<string, string>()

/** The letters that stand for a name: of its first and last word. */
export function initialOf(name: string): string {
  const known = initials.get(name) ?? makeInitials(name)
  initials.set(name, known)
  return known
}

function makeInitials(name: string): string {
  const words = name.split(/[^\p{L}\p{N}\p{M}'’]+/u).filter((word) => word !== '')
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words
  const letters = ends.map(
    (word) =>
      graphemes
        .segment(word ?? '')
        .containing(0)
        ?.segment.toUpperCase() ?? '',
  )
  return letters.join('') || '?'
}
