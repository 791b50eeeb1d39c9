import { liveQuery } from 'dexie'
import type { Json } from '../../shared/base/json.ts'
import type { Database } from './database.ts'
import type { Live } from './live.ts'

/** A live value of the table of small values; `null` where nothing is set. */
export function liveMeta(db: Database, key: string): Live<Json> {
  const listeners = new Set<() => void>()
  let value: Json | undefined
  let stop: (() => void) | null = null
  function start(): () => void {
    const subscription = liveQuery(async () => db.meta.get(key)).subscribe({
      next(row) {
        const next = row?.value ?? null
        if (value !== undefined && JSON.stringify(next) === JSON.stringify(value)) return
        value = next
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
