import type { Page } from '@playwright/test'

declare global {
  interface Window {
    /** What happens to writes of the database, in a window that `faultyStorage` prepared. */
    storageFault: 'none' | 'fail' | 'hold'
  }
}

/** Makes it possible to let the writes of a window fail, or hold them back. Call it before the window is opened. */
export async function faultyStorage(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.storageFault = 'none'
    for (const method of ['add', 'put'] as const) {
      const original = IDBObjectStore.prototype[method]
      IDBObjectStore.prototype[method] = function (...args: [unknown, IDBValidKey?]) {
        const request = original.apply(this, args)
        if (window.storageFault === 'fail') this.transaction.abort()
        return request
      }
    }
    const begin = IDBDatabase.prototype.transaction
    IDBDatabase.prototype.transaction = function (names, mode, options) {
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

/** Leaves the window's origin this many bytes on the disk; `null` lifts the limit. */
export async function limitQuota(page: Page, bytes: number | null): Promise<void> {
  const session = await page.context().newCDPSession(page)
  const { origin } = new URL(page.url())
  await session.send('Storage.overrideQuotaForOrigin', { origin, ...(bytes === null ? {} : { quotaSize: bytes }) })
  // The override lasts only as long as its session.
  if (bytes === null) await session.detach()
}
