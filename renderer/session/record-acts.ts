import type { RecordId, Rid } from '../../shared/base/ids.ts'
import type { Json } from '../../shared/base/json.ts'
import { VERDICTS } from '../../shared/claim/record-fields.ts'
import { hlcIso } from '../../shared/history/hlc.ts'
import { currentValues } from '../../shared/history/read-record.ts'
import { type HistoryStep, recordHistory } from '../../shared/history/record-history.ts'
import { fieldValue, type RecordState, recordState } from '../../shared/history/record-state.ts'
import type { Revision } from '../../shared/history/revision.ts'
import { stateAt } from '../../shared/history/state-at.ts'
import type { ImportReceipt } from '../store/store.ts'
import { t } from '../strings/strings.ts'
import { type Dictionary, describeField } from './field-words.ts'
import { importView } from './import-acts.ts'
import { isKeptFromMe } from './record-conflicts.ts'
import type { Session } from './session.ts'
import type { BinEntry, HistoryEntry } from './views.ts'
import { commit, type World } from './world.ts'

type RecordActs = Pick<Session, 'restore' | 'resolveConflict' | 'historyOf' | 'restoreVersion' | 'editSpeaker'>

/** What is done with records of any kind: history, conflicts, the bin. */
export function recordActs(world: World): RecordActs {
  async function revisionsOf(recordId: RecordId): Promise<readonly Revision[]> {
    const { projectId } = world.place.get()
    return projectId === null ? [] : world.store.revisionsOf(projectId, recordId)
  }

  /** Whether a record may be changed here; says so where it belongs to somebody else. */
  function isChangeable({ ownerId }: Pick<RecordState, 'ownerId'>): boolean {
    if (ownerId === null || world.views.sharing.get().isMe(ownerId)) return true
    world.toasts.warn(t('session.not.mine-record', world.views.annotators.get().get(ownerId) ?? t('session.somebody')))
    return false
  }

  return {
    async restore(recordId) {
      const state = recordState(await revisionsOf(recordId))
      if (state === null || !isChangeable(state)) return
      const { kind, projectId } = state
      const { changeId } = commit(world, [{ recordId, kind, projectId, set: { deleted: null } }])
      world.toasts.say(t('session.done.restored'), changeId)
    },
    async resolveConflict(recordId, field, rid) {
      const state = recordState(await revisionsOf(recordId))
      const chosen = state?.fields[field]?.find((setting) => setting.rid === rid)
      if (state === null || (chosen === undefined && field !== 'deleted') || !isChangeable(state)) return
      const { kind, projectId } = state
      commit(world, [{ recordId, kind, projectId, set: { [field]: chosen?.value ?? null } }])
    },
    async historyOf(recordId) {
      const { projectId } = world.place.get()
      if (projectId === null) return []
      const [revisions, brought] = await Promise.all([
        revisionsOf(recordId),
        world.store.broughtBy(projectId, recordId),
      ])
      return recordHistory(revisions).map((step) => historyEntry(world, step, brought.get(step.revision.rid)))
    },
    async restoreVersion(recordId, rid) {
      const revisions = await revisionsOf(recordId)
      const set = earlierValues(revisions, rid as Rid)
      const state = recordState(revisions)
      if (set === null || state === null || !isChangeable(state)) return
      const { kind, projectId } = state
      const { changeId } = commit(world, [{ recordId, kind, projectId, set }])
      world.toasts.say(t('session.done.version-restored'), changeId)
    },
    editSpeaker(id, patch) {
      const { projectId } = world.place.get()
      if (projectId !== null) commit(world, [{ recordId: id, kind: 'speaker', projectId, set: patch }])
    },
  }
}

/** The fields to set for a record to be again what it was after a revision. */
function earlierValues(revisions: readonly Revision[], rid: Rid): { [field: string]: Json } | null {
  const now = recordState(revisions)
  const then = stateAt(revisions, rid)
  if (now === null || then === null) return null
  const unset = Object.fromEntries(Object.keys(currentValues(now)).map((field) => [field, null]))
  return { ...unset, ...currentValues(then) }
}

function historyEntry(
  world: World,
  { revision, changes }: HistoryStep,
  brought: ImportReceipt | undefined,
): HistoryEntry {
  const words = dictionary(world.views)
  return {
    rid: revision.rid,
    at: hlcIso(revision.hlc),
    by: world.views.annotators.get().get(revision.actorId) ?? t('session.somebody'),
    mine: world.views.sharing.get().isMe(revision.actorId),
    from: brought === undefined ? null : importView(brought),
    kind: kindOf(revision),
    changes: changes.map(({ field, before, after }) => ({
      field,
      before: describeField(words, field, before),
      after: describeField(words, field, after),
    })),
  }
}

function kindOf(revision: Revision): HistoryEntry['kind'] {
  if (revision.undoes !== undefined) return 'undone'
  if (revision.parents.length === 0) return 'created'
  if (revision.set['deleted'] === true) return 'deleted'
  return revision.set['deleted'] === null ? 'restored' : 'edited'
}

/** What names a record of each kind that the bin shows. */
const TITLE_FIELDS = { claim: 'target', article: 'title', speaker: 'name', review: 'reason', comment: 'text' } as const

function dictionary({ codebook, speakersById }: World['views']): Dictionary {
  return { codes: new Map(codebook.get().codes.map((code) => [code.code, code])), speakers: speakersById.get() }
}

const BIN_KINDS = ['claim', 'article', 'speaker', 'review', 'comment'] as const

function verdictInWords(verdict: Json | undefined): string {
  const known = VERDICTS.find((each) => each === verdict)
  return known === undefined ? '' : t(`session.verdict.${known}`)
}

/** The bin of the open project, what was deleted last first. */
export function binEntries({ views }: Pick<World, 'views'>, states: readonly RecordState[]): readonly BinEntry[] {
  const names = views.annotators.get()
  const words = dictionary(views)
  const entries = states.flatMap((state): BinEntry[] => {
    const { recordId } = state
    const kind = BIN_KINDS.find((each) => each === state.kind)
    const deletion = state.fields['deleted']?.[0]
    if (kind === undefined || deletion === undefined || isKeptFromMe(state, views.sharing.get())) return []
    const field = TITLE_FIELDS[kind]
    const named = describeField(words, field, fieldValue(state, field) ?? null)
    const title = named === '' && kind === 'review' ? verdictInWords(fieldValue(state, 'verdict')) : named
    const deletedBy = names.get(deletion.actorId) ?? t('session.somebody')
    return [{ recordId, kind, title, deletedBy, deletedAt: hlcIso(deletion.hlc) }]
  })
  return entries.sort((a, b) => (a.deletedAt < b.deletedAt ? 1 : -1))
}
