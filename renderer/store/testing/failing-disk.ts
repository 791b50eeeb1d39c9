import { IDBObjectStore } from 'fake-indexeddb'

/** How a write fails: refused at once, or only when the browser runs out of space on the way. */
export type DiskFailure = 'QuotaExceededError' | 'UnknownError'

/**
 * Lets the fake browser fail: the transaction that makes the n-th write from now on (counted from 1) is aborted with
 * this error. Answers how to repair it.
 */
export function failingDisk(nth: number, failure: DiskFailure): () => void {
  const prototype: object = IDBObjectStore.prototype
  const [put, add] = [Reflect.get(prototype, 'put') as Write, Reflect.get(prototype, 'add') as Write]
  let writes = 0
  function failOr(write: Write): Write {
    return function (this: IDBObjectStore, ...args) {
      writes += 1
      const request = write.apply(this, args)
      if (writes === nth) abort(this.transaction, failure)
      return request
    }
  }
  Object.assign(prototype, { put: failOr(put), add: failOr(add) })
  return () => {
    Object.assign(prototype, { put, add })
  }
}

type Write = (this: IDBObjectStore, value: unknown, key?: IDBValidKey) => IDBRequest<IDBValidKey>

/** Ends a transaction as a browser does by itself; the fake keeps this to itself. */
function abort(transaction: IDBTransaction, failure: DiskFailure): void {
  const abortable = transaction as unknown as { _abort(name: string): void }
  queueMicrotask(() => abortable._abort(failure))
}
