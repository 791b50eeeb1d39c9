import { type Hlc, MAX_DRIFT, observeHlc } from '../../shared/history/hlc.ts'
import type { Revision } from '../../shared/history/revision.ts'
import { keepHlc, lastHlc, type Machine } from './commit.ts'
import type { Database } from './database.ts'
import { type Breathe, pacer, transactionPacer } from './pace.ts'
import { type PreparedImport, prepareImport } from './plan-import.ts'
import { packRids, type RecordKey } from './rows.ts'
import type { ImportReceipt, StoredText } from './store.ts'
import { lastSeq, writeJournal, writeTallies } from './write-revisions.ts'
import { writeTransaction } from './write-transaction.ts'

/** How many rows are handed to the database at a stretch, so that the page goes on in between. */
const PAGE = 100

/** How many rows are counted at a stretch. */
const ROWS_COUNTED = 2000

const RID_BYTES = 32

/** More records than this, and every window reads its views anew. */
const MANY = 200

export interface ApplyOptions {
  readonly id: string
  readonly label: string
  readonly signal: AbortSignal | undefined
  readonly onProgress: (done: number) => void
}

/** What a file brings, whether it is here or not. */
export interface OfferedContent {
  readonly revisions: readonly Revision[]
  readonly texts: readonly StoredText[]
}

/**
 * Writes an import in one transaction. Where something was written since it was prepared, it is prepared again, from all
 * that the file brings: what was here then may be gone.
 */
export async function applyImport(
  machine: Machine,
  prepared: PreparedImport,
  offered: OfferedContent,
  options: ApplyOptions,
): Promise<ImportReceipt> {
  const { db, clock } = machine
  const packed = await packInPages(offered.revisions, pacer(options.signal))
  const hlc = latestBelievable(machine, offered.revisions)
  const tables = [db.revisions, db.records, db.texts, db.tallies, db.journal, db.machine, db.imports, db.importRids]
  return writeTransaction(db, tables, async () => {
    const breathe = transactionPacer(() => lastSeq(db))
    const seq = await lastSeq(db)
    const { plan, rows } = seq === prepared.seq ? prepared : await preparedAgain(db, offered, breathe)
    const total = plan.fresh.length + rows.length || 1
    let done = 0
    const progress = (by: number) => {
      options.signal?.throwIfAborted()
      done += by
      options.onProgress(done / total)
    }
    await putInPages(plan.fresh, (page) => db.revisions.bulkPut(page), progress)
    await putInPages(
      rows.map(({ after }) => after),
      (page) => db.records.bulkPut(page),
      progress,
    )
    await db.texts.bulkPut([...plan.texts])
    for (let start = 0; start < rows.length; start += ROWS_COUNTED) {
      await writeTallies(db, rows.slice(start, start + ROWS_COUNTED))
    }
    await observe(machine, hlc)
    await writeJournal(
      db,
      rows.length > MANY ? null : rows.map(({ after }): RecordKey => [after.projectId, after.recordId]),
    )
    const receipt: ImportReceipt = {
      id: options.id,
      at: clock.now(),
      label: options.label,
      projectIds: plan.projects.map(({ projectId }) => projectId),
      added: plan.fresh.length,
      withdrawn: false,
    }
    await db.imports.put(receipt)
    await db.importRids.put({ id: receipt.id, held: packed, added: await packInPages(plan.fresh, breathe) })
    return receipt
  })
}

function preparedAgain(db: Database, { revisions, texts }: OfferedContent, breathe: Breathe): Promise<PreparedImport> {
  return prepareImport(db, revisions, texts, breathe, () => {})
}

/** The names of revisions as bytes. */
async function packInPages(revisions: readonly Revision[], breathe: Breathe): Promise<Uint8Array> {
  const bytes = new Uint8Array(revisions.length * RID_BYTES)
  for (let start = 0; start < revisions.length; start += PAGE) {
    bytes.set(packRids(revisions.slice(start, start + PAGE).map(({ rid }) => rid)), start * RID_BYTES)
    const rest = breathe()
    if (rest !== undefined) await rest
  }
  return bytes
}

async function putInPages<T>(
  rows: readonly T[],
  put: (page: T[]) => PromiseLike<unknown>,
  progress: (by: number) => void,
): Promise<void> {
  for (let start = 0; start < rows.length; start += PAGE) {
    const page = rows.slice(start, start + PAGE)
    await put(page)
    progress(page.length)
  }
}

/** The latest clock reading among revisions that is not so far ahead that it must be wrong. Readings sort as strings. */
function latestBelievable({ clock }: Machine, revisions: readonly Revision[]): Hlc | null {
  const limit = new Date(clock.now() + MAX_DRIFT).toISOString()
  let latest: Hlc | null = null
  for (const { hlc } of revisions) {
    if ((latest === null || hlc > latest) && hlc.slice(0, limit.length) <= limit) latest = hlc
  }
  return latest
}

async function observe({ db, clock, deviceId }: Machine, seen: Hlc | null): Promise<void> {
  const next = seen === null ? null : observeHlc(await lastHlc(db), seen, clock.now(), deviceId)
  if (next !== null) await keepHlc(db, next)
}
