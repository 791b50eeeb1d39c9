import type { Clock, Entropy } from '../../shared/base/environment.ts'
import { type DeviceId, type RecordId, timeOrderedId } from '../../shared/base/ids.ts'
import { err, ok, type Result } from '../../shared/base/result.ts'
import { applyImport, type OfferedContent } from './apply-import.ts'
import { commitChange, type Machine } from './commit.ts'
import {
  type Database,
  declareDatabase,
  latestVersion,
  SCHEMA_STEPS,
  type SchemaStep,
  storedVersion,
} from './database.ts'
import { type Feed, openFeed } from './feed.ts'
import { broughtBy, eraseProject, withdrawImport } from './imports.ts'
import { liveHasText, liveMeta } from './live-value.ts'
import { pacer } from './pace.ts'
import { type PreparedImport, prepareImport } from './plan-import.ts'
import { attempt, messageOf } from './problems.ts'
import { readProjectIds, readProjectRevisions, readRevisionsExcept, readStates, readTexts } from './read-project.ts'
import { rebuildRows } from './rebuild.ts'
import { keyText, type RecordKey } from './rows.ts'
import { openStatus, type StatusCell } from './status.ts'
import { askPersistence, reportStorage } from './storage-report.ts'
import type { ImportPlan, MetaValues, OpenProblem, Store, StoreProblem } from './store.ts'
import { takeBack } from './undo-change.ts'
import { liveViews } from './views.ts'
import { readHistories, readHistory } from './write-revisions.ts'
import { writeTransaction } from './write-transaction.ts'

export interface StoreOptions {
  /** The database's name. */
  readonly name: string
  readonly clock: Clock
  readonly entropy: Entropy
  /** The schema to bring the database to; that of this program unless given. */
  readonly steps?: readonly SchemaStep[]
}

/** Opens the database of this machine, making or migrating it; one from a newer program is refused and left as it is. */
export async function openStore(options: StoreOptions): Promise<Result<Store, OpenProblem>> {
  const steps = options.steps ?? SCHEMA_STEPS
  if (typeof indexedDB === 'undefined') return err({ kind: 'unavailable', message: 'IndexedDB is missing' })
  const db = declareDatabase(options.name, steps)
  const status = openStatus(db)
  try {
    const found = await storedVersion(options.name, indexedDB)
    if (found > latestVersion(steps)) return err({ kind: 'newer-database', found, known: latestVersion(steps) })
    const opened = await openUnlessBlocked(db)
    if (opened !== null) return err(opened)
    if (db.verno > latestVersion(steps)) {
      db.close()
      return err({ kind: 'newer-database', found: db.verno, known: latestVersion(steps) })
    }
    const deviceId = await deviceOf(db, options)
    await rebuildRows(db)
    return ok(storeOver({ db, clock: options.clock, deviceId, newChangeId: () => freshId(options) }, status, options))
  } catch (failure) {
    db.close()
    return err({ kind: 'unavailable', message: messageOf(failure) })
  }
}

/** Opens the database; where another window does not let go of an older schema, gives up and says so. */
function openUnlessBlocked(db: Database): Promise<OpenProblem | null> {
  return new Promise((resolve, reject) => {
    db.on('blocked', () => {
      resolve({ kind: 'blocked' })
      db.close()
    })
    db.open().then(() => resolve(null), reject)
  })
}

async function deviceOf(db: Database, options: StoreOptions): Promise<DeviceId> {
  return writeTransaction(db, [db.machine], async () => {
    const known = await db.machine.get('device')
    if (known !== undefined) return known.value as DeviceId
    const deviceId: DeviceId = freshId(options)
    await db.machine.put({ key: 'device', value: deviceId })
    return deviceId
  })
}

function freshId({ clock, entropy }: StoreOptions) {
  return timeOrderedId({ now: clock.now(), random: entropy.bytes(16) })
}

function storeOver(machine: Machine, status: StatusCell, options: StoreOptions): Store {
  const { db } = machine
  const feed = openFeed(db)
  const write = writer(feed, status)
  const imports = importsOver(machine, write, options)
  return {
    deviceId: machine.deviceId,
    status: status.live,
    commit: (change, actorId, texts = [], options = {}) =>
      write(() => commitChange(machine, change, actorId, texts, options)),
    undo: (actorId, projectId, changeId) => write(() => takeBack(machine, { actorId, projectId }, 'undo', changeId)),
    redo: (actorId, projectId) => write(() => takeBack(machine, { actorId, projectId }, 'redo')),
    live: liveViews(feed),
    text: async (sha256) => (await db.texts.get(sha256))?.text ?? null,
    addTexts: (texts) =>
      attempt(status.get, () =>
        writeTransaction(db, [db.texts], async () => {
          await db.texts.bulkPut([...texts])
        }),
      ),
    hasText: (sha256) => liveHasText(db, sha256),
    textsOf: (projectId) => readTexts(db, projectId),
    revisionsOf: async (projectId, recordId) => readHistory(db, [projectId, recordId]),
    historiesOf: async (projectId, recordIds) => {
      const keys = recordIds.map((recordId): RecordKey => [projectId, recordId])
      const histories = await db.transaction('r', [db.revisions], () => readHistories(db, keys))
      return new Map(
        recordIds.flatMap((recordId) => {
          const history = histories.get(keyText(projectId, recordId)) ?? []
          return history.length === 0 ? [] : [[recordId, history] as const]
        }),
      )
    },
    projectRevisions: async (projectId) => readProjectRevisions(db, projectId),
    revisionsExcept: async (projectId, known) => readRevisionsExcept(db, projectId, known),
    projectIds: async () => readProjectIds(db),
    states: (projectId) => readStates(db, projectId),
    ...imports,
    broughtBy: (projectId, recordId) => broughtBy(db, projectId, recordId),
    withdrawImport: (receiptId) => write(() => withdrawImport(db, receiptId)),
    eraseProject: (projectId) => write(() => eraseProject(db, projectId)),
    meta: metaOver(db, status),
    storage: reportStorage,
    requestPersistence: askPersistence,
    close() {
      status.set('closed')
      feed.close()
      db.close()
    },
  }
}

type Writer = <T>(work: () => PromiseLike<T>) => Promise<Result<T, StoreProblem>>

/** Writes, and then waits until this window's live values show it. */
function writer(feed: Feed, status: StatusCell): Writer {
  return async (work) => {
    const result = await attempt(status.get, work)
    if (!result.ok) return result
    await feed.catchUp().catch(() => undefined) // What is written is written; a closing database shows nothing more.
    return result
  }
}

function importsOver(
  machine: Machine,
  write: Writer,
  options: StoreOptions,
): Pick<Store, 'planImport' | 'applyImport'> {
  const preparedFor = new WeakMap<ImportPlan, PreparedImport & { readonly offered: OfferedContent }>()
  return {
    async planImport(revisions, texts, { signal, onProgress = () => {} } = {}) {
      const prepared = await prepareImport(machine.db, revisions, texts, pacer(signal), onProgress)
      preparedFor.set(prepared.plan, { ...prepared, offered: { revisions, texts } })
      return prepared.plan
    },
    async applyImport(plan, label, { signal, onProgress = () => {} } = {}) {
      const offered = { revisions: plan.fresh, texts: plan.texts }
      const prepared = preparedFor.get(plan) ?? { plan, seq: -1, rows: [], offered }
      const id: RecordId = freshId(options)
      const result = await write(() =>
        applyImport(machine, prepared, prepared.offered, { id, label, signal, onProgress }),
      )
      if (!result.ok) signal?.throwIfAborted()
      return result
    },
  }
}

function metaOver(db: Database, status: StatusCell): MetaValues {
  return {
    get: async (key) => (await db.meta.get(key))?.value,
    set: (key, value) =>
      attempt(status.get, () =>
        writeTransaction(db, [db.meta], async () => {
          if (value === undefined) await db.meta.delete(key)
          else await db.meta.put({ key, value })
        }),
      ),
    live: (key) => liveMeta(db, key),
  }
}
