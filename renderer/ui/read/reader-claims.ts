import type { RecordId } from '../../../shared/base/ids.ts'
import { type PlacedParty, spansOf } from '../../../shared/claim/claim.ts'
import type { Span } from '../../../shared/text/offset.ts'
import type { ReaderClaim, ReaderMention } from '../../reader/reader-props.ts'
import type { ClaimView, SpeakerView } from '../../session/views.ts'

const drawn = new WeakMap<ClaimView, ReaderClaim>()

/** What the page draws of each claim; a claim that has not changed gives the same object again, so that it is not drawn anew. */
export function readerClaims(claims: readonly ClaimView[]): readonly ReaderClaim[] {
  return claims.map((view) => {
    const known = drawn.get(view)
    if (known !== undefined) return known
    const made = readerClaim(view)
    drawn.set(view, made)
    return made
  })
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
    mentions: claim.speakers.flatMap((party, place) => mentionsOf(party, speakerOf(view, party.speakerId, place))),
    conditions: spansOf(claim.condition),
    deadlines: claim.deadline === null ? [] : spansOf([claim.deadline]),
    targets: partySpans(claim.targets),
    relays: partySpans(claim.reportedBy),
    ...(view.conflicts.length > 0 ? { conflict: true } : {}),
  }
}

function mentionsOf({ mentions }: PlacedParty, speaker: SpeakerView | undefined): readonly ReaderMention[] {
  const initial = speaker === undefined ? '?' : initialOf(speaker.fields.name)
  return spansOf(mentions).map((span) => ({ span, initial }))
}

/** A party's speaker among the resolved ones: by id, else (merged into another) by its place in the list. */
function speakerOf({ speakers }: ClaimView, id: RecordId, place: number): SpeakerView | undefined {
  return speakers.find((each) => each.id === id) ?? speakers[place]
}

function partySpans(parties: readonly PlacedParty[]): readonly Span[] {
  return parties.flatMap(({ mentions }) => spansOf(mentions))
}

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/** The letter that stands for a name: of its last word, since that is what people are known by. */
export function initialOf(name: string): string {
  const last = name.trim().split(/\s+/u).at(-1) ?? ''
  const first = [...graphemes.segment(last)].find(({ segment }) => /[\p{L}\p{N}]/u.test(segment))
  return first?.segment.toUpperCase() ?? '?'
}
