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
 * The revisions that carry out a change, one for each record, over the states that the records have now.
 *
 * An edit of a contested record (deleted here, edited there) keeps it, so it also sets `deleted` to `null` unless it
 * says otherwise.
 */
export function revisionsOfChange(
  change: Change,
  by: Authorship,
  stateOf: (recordId: RecordId) => RecordState | null | undefined,
): readonly Revision[] {
  return mergeEdits(change.edits).map((edit) => {
    const state = stateOf(edit.recordId) ?? null
    return sealRevision({
      changeId: change.changeId,
      recordId: edit.recordId,
      kind: edit.kind,
      projectId: edit.projectId,
      parents: state?.heads ?? [],
      set: state?.contested === true ? { deleted: null, ...edit.set } : edit.set,
      ...(change.because === undefined ? {} : { because: change.because }),
      ...(change.undoes === undefined ? {} : { undoes: change.undoes }),
      actorId: by.actorId,
      deviceId: by.deviceId,
      hlc: by.hlc,
      schema: REVISION_SCHEMA,
    })
  })
}

/** Edits of the same record told as one; a later edit of a field wins. */
export function mergeEdits(edits: readonly Edit[]): readonly Edit[] {
  const byRecord = new Map<RecordId, Edit>()
  for (const edit of edits) {
    const earlier = byRecord.get(edit.recordId)
    byRecord.set(edit.recordId, earlier === undefined ? edit : { ...edit, set: { ...earlier.set, ...edit.set } })
  }
  return [...byRecord.values()]
}
