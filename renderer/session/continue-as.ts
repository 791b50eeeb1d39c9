import type { ProjectId, RecordId } from '../../shared/base/ids.ts'
import { fieldValue, type RecordState } from '../../shared/history/record-state.ts'
import { joinIdentities } from '../../shared/review/edit-people.ts'
import type { Live } from '../store/live.ts'
import { t } from '../strings/strings.ts'
import { commit, type World } from './world.ts'

/**
 * Goes on as somebody who has worked in a project before. On a machine where I have not worked yet I am them from now
 * on; elsewhere the project learns that the two are one person, so that what I did under my own name stays mine. Without
 * a name of my own I take theirs.
 */
export async function continueAs(
  world: World,
  projectId: ProjectId,
  { id, name }: { readonly id: RecordId; readonly name: string },
): Promise<void> {
  const { id: me, fields } = world.me.get()
  if (id === me) return
  if (!(await isKnownSomewhere(world, me))) return world.me.set({ id, fields: { annotatorId: id, name } })
  if (fields.name === t('session.me-unnamed')) world.me.set({ id: me, fields: { annotatorId: me, name } })
  await commit(world, [joinIdentities(projectId, me, id)]).written
}

/** Whether some project here knows an annotator. */
async function isKnownSomewhere({ store }: World, annotatorId: RecordId): Promise<boolean> {
  for (const projectId of await store.projectIds()) {
    const known = await loaded(store.live.records(projectId, 'annotator'))
    if (known.some((state) => fieldValue(state, 'annotatorId') === annotatorId)) return true
  }
  return false
}

function loaded(live: Live<readonly RecordState[]>): Promise<readonly RecordState[]> {
  return new Promise((resolve) => {
    const stop = live.subscribe(look)
    function look(): void {
      const value = live.get()
      if (value === undefined) return
      queueMicrotask(() => stop())
      resolve(value)
    }
    look()
  })
}
