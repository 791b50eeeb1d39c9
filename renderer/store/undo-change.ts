import type { ChangeId } from '../../shared/base/ids.ts'
import { type KeptField, planUndo, type UndoPlan } from '../../shared/history/undo.ts'
import { type Machine, pushChange, type StackOwner, stackOf, writeChange } from './commit.ts'
import type { Database } from './database.ts'
import { keyText, type RecordKey, type StackRow } from './rows.ts'
import type { UndoOutcome } from './store.ts'
import { readHistories, writeJournal } from './write-revisions.ts'
import { writeTransaction } from './write-transaction.ts'

/**
 * Takes back the change on top of a person's stack, or a certain one wherever it stands in it. A change of which nothing
 * is left to take back lapses, and the one below it is next. A redo takes back an undo, so the two mirror each other.
 */
export function takeBack(
  machine: Machine,
  owner: StackOwner,
  side: StackRow['side'],
  changeId?: ChangeId,
): Promise<UndoOutcome> {
  const { db } = machine
  const tables = [db.revisions, db.records, db.tallies, db.stack, db.journal, db.machine]
  return writeTransaction(db, tables, async () => {
    const kept: KeptField[] = []
    const lapsed: StackRow['changeId'][] = []
    for (;;) {
      const stack = stackOf(db, owner, side)
      const top = await (changeId === undefined ? stack : stack.filter((row) => row.changeId === changeId)).last()
      if (top === undefined) {
        await writeJournal(db, [])
        return { change: null, by: null, records: [], kept, lapsed }
      }
      await db.stack.delete(top.hlc)
      const plan = await planFor(db, top)
      kept.push(...plan.kept)
      if (plan.edits.length > 0) return { ...(await writeUndo(machine, top, plan)), kept, lapsed }
      if (plan.kept.length > 0) lapsed.push(top.changeId)
    }
  })
}

async function writeUndo(machine: Machine, top: StackRow, plan: UndoPlan) {
  const change = { changeId: machine.newChangeId(), edits: plan.edits, undoes: top.changeId }
  const { revisions, hlc } = await writeChange(machine, change, top.actorId, new Map(top.authors))
  await pushChange(machine.db, {
    ...top,
    hlc,
    side: top.side === 'undo' ? 'redo' : 'undo',
    changeId: change.changeId,
    records: revisions.map(({ projectId, recordId }): RecordKey => [projectId, recordId]),
  })
  const records = revisions.map(({ projectId, recordId, kind }) => ({ projectId, recordId, kind }))
  return { change: top.changeId, by: change.changeId, records }
}

/** The plan for a change, made project by project, because each project keeps its own history of a record. */
async function planFor(db: Database, { changeId, records }: StackRow): Promise<UndoPlan> {
  const plans: UndoPlan[] = []
  for (const projectId of new Set(records.map(([each]) => each))) {
    const own = records.filter(([each]) => each === projectId)
    const histories = await readHistories(db, own)
    const changed = [...histories.values()].flat().filter((revision) => revision.changeId === changeId)
    plans.push(planUndo(changed, (recordId) => histories.get(keyText(projectId, recordId)) ?? []))
  }
  return { edits: plans.flatMap(({ edits }) => edits), kept: plans.flatMap(({ kept }) => kept) }
}
