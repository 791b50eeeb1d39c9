import type { RecordId } from '../../../shared/base/ids.ts'
import { speakersNamed } from '../../../shared/claim/speakers-named.ts'
import type { SpeakerChoice } from '../../session/session.ts'
import type { ArticleView, ClaimView, OpenArticle, SpeakerView } from '../../session/views.ts'
import { t } from '../../strings/strings.ts'
import { type Choice, fold, matchItems } from '../design/match-items.ts'

/** A speaker as a list to choose from shows it. */
export interface SpeakerItem extends Choice {
  readonly aliases: readonly string[]
  /** What is chosen with it: a speaker of the project, or a name to add. */
  readonly choice: SpeakerChoice
}

export function speakerItem({ id, fields }: SpeakerView): SpeakerItem {
  const detail = [fields.role, fields.affiliation].filter((part) => part !== undefined && part !== '').join(', ')
  return { id, label: fields.name, aliases: fields.aliases ?? [], choice: { id }, ...(detail === '' ? {} : { detail }) }
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

const lastNamed = new WeakMap<ArticleView['blocks'], readonly SpeakerItem[]>()

/** Whom the open article names; read once an article, and only where somebody types. */
function namedItems(open: OpenArticle): readonly SpeakerItem[] {
  if (open?.kind !== 'open') return []
  const { text, blocks } = open.article
  const known = lastNamed.get(blocks)
  if (known !== undefined) return known
  const items = speakersNamed(text, blocks).map(({ name, role }): SpeakerItem => {
    const choice = role === null ? { name } : { name, role }
    return { id: `named ${name}`, label: name, aliases: [], detail: t('speaker.named', role), choice }
  })
  lastNamed.set(blocks, items)
  return items
}

/** Finds speakers of the project, and those whom the open article names and the project does not know. */
export function speakerMatcher(open: OpenArticle) {
  return (query: string, items: readonly SpeakerItem[]): readonly SpeakerItem[] => {
    if (query.trim() === '') return items
    const known = items.flatMap(({ label, aliases }) => [label, ...aliases].map(fold))
    const isKnown = (name: string) => known.some((each) => each === name || each.endsWith(` ${name}`))
    return matchSpeakers(query, [...items, ...namedItems(open).filter(({ label }) => !isKnown(fold(label)))])
  }
}

/** The speakers that fit what was typed, aliases included. */
export function matchSpeakers<T extends SpeakerItem>(query: string, items: readonly T[]): readonly T[] {
  const searched = items.map((item) => ({
    id: item.id,
    label: item.label,
    detail: [...item.aliases, ('id' in item.choice ? item.detail : item.choice.role) ?? ''].join(' '),
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

/** The chosen ids as the session takes them: of speakers, or of those whom the open article names. */
export function asChoices(
  items: readonly SpeakerItem[],
  ids: readonly string[],
  open: OpenArticle,
): readonly SpeakerChoice[] {
  return ids.flatMap(
    (id) => (items.find((each) => each.id === id) ?? namedItems(open).find((each) => each.id === id))?.choice ?? [],
  )
}

function speakerWeights(claims: readonly ClaimView[]): ReadonlyMap<string, number> {
  const weights = new Map<string, number>()
  for (const { speakers } of claims) {
    for (const { id } of speakers) weights.set(id, (weights.get(id) ?? 0) + 1)
  }
  return weights
}
