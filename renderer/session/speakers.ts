import type { RecordId } from '../../shared/base/ids.ts'
import type { SpeakerView } from './views.ts'

/** The speaker that an id stands for now, through every merge; `null` where it is not here. */
export function resolveSpeaker(id: RecordId, speakers: ReadonlyMap<RecordId, SpeakerView>): SpeakerView | null {
  let found = speakers.get(id) ?? null
  if (found?.fields.mergedInto === undefined) return found
  const seen = new Set<RecordId>()
  while (found?.fields.mergedInto !== undefined && !seen.has(found.id)) {
    seen.add(found.id)
    found = speakers.get(found.fields.mergedInto) ?? found
  }
  return found
}

const lists = new Intl.ListFormat('en', { style: 'long', type: 'conjunction' })

/** Names as a sentence lists them. */
export function listNames(names: readonly string[]): string {
  return lists.format(names)
}
