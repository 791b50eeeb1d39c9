import type { Table } from 'dexie'
import type { Database } from './database.ts'

/**
 * Runs work in one writing transaction and resolves once it is complete. Where the browser ends the transaction by
 * itself, its reason (a full disk, say) is thrown, not the failures that this made all requests under way report.
 */
export async function writeTransaction<T>(
  db: Database,
  tables: readonly { readonly name: string }[],
  work: () => Promise<T>,
): Promise<T> {
  const native: { transaction?: IDBTransaction } = {}
  try {
    return await db.transaction('rw', tables as readonly Table[], async (transaction) => {
      native.transaction = transaction.idbtrans
      return work()
    })
  } catch (failure) {
    throw native.transaction?.error ?? failure
  }
}
