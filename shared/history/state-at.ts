import type { Rid } from '../base/ids.ts'
import { type RecordState, recordState } from './record-state.ts'
import type { Revision } from './revision.ts'

/**
 * What a record was right after some of its revisions: the state of those revisions and all their ancestors; `null` where
 * one of them is not here.
 */
export function stateAt(revisions: readonly Revision[], ...rids: readonly Rid[]): RecordState | null {
  const byRid = new Map(revisions.map((revision) => [revision.rid, revision]))
  if (!rids.every((rid) => byRid.has(rid))) return null
  const past = new Set(rids)
  // Grows while it is read.
  for (const each of past) for (const parent of byRid.get(each)?.parents ?? []) past.add(parent)
  return recordState(revisions.filter((revision) => past.has(revision.rid)))
}
