import { recordState } from '../../shared/history/record-state.ts'
import type { Revision } from '../../shared/history/revision.ts'
import type { Database } from './database.ts'
import { keyText, type RecordRow, rowOf } from './rows.ts'
import { writeJournal, writeTallies } from './write-revisions.ts'
import { writeTransaction } from './write-transaction.ts'

/**
 * The version of the rules by which rows follow from revisions. Raise it when `shared/history` or the columns change
 * what a row says: the rows of older databases are then made anew.
 */
const ROW_RULES = 2

/** Makes all rows anew from the revisions where they were made by older rules. A new database has nothing to make. */
export function rebuildRows(db: Database): Promise<void> {
  const tables = [db.revisions, db.records, db.tallies, db.journal, db.machine]
  return writeTransaction(db, tables, async () => {
    const made = await db.machine.get('row-rules')
    if (made?.value === ROW_RULES) return
    await db.machine.put({ key: 'row-rules', value: ROW_RULES })
    await db.records.clear()
    await db.tallies.clear()
    const groups = new Map<string, Revision[]>()
    await db.revisions.each((revision) => {
      const key = keyText(revision.projectId, revision.recordId)
      const group = groups.get(key)
      if (group === undefined) groups.set(key, [revision])
      else group.push(revision)
    })
    const rows = [...groups.values()].map((own): RecordRow => rowOf(recordState(own), own, undefined))
    await db.records.bulkPut(rows)
    await writeTallies(
      db,
      rows.map((after) => ({ before: undefined, after })),
    )
    await writeJournal(db, null)
  })
}
