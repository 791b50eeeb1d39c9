import { Dexie, type Table, type Transaction } from 'dexie'
import type { Sha256 } from '../../shared/base/sha256.ts'
import type { Revision } from '../../shared/history/revision.ts'
import type {
  ImportRidsRow,
  ImportRow,
  JournalRow,
  MetaRow,
  RecordKey,
  RecordRow,
  RevisionKey,
  StackRow,
  TallyRow,
} from './rows.ts'
import type { StoredText } from './store.ts'

/** The database with its tables. */
export type Database = Dexie & {
  readonly revisions: Table<Revision, RevisionKey>
  readonly records: Table<RecordRow, RecordKey>
  readonly texts: Table<StoredText, Sha256>
  readonly tallies: Table<TallyRow, RecordKey>
  readonly stack: Table<StackRow, string>
  readonly journal: Table<JournalRow, number>
  readonly imports: Table<ImportRow, string>
  readonly importRids: Table<ImportRidsRow, string>
  /** What the store keeps for itself: device, clock, version of the materialised rows. */
  readonly machine: Table<MetaRow, string>
  readonly meta: Table<MetaRow, string>
}

/** One step of the schema: the tables that change with it, and what becomes of the rows that are there. */
export interface SchemaStep {
  readonly version: number
  /** Primary key and indexes by table, in Dexie's notation; `null` drops a table. */
  readonly tables: { readonly [table: string]: string | null }
  /** Rewrites rows inside the upgrading transaction. */
  readonly upgrade?: (transaction: Transaction) => Promise<void>
}

/** Every step from the first, without gaps. A released step is never edited: a change is a new step. */
export const SCHEMA_STEPS: readonly SchemaStep[] = [
  {
    version: 1,
    tables: {
      revisions: '[projectId+recordId+rid]',
      records: '[projectId+recordId], [projectId+shelf+kind], [projectId+shelf+articleId], isProject, *texts',
      texts: 'sha256',
      tallies: '[projectId+articleId]',
      stack: 'hlc, [projectId+actorId+side+hlc]',
      journal: '++seq',
      imports: 'id, at',
      importRids: 'id',
      machine: 'key',
      meta: 'key',
    },
  },
  // Tallies tell annotators apart; the rules of the rows make them anew.
  { version: 2, tables: {} },
]

/** The highest version that steps lead to. */
export function latestVersion(steps: readonly SchemaStep[]): number {
  return steps.at(-1)?.version ?? 0
}

/** A database that has its schema and is not open yet. Every transaction of it is strict. */
export function declareDatabase(name: string, steps: readonly SchemaStep[] = SCHEMA_STEPS): Database {
  const database = new Dexie(name, { autoOpen: false, chromeTransactionDurability: 'strict', cache: 'disabled' })
  for (const { version, tables, upgrade } of steps) {
    const declared = database.version(version).stores({ ...tables })
    if (upgrade !== undefined) declared.upgrade(upgrade)
  }
  return database as Database
}

/** The schema version of the database of this name, read without touching it; 0 where there is none. */
export async function storedVersion(name: string, factory: IDBFactory): Promise<number> {
  const native =
    typeof factory.databases === 'function'
      ? ((await factory.databases()).find((each) => each.name === name)?.version ?? 0)
      : await probedVersion(name, factory)
  return Math.floor(native / 10) // Dexie keeps a decimal place for itself.
}

/** The native version where the browser cannot list databases; opening without a version changes nothing. */
function probedVersion(name: string, factory: IDBFactory): Promise<number> {
  return new Promise((resolve, reject) => {
    const request = factory.open(name)
    request.onupgradeneeded = () => {
      request.transaction?.abort() // There was none: leave none behind.
      resolve(0)
    }
    request.onsuccess = () => {
      resolve(request.result.version)
      request.result.close()
    }
    request.onerror = (event) => {
      event.preventDefault()
      reject(request.error)
    }
  })
}
