import { IDBObjectStore } from 'fake-indexeddb'

/** How a write fails: refused at once, or only when the browser runs out of space on the way. */
export type DiskFailure = 'QuotaExceededError' | 'UnknownError'

/**
 * Lets the fake browser fail: the transaction that makes the n-th write from now on (counted from 1) is aborted with
 * this error. Answers how to repair it.
 */
export function failingDisk(nth: number, failure: DiskFailure): () => void {
  const { put, add } = IDBObjectStore.prototype
  let writes = 0
  function failOr(write: typeof put): typeof put {
    return function (this: IDBObjectStore, ...args) {
      writes += 1
      const request = write.apply(this, args)
      if (writes === nth) abort(this.transaction, failure)
      return request
    }
  }
  Object.assign(IDBObjectStore.prototype, { put: failOr(put), add: failOr(add) })
  return () => {
    Object.assign(IDBObjectStore.prototype, { put, add })
  }
}

/** Ends a transaction as a browser does by itself; the fake keeps this to itself. */
function abort(transaction: IDBTransaction, failure: DiskFailure): void {
  const abortable = transaction as unknown as { _abort(name: string): void }
  queueMicrotask(() => abortable._abort(failure))
}
