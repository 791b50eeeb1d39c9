import { liveQuery } from 'dexie'
import type { Json } from '../../shared/base/json.ts'
import type { Sha256 } from '../../shared/base/sha256.ts'
import type { Database } from './database.ts'
import type { Live } from './live.ts'

/** A live value of the table of small values; `null` where nothing is set. */
export function liveMeta(db: Database, key: string): Live<Json> {
  return liveValue(async () => (await db.meta.get(key))?.value ?? null)
}

/** Whether a text is here. */
export function liveHasText(db: Database, sha256: Sha256): Live<boolean> {
  return liveValue(async () => (await db.texts.where('sha256').equals(sha256).count()) > 0)
}

/** What a query answers, again whenever something that it looked at is written; followed only while somebody listens. */
function liveValue<T extends Json>(read: () => Promise<T>): Live<T> {
  const listeners = new Set<() => void>()
  let value: T | undefined
  let stop: (() => void) | null = null
  function start(): () => void {
    const subscription = liveQuery(read).subscribe({
      next(now) {
        if (value !== undefined && JSON.stringify(now) === JSON.stringify(value)) return
        value = now
        for (const listener of [...listeners]) listener()
      },
      error: () => {},
    })
    return () => subscription.unsubscribe()
  }
  return {
    get: () => value,
    subscribe(listener) {
      listeners.add(listener)
      stop ??= start()
      return () => {
        listeners.delete(listener)
        if (listeners.size > 0) return
        stop?.()
        stop = null
      }
    },
  }
}
