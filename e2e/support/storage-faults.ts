import type { Page } from '@playwright/test'

declare global {
  interface Window {
    /** What happens to writes of the database, in a window that `faultyStorage` prepared. */
    storageFault: 'none' | 'fail' | 'full' | 'hold'
  }
}

/** Makes it possible to let the writes of a window fail, or hold them back. Call it before the window is opened. */
export async function faultyStorage(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.storageFault = 'none'
    for (const method of ['add', 'put'] as const) {
      const original = IDBObjectStore.prototype[method]
      IDBObjectStore.prototype[method] = function (...args: [unknown, IDBValidKey?]) {
        if (window.storageFault === 'full') throw new DOMException('The disk is full', 'QuotaExceededError')
        const request = original.apply(this, args)
        if (window.storageFault === 'fail') this.transaction.abort()
        return request
      }
    }
    const opening = 'transaction' as const
    const begin = IDBDatabase.prototype[opening]
    IDBDatabase.prototype[opening] = function (names, mode, options) {
      const transaction = begin.call(this, names, mode, options)
      if (mode === 'readwrite' && window.storageFault === 'hold') keepAlive(transaction)
      return transaction
    }

    /** A transaction lives as long as it has requests. */
    function keepAlive(transaction: IDBTransaction): void {
      const [name] = transaction.objectStoreNames
      if (name === undefined || window.storageFault !== 'hold') return
      transaction.objectStore(name).count().onsuccess = () => keepAlive(transaction)
    }
  })
}

export async function setStorageFault(page: Page, fault: Window['storageFault']): Promise<void> {
  await page.evaluate((wanted) => {
    window.storageFault = wanted
  }, fault)
}

/**
 * Gives the window's origin a disk of so many bytes, from its first write on: the browser looks at the quota again only
 * for a write that is larger than what it saw free before. Answers how to lift the limit.
 */
export async function limitQuota(page: Page, origin: string, bytes: number): Promise<() => Promise<void>> {
  const session = await page.context().newCDPSession(page)
  await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: bytes })
  return async () => {
    await session.send('Storage.overrideQuotaForOrigin', { origin })
  }
}
