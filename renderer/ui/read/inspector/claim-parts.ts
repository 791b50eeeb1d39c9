import type { Placed, PlacedParty } from '../../../../shared/claim/claim.ts'
import type { ClaimPart } from '../../../session/session.ts'
import type { ClaimView, SpeakerView } from '../../../session/views.ts'
import { t } from '../../../strings/strings.ts'

/** One stretch of text that belongs to a claim, as the editor lists it. */
export interface QuotedPart {
  readonly key: string
  /** What it is: "Cue", "Mention of Maren Ostrova". */
  readonly label: string
  readonly placed: Placed
  /** How to take it away; `null` for the only segment of the quote, without which there is no claim. */
  readonly remove: ClaimPart | null
}

/** Everything that a claim quotes, in the order in which the editor lists it. Indices count as the session counts them. */
export function quotedParts(view: ClaimView, speakers: readonly SpeakerView[]): readonly QuotedPart[] {
  const { claim } = view
  const names = new Map(speakers.map(({ id, fields }) => [id, fields.name]))
  const nameOf = ({ speakerId }: PlacedParty) => names.get(speakerId) ?? t('claim.noSpeaker')
  const single = claim.content.length === 1
  const parts: QuotedPart[] = []

  function add(part: ClaimPart['part'], label: string, placed: Placed, index: number, removable = true): void {
    parts.push({ key: `${part}-${index}`, label, placed, remove: removable ? { part, index } : null })
  }
  function addParties(
    part: 'mention' | 'target' | 'relay',
    parties: readonly PlacedParty[],
    label: (name: string) => string,
  ) {
    let index = 0
    for (const party of parties) {
      for (const mention of party.mentions) add(part, label(nameOf(party)), mention, index++)
    }
  }

  claim.content.forEach((placed, index) => {
    const label = single ? t('claim.part.segment') : t('claim.part.segmentNth', index + 1)
    add('segment', label, placed, index, !single)
  })
  claim.cues.forEach((placed, index) => {
    add('cue', t('claim.part.cue'), placed, index)
  })
  addParties('mention', claim.speakers, (name) => t('claim.part.mention', name))
  claim.condition.forEach((placed, index) => {
    add('condition', t('claim.part.condition'), placed, index)
  })
  if (claim.deadline !== null) add('deadline', t('claim.part.deadline'), claim.deadline, 0)
  addParties('target', claim.targets, (name) => t('claim.part.target', name))
  addParties('relay', claim.reportedBy, (name) => t('claim.part.relay', name))
  return parts
}
