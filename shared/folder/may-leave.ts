import type { Revision } from '../history/revision.ts'

/** Kinds of records that are nobody's business but their owner's: kept in backups, never in anything that leaves. */
const PRIVATE_KINDS: ReadonlySet<string> = new Set(['dismissal'])

/** Whether a revision may go into a shared folder. */
export function mayLeave({ kind }: Pick<Revision, 'kind'>): boolean {
  return !PRIVATE_KINDS.has(kind)
}
