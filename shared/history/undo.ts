import { canonicalJson } from '../base/canonical-json.ts'
import type { ChangeId, RecordId, Rid } from '../base/ids.ts'
import type { Json } from '../base/json.ts'
import type { Edit } from './change.ts'
import { fieldValue, isDeleted, type RecordState, recordState } from './record-state.ts'
import type { Revision } from './revision.ts'

/** A field that an undo leaves alone, because somebody has set it since. */
export interface KeptField {
  readonly recordId: RecordId
  readonly field: string
  /** Who set it. */
  readonly actorId: RecordId
}

/** What taking back a change would do. */
export interface UndoPlan {
  readonly edits: readonly Edit[]
  readonly kept: readonly KeptField[]
}

/**
 * The edits that take back a change: each field whose current setting is still that change's gets the value it had
 * before; a record that the change created goes to the bin. Taking back an undo is a redo.
 *
 * @param changed the revisions of the change
 * @param historyOf all revisions of a record
 */
export function planUndo(
  changed: readonly Revision[],
  historyOf: (recordId: RecordId) => readonly Revision[],
): UndoPlan {
  const edits: Edit[] = []
  const kept: KeptField[] = []
  for (const revision of changed) {
    const history = historyOf(revision.recordId)
    const state = recordState(history)
    if (state === null) continue
    const restored = revision.parents.length === 0 ? withdrawal(state) : restoredFields(revision, history, state, kept)
    if (Object.keys(restored).length === 0) continue
    edits.push({ recordId: revision.recordId, kind: revision.kind, projectId: revision.projectId, set: restored })
  }
  return { edits, kept }
}

function withdrawal(state: RecordState): { [field: string]: Json } {
  return isDeleted(state) ? {} : { deleted: true }
}

function restoredFields(
  revision: Revision,
  history: readonly Revision[],
  state: RecordState,
  kept: KeptField[],
): { [field: string]: Json } {
  const before = recordState(ancestorsOf(revision, history))
  const restored: { [field: string]: Json } = Object.create(null)
  for (const [field, value] of Object.entries(revision.set)) {
    const previous = (before === null ? undefined : fieldValue(before, field)) ?? null
    if (canonicalJson(previous) === canonicalJson(value)) continue
    const settings = state.fields[field] ?? []
    const other = settings.find(({ rid }) => rid !== revision.rid)
    if (other === undefined && settings.length === 1) restored[field] = previous
    if (other !== undefined) kept.push({ recordId: revision.recordId, field, actorId: other.actorId })
  }
  return restored
}

function ancestorsOf(revision: Revision, history: readonly Revision[]): readonly Revision[] {
  const byRid = new Map(history.map((each) => [each.rid, each]))
  const found = new Map<Rid, Revision>()
  const stack = [...revision.parents]
  for (let rid = stack.pop(); rid !== undefined; rid = stack.pop()) {
    const parent = found.has(rid) ? undefined : byRid.get(rid)
    if (parent === undefined) continue
    found.set(rid, parent)
    stack.push(...parent.parents)
  }
  return [...found.values()]
}

/** A change as far as undo needs to know it. */
export interface ChangeEntry {
  readonly changeId: ChangeId
  readonly undoes?: ChangeId
}

/** What `undo` and `redo` would take back next stands last. */
export interface UndoStacks {
  readonly undo: readonly ChangeId[]
  readonly redo: readonly ChangeId[]
}

/**
 * The undo and redo stacks of one device, from its own changes in the order in which they were made. Being a function
 * of the history, they survive a restart and a switch of article.
 */
export function undoStacks(changes: readonly ChangeEntry[]): UndoStacks {
  const undo: ChangeId[] = []
  let redo: ChangeId[] = []
  for (const { changeId, undoes } of changes) {
    if (undoes === undefined) {
      undo.push(changeId)
      redo = []
    } else if (undo.at(-1) === undoes) {
      undo.pop()
      redo.push(changeId)
    } else if (redo.at(-1) === undoes) {
      redo.pop()
      undo.push(changeId)
    }
  }
  return { undo, redo }
}
