import { type ReactNode, useEffect, useState } from 'react'
import { t } from '../../strings/strings.ts'
import { Button } from '../design/button.tsx'
import { SettingsPart } from './settings-part.tsx'

interface Storage {
  readonly persisted: boolean
  /** Bytes, as far as the browser tells. */
  readonly usage: number | null
  readonly quota: number | null
}

/** Where the library is kept, how safely, and how much room it takes. */
export function StorageSettings(): ReactNode {
  const [storage, setStorage] = useState<Storage | null>(null)
  useEffect(() => {
    let current = true
    void readStorage().then((now) => {
      if (current) setStorage(now)
    })
    return () => {
      current = false
    }
  }, [])
  if (storage === null) return null

  async function persist(): Promise<void> {
    await navigator.storage.persist()
    setStorage(await readStorage())
  }

  return (
    <SettingsPart title={t('settings.storage')}>
      <p>{t(storage.persisted ? 'settings.persisted' : 'settings.notPersisted')}</p>
      {storage.persisted ? null : (
        <div>
          <Button onClick={() => void persist()}>{t('settings.persist')}</Button>
        </div>
      )}
      {storage.usage === null || storage.quota === null ? null : (
        <p className="settings-note figures">{t('settings.usage', sizeText(storage.usage), sizeText(storage.quota))}</p>
      )}
    </SettingsPart>
  )
}

async function readStorage(): Promise<Storage> {
  const [persisted, { usage, quota }] = await Promise.all([navigator.storage.persisted(), navigator.storage.estimate()])
  return { persisted, usage: usage ?? null, quota: quota ?? null }
}

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const

function sizeText(bytes: number): string {
  const power = Math.min(UNITS.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, bytes)) / 3)))
  const unit = UNITS[power] ?? 'byte'
  const format = new Intl.NumberFormat('en', { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: 1 })
  return format.format(bytes / 1000 ** power)
}
