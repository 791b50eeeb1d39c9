import type { HistoryEntry } from '../../../session/views.ts'

/** One of several values of a field: who set it, when, and the revision to keep it by. */
export interface ConflictValue {
  readonly rid: string
  readonly value: string
  readonly by: string
  readonly at: string
}

/**
 * The values of a field that stand side by side, newest first; the history is given latest first.
 *
 * They are what the history's entries have set and no later entry has replaced: a value that a later entry names as what
 * it found is settled.
 */
export function conflictValues(history: readonly HistoryEntry[], field: string): readonly ConflictValue[] {
  const standing = new Map<string, ConflictValue>()
  for (const { rid, by, at, changes } of [...history].reverse()) {
    for (const change of changes) {
      if (change.field !== field) continue
      standing.delete(change.before)
      standing.set(change.after, { rid, value: change.after, by, at })
    }
  }
  return [...standing.values()].reverse()
}
