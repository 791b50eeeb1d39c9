import type { ProjectId, RecordId, Rid } from '../../shared/base/ids.ts'
import { recordState } from '../../shared/history/record-state.ts'
import type { Revision } from '../../shared/history/revision.ts'
import type { Database } from './database.ts'
import { neededRecords } from './needed-records.ts'
import { projectRange, readRevisionKeys } from './read-project.ts'
import { keyText, type RecordKey, type RecordRow, type RevisionKey, ridsAmong, rowOf, unpackRids } from './rows.ts'
import type { ImportReceipt, Withdrawal } from './store.ts'
import { type RowChange, readHistories, readHistory, readRows, writeJournal, writeTallies } from './write-revisions.ts'
import { writeTransaction } from './write-transaction.ts'

/** The receipts of imports, the latest first. */
export async function importReceipts(db: Database): Promise<readonly ImportReceipt[]> {
  return db.imports.orderBy('at').reverse().toArray()
}

/** Which import that stands brought which revisions of a record to this machine first. */
export function broughtBy(
  db: Database,
  projectId: ProjectId,
  recordId: RecordId,
): Promise<ReadonlyMap<Rid, ImportReceipt>> {
  return db.transaction('r', [db.revisions, db.imports, db.importRids], async () => {
    const rids = new Set((await readHistory(db, [projectId, recordId])).map(({ rid }) => rid))
    const brought = new Map<Rid, ImportReceipt>()
    for (const receipt of await importReceipts(db)) {
      if (receipt.withdrawn || !receipt.projectIds.includes(projectId)) continue
      const row = await db.importRids.get(receipt.id)
      for (const rid of ridsAmong(row?.added ?? new Uint8Array(), rids)) brought.set(rid, receipt)
    }
    return brought
  })
}

/**
 * Takes away the revisions that an import brought, unless another import that still stands brought them too, a revision
 * that stays descends from them, or a record that stays could not be read without theirs.
 */
export function withdrawImport(db: Database, receiptId: string): Promise<Withdrawal> {
  const tables = [db.revisions, db.records, db.texts, db.tallies, db.journal, db.imports, db.importRids]
  return writeTransaction(db, tables, async () => {
    const receipt = await db.imports.get(receiptId)
    if (receipt === undefined || receipt.withdrawn) return { removed: 0, kept: 0 }
    const brought = await broughtOnlyBy(db, receiptId)
    const { kept, groups } = await unneeded(db, receipt, await affectedRecords(db, receipt.projectIds, brought))
    const leaving = groups.flatMap(({ key, leave }) => leave.map(({ rid }): RevisionKey => [...key, rid]))
    await db.revisions.bulkDelete(leaving)
    const gone = await replaceRows(db, groups)
    await deleteUnusedTexts(db, gone)
    await db.imports.put({ ...receipt, withdrawn: true })
    await writeJournal(db, null)
    return { removed: leaving.length, kept }
  })
}

/** The revisions that are here because of an import and of no other that still stands. */
async function broughtOnlyBy(db: Database, receiptId: string): Promise<ReadonlySet<Rid>> {
  const withdrawn = new Set((await db.imports.toArray()).filter((each) => each.withdrawn).map(({ id }) => id))
  const rows = await db.importRids.toArray()
  const everAdded = new Set(rows.flatMap(({ added }) => unpackRids(added)))
  const mine = rows.find(({ id }) => id === receiptId)
  const others = rows.filter(({ id }) => id !== receiptId && !withdrawn.has(id))
  const alsoHeld = new Set(others.flatMap(({ held }) => unpackRids(held)))
  return new Set(unpackRids(mine?.held ?? new Uint8Array()).filter((rid) => everAdded.has(rid) && !alsoHeld.has(rid)))
}

interface Affected {
  readonly key: RecordKey
  readonly stay: readonly Revision[]
  readonly leave: readonly Revision[]
}

/** Which revisions of which records leave, and how many stay because something later stands on them. */
async function affectedRecords(
  db: Database,
  projectIds: readonly ProjectId[],
  brought: ReadonlySet<Rid>,
): Promise<{ readonly kept: number; readonly groups: readonly Affected[] }> {
  const keys = new Map<string, RecordKey>()
  for (const project of projectIds) {
    for (const [projectId, recordId, rid] of await readRevisionKeys(db, project)) {
      if (brought.has(rid)) keys.set(keyText(projectId, recordId), [projectId, recordId])
    }
  }
  let kept = 0
  const groups: Affected[] = []
  for (const [text, history] of await readHistories(db, [...keys.values()])) {
    const key = keys.get(text)
    if (key === undefined) continue
    const staying = neededBy(history, (revision) => !brought.has(revision.rid))
    const leave = history.filter(({ rid }) => !staying.has(rid))
    const stay = history.filter(({ rid }) => staying.has(rid))
    kept += stay.filter(({ rid }) => brought.has(rid)).length
    if (leave.length > 0) groups.push({ key, stay, leave })
  }
  return { kept, groups }
}

/** The same without records that those that stay need whole. */
async function unneeded(
  db: Database,
  { projectIds }: ImportReceipt,
  { kept, groups }: { readonly kept: number; readonly groups: readonly Affected[] },
): Promise<{ readonly kept: number; readonly groups: readonly Affected[] }> {
  const leaving = new Set(groups.filter(({ stay }) => stay.length === 0).map(({ key }) => keyText(...key)))
  const needed = new Set<string>()
  for (const projectId of projectIds) {
    for (const key of await neededRecords(db, projectId, leaving)) needed.add(key)
  }
  const [spared, left] = [true, false].map((isSpared) =>
    groups.filter(({ key }) => needed.has(keyText(...key)) === isSpared),
  )
  return { kept: kept + (spared ?? []).reduce((sum, { leave }) => sum + leave.length, 0), groups: left ?? [] }
}

/** The names of some revisions and of all that they descend from. */
function neededBy(history: readonly Revision[], chosen: (revision: Revision) => boolean): ReadonlySet<Rid> {
  const byRid = new Map(history.map((each) => [each.rid, each]))
  const needed = new Set<Rid>()
  const stack = history.filter(chosen).map(({ rid }) => rid)
  for (let rid = stack.pop(); rid !== undefined; rid = stack.pop()) {
    const revision = needed.has(rid) ? undefined : byRid.get(rid)
    if (revision === undefined) continue
    needed.add(rid)
    stack.push(...revision.parents)
  }
  return needed
}

/** Makes the rows of records anew from the revisions that stay; answers the rows that were there. */
async function replaceRows(db: Database, groups: readonly Affected[]): Promise<readonly RecordRow[]> {
  const rows = await readRows(
    db,
    groups.map(({ key }) => key),
  )
  const changes = groups.flatMap(({ key, stay }): RowChange[] => {
    const before = rows.get(keyText(...key))
    if (before === undefined) return []
    return [
      { before, after: stay.length > 0 ? rowOf(recordState(stay), stay, undefined) : { ...before, shelf: 'waiting' } },
    ]
  })
  await db.records.bulkPut(changes.map(({ after }) => after))
  await db.records.bulkDelete(groups.filter(({ stay }) => stay.length === 0).map(({ key }) => key))
  await writeTallies(db, changes)
  return [...rows.values()]
}

/** Erases a project's rows, the texts that only it used, and what undo and receipts remember of it. */
export function eraseProject(db: Database, projectId: ProjectId): Promise<void> {
  const tables = [db.revisions, db.records, db.texts, db.tallies, db.journal, db.stack, db.imports, db.importRids]
  return writeTransaction(db, tables, async () => {
    const range = projectRange(projectId)
    const rows = await db.records
      .where(':id')
      .between(...range)
      .toArray()
    await db.revisions
      .where(':id')
      .between(...range)
      .delete()
    await db.records
      .where(':id')
      .between(...range)
      .delete()
    await db.tallies
      .where(':id')
      .between(...range)
      .delete()
    await db.stack
      .where('[projectId+actorId+side+hlc]')
      .between(...range)
      .delete()
    await deleteUnusedTexts(db, rows)
    await forgetReceipts(db, projectId)
    await writeJournal(db, null)
  })
}

async function forgetReceipts(db: Database, projectId: ProjectId): Promise<void> {
  const receipts = await db.imports.toArray()
  const ids = receipts.filter(({ projectIds }) => projectIds.every((id) => id === projectId)).map(({ id }) => id)
  await db.imports.bulkDelete(ids)
  await db.importRids.bulkDelete(ids)
}

/** Deletes the texts that these former rows named and that no row names any more. */
async function deleteUnusedTexts(db: Database, former: readonly RecordRow[]): Promise<void> {
  for (const text of new Set(former.flatMap(({ texts }) => texts))) {
    if ((await db.records.where('texts').equals(text).count()) === 0) await db.texts.delete(text)
  }
}
