import { liveQuery } from 'dexie'
import type { Database } from './database.ts'
import type { Live } from './live.ts'
import { keyText, type RecordRow } from './rows.ts'
import { lastSeq, readRows } from './write-revisions.ts'

/** How many views that nobody listens to are kept up to date, so that a screen that comes back shows them at once. */
const IDLE_VIEWS = 12

/** What is known to have changed: records by key text (`undefined`: gone), or `null` for everything. */
export type Changed = ReadonlyMap<string, RecordRow | undefined> | null

/** A value kept in step with the database by re-reading only what changed. */
export interface View<T> {
  readonly key: string
  /** Reads the value anew. Runs inside a reading transaction. */
  readonly load: (db: Database) => PromiseLike<T>
  /** The value after a change; the same object when the change does not concern it; `reload` where it has to be read. */
  readonly accept: (value: T, changed: ReadonlyMap<string, RecordRow | undefined>) => T | 'reload'
  /** Whether two values say the same, so that the old one stays. Identity unless given. */
  readonly same?: (a: T, b: T) => boolean
}

/** Keeps the views of one window in step with what any window writes. */
export interface Feed {
  readonly view: <T>(view: View<T>) => Live<T>
  /** Brings the views up to what is on disk now. */
  readonly catchUp: () => Promise<void>
  readonly close: () => void
}

interface OpenView {
  readonly view: View<unknown>
  readonly live: Live<unknown>
  readonly listeners: Set<() => void>
  loaded: boolean
  value: unknown
}

/**
 * A feed of the journal. Dexie's live query tells of its entries in every window; the entries tell which records to
 * read again. So one claim more in a list of thousands costs one row, and what did not change stays the same object.
 */
export function openFeed(db: Database): Feed {
  const views = new Map<string, OpenView>()
  let seen: number | null = null
  let running: Promise<void> | null = null
  let next: Promise<void> | null = null

  async function step(): Promise<void> {
    const open = [...views.values()]
    const { seq, changes } = await db.transaction(
      'r',
      [db.records, db.tallies, db.stack, db.journal, db.imports],
      async () => readChanges(db, seen, open),
    )
    seen = seq
    for (const [each, value] of changes) {
      each.value = value
      each.loaded = true
    }
    for (const [{ listeners }] of changes) for (const listener of [...listeners]) listener()
  }

  function catchUp(): Promise<void> {
    if (running === null) {
      running = step().finally(() => {
        running = null
      })
      return running
    }
    next ??= running
      .catch(() => undefined)
      .then(() => {
        next = null
        return catchUp()
      })
    return next
  }

  /** Once the database has closed there is nothing to follow any more; its status says so. */
  function follow(): void {
    catchUp().catch((failure: unknown) => {
      if (db.isOpen()) throw failure
    })
  }

  const subscription = liveQuery(async () => lastSeq(db)).subscribe({ next: follow, error: () => {} })

  function forgetIdle(): void {
    const idle = [...views.values()].filter(({ listeners }) => listeners.size === 0)
    for (const each of idle.slice(0, Math.max(0, idle.length - IDLE_VIEWS))) views.delete(each.view.key)
  }

  function openView(view: View<unknown>): OpenView {
    const listeners = new Set<() => void>()
    const opened: OpenView = { view, listeners, loaded: false, value: undefined, live: liveOf(() => opened) }
    return opened
  }

  function liveOf(opened: () => OpenView): Live<unknown> {
    return {
      get: () => opened().value,
      subscribe(listener) {
        const own = opened()
        own.listeners.add(listener)
        if (views.get(own.view.key) !== own) {
          own.loaded = false
          views.set(own.view.key, own)
          follow()
        }
        return () => {
          own.listeners.delete(listener)
          forgetIdle()
        }
      },
    }
  }

  return {
    view<T>(view: View<T>): Live<T> {
      const known = views.get(view.key)
      if (known !== undefined) return known.live as Live<T>
      const opened = openView(view as View<unknown>)
      views.set(view.key, opened)
      forgetIdle()
      follow()
      return opened.live as Live<T>
    },
    catchUp,
    close() {
      subscription.unsubscribe()
      views.clear()
    },
  }
}

/** What the journal says since `seen`, as new values of the views that it concerns. Runs inside a transaction. */
async function readChanges(db: Database, seen: number | null, open: readonly OpenView[]) {
  const seq = await lastSeq(db)
  const changed = seen === null ? null : await changedSince(db, seen, seq)
  const changes: [OpenView, unknown][] = []
  for (const each of open) {
    const { view } = each
    if (each.loaded && seq === seen) continue
    const accepted = !each.loaded || changed === null ? 'reload' : view.accept(each.value, changed)
    const value = accepted === 'reload' ? await view.load(db) : accepted
    const same = each.loaded && (view.same ?? Object.is)(value, each.value)
    if (!same) changes.push([each, value])
  }
  return { seq, changes }
}

async function changedSince(db: Database, seen: number, seq: number): Promise<Changed> {
  if (seq === seen) return new Map()
  const entries = await db.journal.where('seq').above(seen).toArray()
  if (entries.length < seq - seen || entries.some(({ touched }) => touched === null)) return null
  const keys = new Map(entries.flatMap(({ touched }) => (touched ?? []).map((key) => [keyText(...key), key] as const)))
  const rows = await readRows(db, [...keys.values()])
  return new Map([...keys.keys()].map((key) => [key, rows.get(key)]))
}
