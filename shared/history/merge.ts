import type { RecordId, Rid } from '../base/ids.ts'
import { type RecordState, recordState } from './record-state.ts'
import type { Revision } from './revision.ts'

/** A grow-only set of revisions, by name. */
export type RevisionSet = ReadonlyMap<Rid, Revision>

/** The set that holds these revisions. */
export function revisionSet(revisions: Iterable<Revision>): RevisionSet {
  return new Map(Array.from(revisions, (revision) => [revision.rid, revision]))
}

/** Merge is set union: commutative, associative, idempotent, and it loses nothing. */
export function mergeRevisions(a: RevisionSet, b: RevisionSet): RevisionSet {
  return new Map([...a, ...b])
}

/** The state of every record in a set, by record; records whose every revision waits for a parent are left out. */
export function statesOf(revisions: Iterable<Revision>): ReadonlyMap<RecordId, RecordState> {
  const states = new Map<RecordId, RecordState>()
  for (const [recordId, own] of groupByRecord(revisions)) {
    const state = recordState(own)
    if (state !== null) states.set(recordId, state)
  }
  return states
}

/** The revisions of each record. */
export function groupByRecord(revisions: Iterable<Revision>): ReadonlyMap<RecordId, readonly Revision[]> {
  const groups = new Map<RecordId, Revision[]>()
  for (const revision of revisions) {
    const group = groups.get(revision.recordId)
    if (group === undefined) groups.set(revision.recordId, [revision])
    else group.push(revision)
  }
  return groups
}
