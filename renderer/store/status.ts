import type { Database } from './database.ts'
import type { Live } from './live.ts'
import type { StoreStatus } from './store.ts'

/** The status of a store, and the means to change it. */
export interface StatusCell {
  readonly live: Live<StoreStatus>
  readonly get: () => StoreStatus
  readonly set: (status: StoreStatus) => void
}

/**
 * Follows what befalls a database: a window of a newer program that wants to upgrade it (this one lets go at once, so
 * that nobody waits), its deletion, and the browser closing it. A status once left never comes back.
 */
export function openStatus(db: Database): StatusCell {
  let status: StoreStatus = 'open'
  const listeners = new Set<() => void>()
  function set(next: StoreStatus): void {
    if (status !== 'open') return
    status = next
    for (const listener of [...listeners]) listener()
  }
  db.on('versionchange', ({ newVersion }) => {
    set(newVersion === null || newVersion === 0 ? 'lost' : 'newer-window')
    db.close()
    return false // Instead of Dexie's own answer, which would open the database again by itself.
  })
  db.on('close', () => set('lost'))
  return {
    live: {
      get: () => status,
      subscribe(listener) {
        listeners.add(listener)
        return () => listeners.delete(listener)
      },
    },
    get: () => status,
    set,
  }
}
