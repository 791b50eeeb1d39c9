import { Dexie, type Table } from 'dexie'
import type { ProjectId, Rid } from '../../shared/base/ids.ts'
import type { RecordState } from '../../shared/history/record-state.ts'
import type { Revision } from '../../shared/history/revision.ts'
import type { Database } from './database.ts'
import type { RecordKey, RecordRow, RevisionKey } from './rows.ts'
import type { StoredText } from './store.ts'

/** How many rows are read at a stretch, so that the page goes on in between. */
const PAGE = 500
const KEYS_IN_A_PAGE = 2000

/** The keys from the first to the last record of a project. */
export function projectRange(projectId: ProjectId): readonly [lower: unknown[], upper: unknown[]] {
  return [
    [projectId, Dexie.minKey],
    [projectId, Dexie.maxKey],
  ]
}

/** Every project that has a revision, found by going from the keys of one to those of the next. */
export async function readProjectIds(db: Database): Promise<readonly ProjectId[]> {
  const ids: ProjectId[] = []
  for (let after: unknown = [Dexie.minKey]; ; ) {
    const [key] = await db.revisions.where(':id').above(after).limit(1).primaryKeys()
    if (key === undefined) return ids
    ids.push(key[0])
    after = [key[0], Dexie.maxKey]
  }
}

/** All revisions of a project, read in pages within one transaction. */
export function readProjectRevisions(db: Database, projectId: ProjectId): PromiseLike<readonly Revision[]> {
  return readPages(db, db.revisions, projectId, ({ recordId, rid }): RevisionKey => [projectId, recordId, rid])
}

/** The keys of all revisions of a project, read in pages. Runs inside a transaction. */
export async function readRevisionKeys(db: Database, projectId: ProjectId): Promise<readonly RevisionKey[]> {
  const [first, upper] = projectRange(projectId)
  const keys: RevisionKey[] = []
  for (let lower: unknown = first; ; ) {
    const range = db.revisions.where(':id').between(lower, upper, false, true)
    const page = await range.limit(KEYS_IN_A_PAGE).primaryKeys()
    for (const key of page) keys.push(key)
    if (page.length < KEYS_IN_A_PAGE) return keys
    lower = page.at(-1)
  }
}

/** The revisions of a project but for some: only their keys are read of those, so that few of many cost little. */
export function readRevisionsExcept(
  db: Database,
  projectId: ProjectId,
  known: ReadonlySet<Rid>,
): PromiseLike<readonly Revision[]> {
  return db.transaction('r', [db.revisions], async () => {
    const keys = (await readRevisionKeys(db, projectId)).filter(([, , rid]) => !known.has(rid))
    const revisions: Revision[] = []
    for (let start = 0; start < keys.length; start += PAGE) {
      const page = await db.revisions.bulkGet(keys.slice(start, start + PAGE))
      for (const revision of page) if (revision !== undefined) revisions.push(revision)
    }
    return revisions
  })
}

/** All rows of a project, read in pages within one transaction. */
function readProjectRows(db: Database, projectId: ProjectId): PromiseLike<readonly RecordRow[]> {
  return readPages(db, db.records, projectId, ({ recordId }): RecordKey => [projectId, recordId])
}

function readPages<T, K>(
  db: Database,
  table: Table<T, K>,
  projectId: ProjectId,
  keyOf: (row: T) => K,
): PromiseLike<readonly T[]> {
  const [first, upper] = projectRange(projectId)
  return db.transaction('r', [table], async () => {
    const rows: T[] = []
    for (let lower: unknown = first; ; ) {
      const page = await table.where(':id').between(lower, upper, false, true).limit(PAGE).toArray()
      for (const row of page) rows.push(row)
      const last = page.at(-1)
      if (last === undefined || page.length < PAGE) return rows
      lower = keyOf(last)
    }
  })
}

/** The states of all of a project's records that can be shown. */
export async function readStates(db: Database, projectId: ProjectId): Promise<readonly RecordState[]> {
  return (await readProjectRows(db, projectId)).flatMap(({ state }) => state ?? [])
}

/** The texts that a project's records name and that are here. */
export async function readTexts(db: Database, projectId: ProjectId): Promise<readonly StoredText[]> {
  const names = new Set((await readProjectRows(db, projectId)).flatMap(({ texts }) => texts))
  const found = await db.texts.bulkGet([...names])
  return found.flatMap((text) => text ?? [])
}
