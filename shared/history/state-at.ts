import type { Rid } from '../base/ids.ts'
import { type RecordState, recordState } from './record-state.ts'
import type { Revision } from './revision.ts'

/** What a record was right after one of its revisions: the state of that revision and its ancestors; `null` where it is not here. */
export function stateAt(revisions: readonly Revision[], rid: Rid): RecordState | null {
  const byRid = new Map(revisions.map((revision) => [revision.rid, revision]))
  const past = new Map<Rid, Revision>()
  const stack = [rid]
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const revision = past.has(next) ? undefined : byRid.get(next)
    if (revision === undefined) continue
    past.set(next, revision)
    stack.push(...revision.parents)
  }
  return recordState(past.values())
}
