import type { ProjectId, RecordId } from '../../shared/base/ids.ts'
import type { SpeakerKind } from '../../shared/claim/record-fields.ts'
import type { Edit } from '../../shared/history/change.ts'
import type { SpeakerChoice } from './session.ts'
import type { SpeakerView } from './views.ts'
import { freshId, type World } from './world.ts'

/** Somebody for a claim: their id, and the edits that make them known where they are new. */
export interface ChosenSpeaker {
  readonly speakerId: RecordId
  readonly edits: readonly Edit[]
}

/**
 * The speaker that a choice means. A name that the project knows already (by name or alias, whatever its case) means
 * that speaker; any other is added.
 */
export function chosenSpeaker(
  world: World,
  projectId: ProjectId,
  choice: SpeakerChoice,
  among: readonly SpeakerView[] = world.views.speakers.get(),
): ChosenSpeaker {
  if ('id' in choice) return { speakerId: choice.id, edits: [] }
  const name = choice.name.trim().replaceAll(/\s+/g, ' ')
  const known = among.find(({ fields }) => {
    return [fields.name, ...(fields.aliases ?? [])].some((each) => sameName(each, name))
  })
  if (known !== undefined) return { speakerId: known.fields.mergedInto ?? known.id, edits: [] }
  const speakerId = freshId(world)
  const kind: SpeakerKind = choice.kind ?? 'person'
  return {
    speakerId,
    edits: [
      {
        recordId: speakerId,
        kind: 'speaker',
        projectId,
        set: { name, kind, ...(choice.role === undefined ? {} : { role: choice.role }) },
      },
    ],
  }
}

/** The speakers that several choices mean; a new name that stands twice is added once. */
export function chosenSpeakers(
  world: World,
  projectId: ProjectId,
  choices: readonly SpeakerChoice[],
  among?: readonly SpeakerView[],
): { readonly ids: readonly RecordId[]; readonly edits: readonly Edit[] } {
  const chosen = choices.map((choice) => chosenSpeaker(world, projectId, choice, among))
  return { ids: chosen.map(({ speakerId }) => speakerId), edits: chosen.flatMap(({ edits }) => edits) }
}

/** Puts speakers in front of those used lately. */
export function noteRecent(world: World, ids: readonly RecordId[]): void {
  world.recentSpeakers.update((recent) => [...new Set([...ids, ...recent])].slice(0, 12))
}

function sameName(a: string, b: string): boolean {
  return a.normalize('NFC').toLocaleLowerCase('en') === b.normalize('NFC').toLocaleLowerCase('en')
}
