import type { RecordId } from '../../../shared/base/ids.ts'
import { foldQuery } from '../../../shared/text/fold.ts'
import type { ClaimView, SpeakerView } from '../../session/views.ts'

/** How many are offered at once: more is not a choice but a list to read. */
const MOST = 50

/**
 * The speakers whose name, a word of it, or an alias begins with what was typed; then those that only hold it.
 * Of equal ones, those that speak most often in the article (`weights`) come first. Nothing typed offers all.
 */
export function matchSpeakers(
  speakers: readonly SpeakerView[],
  typed: string,
  weights: ReadonlyMap<RecordId, number>,
): readonly SpeakerView[] {
  const query = foldQuery(typed.trim())
  return speakers
    .filter(({ fields }) => fields.mergedInto === undefined)
    .map((speaker) => ({ speaker, rank: rankOf(speaker, query), weight: weights.get(speaker.id) ?? 0 }))
    .filter(({ rank }) => rank < NO_MATCH)
    .sort(
      (a, b) => a.rank - b.rank || b.weight - a.weight || a.speaker.fields.name.localeCompare(b.speaker.fields.name),
    )
    .slice(0, MOST)
    .map(({ speaker }) => speaker)
}

/** Whether a name is nobody's yet: what makes "Add …" worth offering. */
export function isNewName(speakers: readonly SpeakerView[], typed: string): boolean {
  const name = foldQuery(typed.trim())
  if (name === '') return false
  return !speakers.some(({ fields }) =>
    [fields.name, ...(fields.aliases ?? [])].some((each) => foldQuery(each) === name),
  )
}

/** How often each speaker speaks in an article. */
export function speakerWeights(claims: readonly ClaimView[]): ReadonlyMap<RecordId, number> {
  const weights = new Map<RecordId, number>()
  for (const { speakers } of claims) {
    for (const { id } of speakers) weights.set(id, (weights.get(id) ?? 0) + 1)
  }
  return weights
}

const NO_MATCH = 4

function rankOf({ fields }: SpeakerView, query: string): number {
  if (query === '') return 0
  const name = foldQuery(fields.name)
  if (name.startsWith(query)) return 0
  if (wordsOf(name).some((word) => word.startsWith(query))) return 1
  const others = [...(fields.aliases ?? []), fields.role ?? '', fields.affiliation ?? ''].map(foldQuery)
  if (others.some((other) => wordsOf(other).some((word) => word.startsWith(query)))) return 2
  return name.includes(query) ? 3 : NO_MATCH
}

function wordsOf(name: string): readonly string[] {
  return name.split(/[\s‐-―'’.-]+/u)
}
