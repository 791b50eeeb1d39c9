import { Dexie } from 'dexie'
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import type { Clock, Entropy } from '../../../shared/base/environment.ts'
import type { Result } from '../../../shared/base/result.ts'
import { openStore, type StoreOptions } from '../open-store.ts'
import type { Store } from '../store.ts'

const toClose = new Set<() => void>()

/** Gives this process an empty IndexedDB, as a fresh browser profile has; what is open in the browser before is closed. */
export function freshBrowser(): IDBFactory {
  for (const close of toClose) close()
  toClose.clear()
  const factory = new IDBFactory()
  Dexie.dependencies.indexedDB = factory
  Dexie.dependencies.IDBKeyRange = IDBKeyRange
  Object.assign(globalThis, { indexedDB: factory, IDBKeyRange })
  return factory
}

/** Closes something with the browser that it is open in: it would go on listening to the browsers that come after. */
export function closeWithBrowser(close: () => void): void {
  toClose.add(close)
}

/** A clock that moves on by a millisecond each time it is read. */
export function tickingClock(start = Date.UTC(2031, 1, 11, 9, 30)): Clock {
  let now = start
  return {
    now: () => {
      now += 1
      return now
    },
  }
}

/** Random bytes that are the same in every run. */
export function seededEntropy(seed = 1): Entropy {
  let state = seed >>> 0
  function next(): number {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state >>> 24
  }
  return { bytes: (length) => Uint8Array.from({ length }, next) }
}

/** What a fallible step gave; throws where it refused. */
export function must<T>(result: Result<T, unknown>): T {
  if (result.ok) return result.value
  throw new Error(`Refused: ${JSON.stringify(result.error)}`)
}

/** A store over the fake IndexedDB: a window of the program. The same name is the same database. */
export async function openTestStore(options: Partial<StoreOptions> = {}): Promise<Store> {
  const { name = 'library', clock = tickingClock(), entropy = seededEntropy(), ...rest } = options
  const store = must(await openStore({ name, clock, entropy, ...rest }))
  closeWithBrowser(store.close)
  return store
}
