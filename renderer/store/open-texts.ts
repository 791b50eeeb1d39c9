import { Dexie } from 'dexie'
import type { Sha256 } from '../../shared/base/sha256.ts'
import type { StoredText } from './store.ts'

/** The texts of a database, to read. */
export interface Texts {
  /** The texts of these names that are here, in no particular order. */
  readonly read: (names: readonly Sha256[]) => Promise<readonly StoredText[]>
  readonly close: () => void
}

/**
 * Reads the texts of a database that a window has open, whatever its version. It lets go when a newer program wants to
 * upgrade the database, and opens it again when it is next asked.
 */
export function openTexts(name: string): Texts {
  const db = new Dexie(name, { cache: 'disabled' })
  db.on('versionchange', () => {
    db.close({ disableAutoOpen: false })
    return false
  })
  return {
    async read(names) {
      await db.open() // Only then does it know its tables.
      const found = await db.table<StoredText, Sha256>('texts').bulkGet([...names])
      return found.flatMap((text) => text ?? [])
    },
    close: () => db.close(),
  }
}
