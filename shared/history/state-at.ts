import type { Rid } from '../base/ids.ts'
import { type RecordState, recordState } from './record-state.ts'
import type { Revision } from './revision.ts'

/** What a record was right after one of its revisions: the state of that revision and its ancestors; `null` where it is not here. */
export function stateAt(revisions: readonly Revision[], rid: Rid): RecordState | null {
  const byRid = new Map(revisions.map((revision) => [revision.rid, revision]))
  const past = new Set([rid])
  // Grows while it is read.
  for (const each of past) for (const parent of byRid.get(each)?.parents ?? []) past.add(parent)
  return byRid.has(rid) ? recordState(revisions.filter((revision) => past.has(revision.rid))) : null
}
