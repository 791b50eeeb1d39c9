import type { StorageReport } from './store.ts'

/** What the browser says of the space it gives us. */
export async function reportStorage(): Promise<StorageReport> {
  const manager = storageManager()
  const [persisted, estimate] = await Promise.all([
    manager?.persisted?.().catch(() => null),
    manager?.estimate?.().catch(() => null),
  ])
  return { persisted: persisted ?? null, usage: estimate?.usage ?? null, quota: estimate?.quota ?? null }
}

/** Asks the browser to keep what is stored; false where it cannot be asked. */
export async function askPersistence(): Promise<boolean> {
  return (
    (await storageManager()
      ?.persist?.()
      .catch(() => false)) ?? false
  )
}

function storageManager(): Partial<StorageManager> | undefined {
  return typeof navigator === 'undefined' ? undefined : (navigator as Partial<Navigator>).storage
}
