import type { ChangeId, DeviceId, ProjectId, RecordId, Rid } from '../base/ids.ts'
import type { Hlc } from './hlc.ts'
import type { RecordState } from './record-state.ts'
import { type FieldValues, REVISION_SCHEMA, type RecordKind, type Revision, sealRevision } from './revision.ts'

/** An intended edit of one record: the fields to set (`null` unsets), not yet a revision. */
export interface Edit {
  readonly recordId: RecordId
  readonly kind: RecordKind
  readonly projectId: ProjectId
  readonly set: FieldValues
  /** Values that come to stand beside those of `set`, as conflicts: how an undo gives a conflict back. */
  readonly beside?: readonly FieldValues[]
  /** What moves the author to this edit, besides what moves them to the whole change. */
  readonly because?: readonly Rid[]
}

/** One user action: edits that are written, undone and redone together. */
export interface Change {
  readonly changeId: ChangeId
  readonly edits: readonly Edit[]
  readonly because?: readonly Rid[]
  readonly undoes?: ChangeId
}

/** Who writes a change, where and when. */
export interface Authorship {
  readonly actorId: RecordId
  readonly deviceId: DeviceId
  readonly hlc: Hlc
}

/**
 * The revisions that carry out a change over the states that the records have now: one for each record, and one more
 * for each set of values that stands beside.
 *
 * An edit of a contested record (deleted here, edited there) keeps it, so it also sets `deleted` to `null` unless it
 * says otherwise.
 */
export function revisionsOfChange(
  change: Change,
  by: Authorship,
  stateOf: (recordId: RecordId) => RecordState | null | undefined,
): readonly Revision[] {
  return mergeEdits(change.edits).flatMap((edit) => {
    const state = stateOf(edit.recordId) ?? null
    const because = joinedRids(change.because, edit.because)
    const set = state?.contested === true ? { deleted: null, ...edit.set } : edit.set
    return [set, ...(edit.beside ?? [])].map((values) =>
      sealRevision({
        changeId: change.changeId,
        recordId: edit.recordId,
        kind: edit.kind,
        projectId: edit.projectId,
        parents: state?.heads ?? [],
        set: values,
        ...(because === undefined ? {} : { because }),
        ...(change.undoes === undefined ? {} : { undoes: change.undoes }),
        actorId: by.actorId,
        deviceId: by.deviceId,
        hlc: by.hlc,
        schema: REVISION_SCHEMA,
      }),
    )
  })
}

/** Edits of the same record told as one; a later edit of a field wins. */
export function mergeEdits(edits: readonly Edit[]): readonly Edit[] {
  const byRecord = new Map<string, Edit>()
  for (const edit of edits) {
    const name = `${edit.projectId} ${edit.recordId}`
    const earlier = byRecord.get(name)
    byRecord.set(name, earlier === undefined ? edit : mergeTwo(earlier, edit))
  }
  return [...byRecord.values()]
}

function mergeTwo(earlier: Edit, later: Edit): Edit {
  const still = (earlier.beside ?? []).map((values) =>
    Object.fromEntries(Object.entries(values).filter(([field]) => !Object.hasOwn(later.set, field))),
  )
  const beside = [...still.filter((values) => Object.keys(values).length > 0), ...(later.beside ?? [])]
  const because = joinedRids(earlier.because, later.because)
  return {
    ...later,
    set: { ...earlier.set, ...later.set },
    ...(beside.length === 0 ? {} : { beside }),
    ...(because === undefined ? {} : { because }),
  }
}

/** Both lists as one, each revision once. */
export function joinedRids(a: readonly Rid[] | undefined, b: readonly Rid[] | undefined): readonly Rid[] | undefined {
  if (a === undefined || b === undefined) return a ?? b
  return [...new Set([...a, ...b])]
}
