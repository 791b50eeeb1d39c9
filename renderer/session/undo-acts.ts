import type { ChangeId, RecordId } from '../../shared/base/ids.ts'
import { fieldValue, recordState } from '../../shared/history/record-state.ts'
import type { UndoOutcome } from '../store/store.ts'
import { t } from '../strings/strings.ts'
import type { Session } from './session.ts'
import { storeProblemText } from './store-words.ts'
import type { Place } from './views.ts'
import type { World } from './world.ts'

type UndoActs = Pick<Session, 'undo' | 'redo'>

/** Taking back what was done last here, and doing it again. */
export function undoActs(world: World): UndoActs {
  /** A step in the amendment that is being written; answers whether there was one. */
  function stepInAmendment(which: 'undo' | 'redo'): boolean {
    const { claimId } = world.place.get()
    if (claimId === null) return false
    return which === 'undo' ? world.amendments.stepBack(claimId) : world.amendments.stepForth(claimId)
  }

  async function step(which: 'undo' | 'redo', changeId?: ChangeId): Promise<void> {
    const { projectId } = world.place.get()
    if (projectId === null || (changeId === undefined && stepInAmendment(which))) return
    const result = await world.writer.behind(() => world.store[which](world.me.get().id, projectId, changeId))
    if (!result.ok) return world.toasts.warn(storeProblemText(result.error))
    const outcome = result.value
    world.toasts.undone(...outcome.lapsed, ...(outcome.change === null ? [] : [outcome.change]))
    if (outcome.by === null) return world.toasts.say(t(`session.done.nothing-to-${which}`))
    await follow(outcome)
    if (outcome.kept.length > 0) world.toasts.say(t('session.done.kept', outcome.kept.length))
  }

  /** Goes where the change was, so that nothing changes out of sight. */
  async function follow({ records }: UndoOutcome): Promise<void> {
    const claim = records.find(({ kind }) => kind === 'claim')
    if (claim === undefined) return followReview(records)
    const state = recordState(await world.store.revisionsOf(claim.projectId, claim.recordId))
    const articleId = state === null ? undefined : fieldValue(state, 'articleId')
    if (state === null || typeof articleId !== 'string') return
    const claimId = fieldValue(state, 'deleted') === true ? null : claim.recordId
    world.place.update((place) => ({ ...place, ...screenFor(place), articleId: articleId as RecordId, claimId }))
  }

  /** The claim or the article that a review or a comment is about. */
  function followReview(records: UndoOutcome['records']): void {
    const { reviews, comments } = world.open.book.get()
    const about = records.map(({ recordId }) => reviews.get(recordId) ?? comments.get(recordId))
    const first = about.find((each) => each !== undefined)
    if (first === undefined) return
    const { articleId, claimId = null } = first.fields
    world.place.update((place) => ({ ...place, ...screenFor(place), articleId, claimId }))
  }

  /** A claim can be seen on either screen. */
  function screenFor({ screen }: Place): Pick<Place, 'screen'> {
    return { screen: screen === 'review' ? 'review' : 'read' }
  }

  return { undo: (changeId) => step('undo', changeId), redo: () => step('redo') }
}
