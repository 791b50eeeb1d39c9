import type { Clock } from '../../shared/base/environment.ts'
import type { ChangeId, DeviceId, ProjectId, RecordId } from '../../shared/base/ids.ts'
import { type Change, type Edit, revisionsOfChange } from '../../shared/history/change.ts'
import { type Hlc, nextHlc } from '../../shared/history/hlc.ts'
import type { Revision } from '../../shared/history/revision.ts'
import type { Database } from './database.ts'
import { keyText, type RecordKey, type StackRow } from './rows.ts'
import type { Authors, CommitOptions, Committed, StoredText } from './store.ts'
import { readRows, writeRevisions } from './write-revisions.ts'
import { writeTransaction } from './write-transaction.ts'

/** What a write needs to know of the machine it is made on. */
export interface Machine {
  readonly db: Database
  readonly clock: Clock
  readonly deviceId: DeviceId
  /** A fresh name for a change that the store makes by itself. */
  readonly newChangeId: () => ChangeId
}

const CLOCK = 'clock'
const NO_AUTHORS: Authors = new Map()

/** The last reading of this machine's clock. */
export async function lastHlc(db: Database): Promise<Hlc | null> {
  return ((await db.machine.get(CLOCK))?.value ?? null) as Hlc | null
}

/** Keeps the last reading of this machine's clock. */
export async function keepHlc(db: Database, hlc: Hlc): Promise<void> {
  await db.machine.put({ key: CLOCK, value: hlc })
}

/** Writes a change of the user and makes it the first to be undone. */
export function commitChange(
  machine: Machine,
  change: Change,
  actorId: RecordId,
  texts: readonly StoredText[],
  { undoable = true, authors = NO_AUTHORS }: CommitOptions,
): Promise<Committed> {
  const { db } = machine
  const tables = [db.revisions, db.records, db.texts, db.tallies, db.stack, db.journal, db.machine]
  return writeTransaction(db, tables, async () => {
    if (texts.length > 0) await db.texts.bulkPut([...texts])
    const { revisions, hlc } = await writeChange(machine, change, actorId, authors)
    const projectId = revisions[0]?.projectId
    if (undoable && projectId !== undefined) {
      const stacks = { projectId, actorId }
      await stackOf(db, stacks, 'redo').delete()
      const records = revisions.map((each): RecordKey => [each.projectId, each.recordId])
      const others = authors.size === 0 ? {} : { authors: [...authors] }
      await pushChange(db, { ...stacks, hlc, side: 'undo', changeId: change.changeId, records, ...others })
    }
    return { changeId: change.changeId, revisions }
  })
}

/** Writes the revisions of a change over the heads of now. Runs inside a transaction. */
export async function writeChange(
  { db, clock, deviceId }: Machine,
  change: Change,
  actorId: RecordId,
  authors: Authors,
): Promise<{ readonly revisions: readonly Revision[]; readonly hlc: Hlc }> {
  const hlc = nextHlc(await lastHlc(db), clock.now(), deviceId)
  await keepHlc(db, hlc)
  const keys = change.edits.map(({ projectId, recordId }): RecordKey => [projectId, recordId])
  const rows = await readRows(db, keys)
  const revisions = [...editsByProject(change.edits)].flatMap(([projectId, edits]) =>
    [...editsByAuthor(edits, actorId, authors)].flatMap(([author, own]) =>
      revisionsOfChange({ ...change, edits: own }, { actorId: author, deviceId, hlc }, (recordId) => {
        return rows.get(keyText(projectId, recordId))?.state
      }),
    ),
  )
  if (revisions.length > 0) await writeRevisions(db, revisions, rows)
  return { revisions, hlc }
}

function editsByProject(edits: readonly Edit[]): ReadonlyMap<ProjectId, readonly Edit[]> {
  return grouped(edits, ({ projectId }) => projectId)
}

function editsByAuthor(edits: readonly Edit[], actorId: RecordId, authors: Authors) {
  return grouped(edits, ({ recordId }) => authors.get(recordId) ?? actorId)
}

function grouped<K>(edits: readonly Edit[], keyOf: (edit: Edit) => K): ReadonlyMap<K, readonly Edit[]> {
  const groups = new Map<K, Edit[]>()
  for (const edit of edits) {
    const group = groups.get(keyOf(edit))
    if (group === undefined) groups.set(keyOf(edit), [edit])
    else group.push(edit)
  }
  return groups
}

/** Puts a change on top of its person's undo or redo stack. Runs inside a transaction. */
export async function pushChange(db: Database, entry: StackRow): Promise<void> {
  await db.stack.put(entry)
}

/** Whose stacks, and in which project. A change that reaches into several stands in that of its first edit. */
export interface StackOwner {
  readonly projectId: ProjectId
  readonly actorId: RecordId
}

/** One person's stack in one project, the change made first at the front. */
export function stackOf(db: Database, { projectId, actorId }: StackOwner, side: StackRow['side']) {
  const owner = [projectId, actorId, side]
  return db.stack.where('[projectId+actorId+side+hlc]').between([...owner, ''], [...owner, '\uffff'])
}
