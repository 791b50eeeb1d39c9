import type { RecordId, Rid } from '../../shared/base/ids.ts'
import { type Change, type Edit, joinedRids, mergeEdits } from '../../shared/history/change.ts'
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

/** With more edits than this, places are looked up in a map of all records. */
const FEW = 16

/** Records with the changes laid over them that are not on disk yet. What no change concerns stays the same object. */
export function withPending(
  states: readonly RecordState[],
  pending: readonly PendingChange[],
  belongs: (edit: Edit) => boolean,
): readonly RecordState[] {
  const edits = pending.flatMap((each) =>
    editsOf(each.change)
      .filter(belongs)
      .map((edit) => ({ edit, by: each })),
  )
  if (edits.length === 0) return states
  const next = [...states]
  const places = edits.length > FEW ? new Map(states.map((state, index) => [state.recordId, index])) : null
  for (const { edit, by } of edits) {
    const found = places?.get(edit.recordId) ?? (places === null ? placeOf(next, edit.recordId) : next.length)
    places?.set(edit.recordId, found)
    next[found] = keptEditedState(next[found], edit, by)
  }
  return next
}

/** Where a record stands in a list; behind its end if it is not in it. */
function placeOf(states: readonly RecordState[], id: RecordId): number {
  const index = states.findIndex(({ recordId }) => recordId === id)
  return index < 0 ? states.length : index
}

const mergedEdits = new WeakMap<Change, readonly Edit[]>()

/** The edits of a change, one for each record; the same objects each time. */
function editsOf(change: Change): readonly Edit[] {
  const known = mergedEdits.get(change) ?? mergeEdits(change.edits)
  mergedEdits.set(change, known)
  return known
}

/** Stands for a record that is not there before its edit. */
const NEW_RECORD = {}
const editedStates = new WeakMap<Edit, WeakMap<object, RecordState>>()

/** The same object for the same state and edit, so that what was derived from it stays. */
function keptEditedState(state: RecordState | undefined, edit: Edit, by: PendingChange): RecordState {
  const ofEdit = editedStates.get(edit) ?? new WeakMap<object, RecordState>()
  editedStates.set(edit, ofEdit)
  const known = ofEdit.get(state ?? NEW_RECORD) ?? editedState(state, edit, by)
  ofEdit.set(state ?? NEW_RECORD, known)
  return known
}

function editedState(state: RecordState | undefined, edit: Edit, { change, actorId, hlc }: PendingChange): RecordState {
  const because = joinedRids(change.because, edit.because)
  const said = { rid: UNWRITTEN, hlc, actorId, ...(because === undefined ? {} : { because }) }
  const fields: Record<string, Settings> = { ...state?.fields }
  for (const [field, value] of Object.entries(edit.set)) fields[field] = [{ value, ...said }]
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
