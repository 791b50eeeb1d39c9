import type { RecordId, Rid } from '../../shared/base/ids.ts'
import { type Change, type Edit, mergeEdits } from '../../shared/history/change.ts'
import type { Hlc } from '../../shared/history/hlc.ts'
import type { RecordState, Settings } from '../../shared/history/record-state.ts'

/** A change that is in view and not yet on disk. */
export interface PendingChange {
  readonly change: Change
  readonly actorId: RecordId
  /** Roughly when: shown until the store's own reading arrives. */
  readonly hlc: Hlc
}

const UNWRITTEN = 'unwritten' as Rid

/** Records with the changes laid over them that are not on disk yet. */
export function withPending(
  states: readonly RecordState[],
  pending: readonly PendingChange[],
  belongs: (edit: Edit) => boolean,
): readonly RecordState[] {
  const edits = pending.flatMap((each) =>
    mergeEdits(each.change.edits)
      .filter(belongs)
      .map((edit) => ({ edit, by: each })),
  )
  if (edits.length === 0) return states
  const byId = new Map(states.map((state) => [state.recordId, state]))
  for (const { edit, by } of edits) byId.set(edit.recordId, editedState(byId.get(edit.recordId), edit, by))
  return [...byId.values()]
}

function editedState(state: RecordState | undefined, edit: Edit, { actorId, hlc }: PendingChange): RecordState {
  const fields: Record<string, Settings> = { ...state?.fields }
  for (const [field, value] of Object.entries(edit.set)) fields[field] = [{ value, rid: UNWRITTEN, hlc, actorId }]
  if (state !== undefined) return { ...state, fields, contested: false, modifiedAt: hlc }
  const owner = edit.set['annotatorId']
  return {
    recordId: edit.recordId,
    kind: edit.kind,
    projectId: edit.projectId,
    heads: [],
    fields,
    ownerId: typeof owner === 'string' ? (owner as RecordId) : null,
    contested: false,
    foreign: [],
    quarantined: [],
    createdAt: hlc,
    modifiedAt: hlc,
  }
}
