import type { RecordId } from '../../../shared/base/ids.ts'
import type { SpeakerChoice } from '../../session/session.ts'
import type { ClaimView, SpeakerView } from '../../session/views.ts'
import { type Choice, matchItems } from '../design/match-items.ts'

/** A speaker as a list to choose from shows it. */
export interface SpeakerItem extends Choice {
  readonly id: RecordId
  readonly aliases: readonly string[]
}

export function speakerItem({ id, fields }: SpeakerView): SpeakerItem {
  const detail = [fields.role, fields.affiliation].filter((part) => part !== undefined && part !== '').join(', ')
  return { id, label: fields.name, aliases: fields.aliases ?? [], ...(detail === '' ? {} : { detail }) }
}

const lastItems = new WeakMap<
  readonly ClaimView[],
  { readonly of: readonly SpeakerView[]; readonly items: readonly SpeakerItem[] }
>()

/**
 * The speakers to choose from: those that speak most often in the article first, then by name. Merged ones are left out.
 * The same list for the same speakers and claims, which several fields at a time ask for.
 */
export function speakerItems(speakers: readonly SpeakerView[], claims: readonly ClaimView[]): readonly SpeakerItem[] {
  const last = lastItems.get(claims)
  if (last?.of === speakers) return last.items
  const items = orderedItems(speakers, claims)
  lastItems.set(claims, { of: speakers, items })
  return items
}

const names = new Intl.Collator()

function orderedItems(speakers: readonly SpeakerView[], claims: readonly ClaimView[]): readonly SpeakerItem[] {
  const weights = speakerWeights(claims)
  const weight = ({ id }: SpeakerItem) => weights.get(id) ?? 0
  return speakers
    .filter(({ fields }) => fields.mergedInto === undefined)
    .map(speakerItem)
    .sort((a, b) => weight(b) - weight(a) || names.compare(a.label, b.label))
}

/** The speakers that fit what was typed, aliases included. */
export function matchSpeakers<T extends SpeakerItem>(query: string, items: readonly T[]): readonly T[] {
  const searched = items.map((item) => ({
    id: item.id,
    label: item.label,
    detail: [...item.aliases, item.detail ?? ''].join(' '),
    item,
  }))
  return matchItems(query, searched).map(({ item }) => item)
}

/** The speaker that an id stands for now, through every merge. */
export function resolvedSpeaker(speakers: readonly SpeakerView[], id: RecordId): SpeakerView | null {
  const seen = new Set<RecordId>()
  let found = speakers.find((speaker) => speaker.id === id) ?? null
  while (found?.fields.mergedInto !== undefined && !seen.has(found.id)) {
    const { id: from, fields } = found
    seen.add(from)
    found = speakers.find((speaker) => speaker.id === fields.mergedInto) ?? found
  }
  return found
}

/** The chosen ids as the session takes them. */
export function asChoices(items: readonly SpeakerItem[], ids: readonly string[]): readonly SpeakerChoice[] {
  return ids.flatMap((id) => {
    const item = items.find((each) => each.id === id)
    return item === undefined ? [] : [{ id: item.id }]
  })
}

function speakerWeights(claims: readonly ClaimView[]): ReadonlyMap<RecordId, number> {
  const weights = new Map<RecordId, number>()
  for (const { speakers } of claims) {
    for (const { id } of speakers) weights.set(id, (weights.get(id) ?? 0) + 1)
  }
  return weights
}
