import type { RecordId } from '../../shared/base/ids.ts'
import { advanceState, recordState } from '../../shared/history/record-state.ts'
import type { Revision } from '../../shared/history/revision.ts'
import type { Database } from './database.ts'
import { keyText, type RecordKey, type RecordRow, rowOf, type TallyRow, talliedUnder } from './rows.ts'

/** How many journal entries are kept: a window that missed more reads everything anew. */
const JOURNAL_LENGTH = 256

/** How many histories are asked for at once. */
const AT_A_TIME = 200

/** A row as it was (`undefined`: not there) and as it is to be. */
export interface RowChange {
  readonly before: RecordRow | undefined
  readonly after: RecordRow
}

/** The rows of records, by key text. Those that are not there are left out. */
export async function readRows(db: Database, keys: readonly RecordKey[]): Promise<ReadonlyMap<string, RecordRow>> {
  const rows = await db.records.bulkGet([...keys])
  return new Map(rows.flatMap((row) => (row === undefined ? [] : [[keyText(row.projectId, row.recordId), row]])))
}

/** All revisions of a record that are here, in quarantine or not. */
export function readHistory(db: Database, key: RecordKey): PromiseLike<Revision[]> {
  return db.revisions
    .where(':id')
    .between(key, [...key, []]) // An array comes after every string.
    .toArray()
}

/** The histories of records by key text, many at a time. */
export async function readHistories(
  db: Database,
  keys: readonly RecordKey[],
): Promise<ReadonlyMap<string, readonly Revision[]>> {
  const histories = new Map<string, readonly Revision[]>()
  for (let start = 0; start < keys.length; start += AT_A_TIME) {
    const page = keys.slice(start, start + AT_A_TIME)
    const found = await Promise.all(page.map(async (key) => readHistory(db, key)))
    for (const [index, key] of page.entries()) histories.set(keyText(...key), found[index] ?? [])
  }
  return histories
}

/**
 * A record's row after new revisions. Usually the state moves on by one; where history branches, or revisions have been
 * waiting, it is made anew from `history`, the revisions that were here before.
 */
export function rowAfter(
  before: RecordRow | undefined,
  fresh: readonly Revision[],
  history: readonly Revision[] | null,
): RecordRow | null {
  if (before === undefined) return rowOf(recordState(fresh), fresh, undefined)
  const advanced = before.state !== null && fresh.length === 1 && fresh[0] ? advanceState(before.state, fresh[0]) : null
  if (advanced !== null) return rowOf(advanced, fresh, before)
  return history === null ? null : rowOf(recordState([...history, ...fresh]), fresh, before)
}

/** Adds the revisions of one change and brings rows, tallies and journal up to date. Runs inside a transaction. */
export async function writeRevisions(
  db: Database,
  revisions: readonly Revision[],
  rows: ReadonlyMap<string, RecordRow>,
): Promise<void> {
  const changes: RowChange[] = []
  for (const [key, fresh] of byRecord(revisions)) {
    const before = rows.get(keyText(...key))
    const after = rowAfter(before, fresh, null) ?? rowAfter(before, fresh, await readHistory(db, key))
    if (after === null) throw new Error('A row is always made from its whole history')
    changes.push({ before, after })
  }
  await db.revisions.bulkPut([...revisions])
  await db.records.bulkPut(changes.map(({ after }) => after))
  await writeTallies(db, changes)
  await writeJournal(
    db,
    changes.map(({ after }) => [after.projectId, after.recordId]),
  )
}

/** Revisions by record: one change can make several of the same one. */
function byRecord(revisions: readonly Revision[]): Iterable<readonly [RecordKey, readonly Revision[]]> {
  const groups = new Map<string, readonly [RecordKey, Revision[]]>()
  for (const revision of revisions) {
    const key: RecordKey = [revision.projectId, revision.recordId]
    const group = groups.get(keyText(...key))
    if (group === undefined) groups.set(keyText(...key), [key, [revision]])
    else group[1].push(revision)
  }
  return groups.values()
}

/** Moves the claim counts of articles along with their claims. Runs inside a transaction. */
export async function writeTallies(db: Database, changes: readonly RowChange[]): Promise<void> {
  const deltas = new Map<string, { readonly key: RecordKey; readonly by: Map<string, number> }>()
  function move(row: RecordRow | undefined, by: number): void {
    const articleId: RecordId | null = talliedUnder(row)
    if (row === undefined || articleId === null) return
    const text = keyText(row.projectId, articleId)
    const delta = deltas.get(text) ?? { key: [row.projectId, articleId], by: new Map<string, number>() }
    const owner = row.state?.ownerId ?? ''
    delta.by.set(owner, (delta.by.get(owner) ?? 0) + by)
    deltas.set(text, delta)
  }
  for (const { before, after } of changes) {
    move(before, -1)
    move(after, 1)
  }
  const moved = [...deltas.values()].filter(({ by }) => [...by.values()].some((each) => each !== 0))
  if (moved.length === 0) return
  const tallies = await db.tallies.bulkGet(moved.map(({ key }) => key))
  await db.tallies.bulkPut(moved.map(({ key, by }, index) => movedTally(key, tallies[index], by)))
}

function movedTally(
  [projectId, articleId]: RecordKey,
  before: TallyRow | undefined,
  moved: ReadonlyMap<string, number>,
): TallyRow {
  const by: Record<string, number> = { ...before?.by }
  for (const [owner, count] of moved) by[owner] = (by[owner] ?? 0) + count
  const left = Object.entries(by).filter(([, count]) => count > 0)
  return {
    projectId,
    articleId,
    claims: left.reduce((sum, [, count]) => sum + count, 0),
    by: Object.fromEntries(left),
  }
}

/** Tells every window what a transaction touches (`null`: everything). Runs inside it. */
export async function writeJournal(db: Database, touched: readonly RecordKey[] | null): Promise<void> {
  const seq = await db.journal.add({ touched })
  if (seq % JOURNAL_LENGTH === 0)
    await db.journal
      .where('seq')
      .below(seq - JOURNAL_LENGTH)
      .delete()
}

/** The number of the latest journal entry; 0 where nothing was ever written. */
export async function lastSeq(db: Database): Promise<number> {
  return ((await db.journal.toCollection().lastKey()) as number | undefined) ?? 0
}
