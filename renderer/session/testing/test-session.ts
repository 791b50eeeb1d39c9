import { readFileSync } from 'node:fs'
import { ok } from '../../../shared/base/result.ts'
import type { Host, SaveRequest } from '../../../shared/host/host.ts'
import { quietHost } from '../../../shared/host/testing/quiet-host.ts'
import type { Store } from '../../store/store.ts'
import { closeWithBrowser, openTestStore, seededEntropy, tickingClock } from '../../store/testing/fake-browser.ts'
import type { Suggester } from '../../worker/suggest-jobs.ts'
import { openSession } from '../open-session.ts'
import type { Session } from '../session.ts'
import type { Subscribable } from '../subscribable.ts'
import { directWorkers } from './direct-workers.ts'

/** A window of the program in Node: a real store on the fake IndexedDB, and what it saved through the host. */
export interface TestWindow {
  readonly session: Session
  readonly store: Store
  readonly saved: SaveRequest[]
}

/** Opens a window on the sample project, or where the last window of this database was left. `name`: of the database. */
export async function openTestWindow(seed = 1, suggester: Suggester = () => [], name = 'library'): Promise<TestWindow> {
  const clock = tickingClock(Date.UTC(2031, 3, seed))
  const entropy = seededEntropy(seed)
  const store = await openTestStore({ clock, entropy, name })
  const saved: SaveRequest[] = []
  const session = await openSession({
    store,
    clock,
    entropy,
    host: hostThatKeeps(saved),
    workers: directWorkers({ store, suggester }),
    sample: async () => readFileSync(new URL('../../../fixtures/sample/sample.avowal.json', import.meta.url)),
  })
  closeWithBrowser(session.close)
  return { session, store, saved }
}

function hostThatKeeps(saved: SaveRequest[]): Host {
  return quietHost({
    async saveFile(request) {
      saved.push(request)
      return ok(request.suggestedName)
    },
  })
}

/** How long something may take on a busy machine, in milliseconds. */
const PATIENCE = 60_000

/** Waits until a value is as wanted; rejects with the last value when patience is at its end. */
export function until<T, U extends T>(source: Subscribable<T>, wanted: (value: T) => value is U): Promise<U>
export function until<T>(source: Subscribable<T>, wanted: (value: T) => boolean): Promise<T>
export function until<T>(source: Subscribable<T>, wanted: (value: T) => boolean): Promise<T> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => {
      stop()
      reject(new Error(`Still ${JSON.stringify(source.get())?.slice(0, 2000)}`))
    }, PATIENCE)
    const stop = source.subscribe(look)
    function look(): void {
      const value = source.get()
      if (!wanted(value)) return
      clearTimeout(late)
      stop()
      resolve(value)
    }
    look()
  })
}
