import { canonicalJson } from '../base/canonical-json.ts'
import type { Json } from '../base/json.ts'
import { compareHlc } from './hlc.ts'
import { advanceState, fieldValue, type RecordState, recordState } from './record-state.ts'
import type { Revision } from './revision.ts'

/** What a revision changed in one field. `null` stands for unset. */
export interface FieldChange {
  readonly field: string
  readonly before: Json
  readonly after: Json
}

/** One step in the history of a record, as a person reads it. */
export interface HistoryStep {
  readonly revision: Revision
  readonly changes: readonly FieldChange[]
}

/** The history of a record, latest first, with the fields that each revision changed. */
export function recordHistory(revisions: readonly Revision[]): readonly HistoryStep[] {
  const ordered = [...revisions].sort((a, b) => compareHlc(a.hlc, b.hlc) || (a.rid < b.rid ? -1 : 1))
  const past: Revision[] = []
  const steps: HistoryStep[] = []
  let state: RecordState | null = null
  for (const revision of ordered) {
    const before: RecordState | null = state
    past.push(revision)
    state = (before === null ? null : advanceState(before, revision)) ?? recordState(past)
    steps.push({ revision, changes: changesOf(revision, before) })
  }
  return steps.reverse()
}

function changesOf(revision: Revision, before: RecordState | null): readonly FieldChange[] {
  return Object.entries(revision.set)
    .map(([field, after]) => ({
      field,
      before: (before === null ? undefined : fieldValue(before, field)) ?? null,
      after,
    }))
    .filter((change) => canonicalJson(change.before) !== canonicalJson(change.after))
}
