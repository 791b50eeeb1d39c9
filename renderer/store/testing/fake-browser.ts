import { Dexie } from 'dexie'
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import type { Clock, Entropy } from '../../../shared/base/environment.ts'
import type { Result } from '../../../shared/base/result.ts'
import { openStore, type StoreOptions } from '../open-store.ts'
import type { Store } from '../store.ts'

/** Gives this process an empty IndexedDB, as a fresh browser profile has. */
export function freshBrowser(): IDBFactory {
  const factory = new IDBFactory()
  Dexie.dependencies.indexedDB = factory
  Dexie.dependencies.IDBKeyRange = IDBKeyRange
  Object.assign(globalThis, { indexedDB: factory, IDBKeyRange })
  return factory
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
  return must(await openStore({ name, clock, entropy, ...rest }))
}
