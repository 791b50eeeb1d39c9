import type { Revision } from './revision.ts'

/** Kinds of records that are nobody's business but their owner's: kept in backups, never in anything that leaves. */
const PRIVATE_KINDS: ReadonlySet<string> = new Set(['dismissal'])

/** Whether a revision may leave this machine in what is shared: a bundle, a table, a folder. */
export function mayLeave({ kind }: Pick<Revision, 'kind'>): boolean {
  return !PRIVATE_KINDS.has(kind)
}
