import type { ChangeId, RecordId } from '../../shared/base/ids.ts'
import { fieldValue, recordState } from '../../shared/history/record-state.ts'
import type { UndoOutcome } from '../store/store.ts'
import { t } from '../strings/strings.ts'
import type { Session } from './session.ts'
import { storeProblemText } from './store-words.ts'
import type { World } from './world.ts'

type UndoActs = Pick<Session, 'undo' | 'redo'>

/** Taking back what was done last here, and doing it again. */
export function undoActs(world: World): UndoActs {
  async function step(which: 'undo' | 'redo', changeId?: ChangeId): Promise<void> {
    const { projectId } = world.place.get()
    if (projectId === null) return
    const result = await world.writer.behind(() => world.store[which](world.me.get().id, projectId, changeId))
    if (!result.ok) return world.toasts.warn(storeProblemText(result.error))
    const outcome = result.value
    if (outcome.by === null) return world.toasts.say(t(`session.done.nothing-to-${which}`))
    await follow(outcome)
    if (outcome.kept.length > 0) world.toasts.say(t('session.done.kept', outcome.kept.length))
  }

  /** Goes where the change was, so that nothing changes out of sight. */
  async function follow({ records }: UndoOutcome): Promise<void> {
    const claim = records.find(({ kind }) => kind === 'claim')
    if (claim === undefined) return
    const state = recordState(await world.store.revisionsOf(claim.projectId, claim.recordId))
    const articleId = state === null ? undefined : fieldValue(state, 'articleId')
    if (state === null || typeof articleId !== 'string') return
    const claimId = fieldValue(state, 'deleted') === true ? null : claim.recordId
    world.place.update((place) => ({ ...place, screen: 'read', articleId: articleId as RecordId, claimId }))
  }

  return { undo: (changeId) => step('undo', changeId), redo: () => step('redo') }
}
