import { useEffect, useRef, useState } from 'react'
import { readFiles } from '../../../shared/host/read-files.ts'
import { problemText } from '../../../shared/message/problem-text.ts'
import type { BundleImport } from '../../session/import-bundle.ts'
import { t } from '../../strings/strings.ts'
import { useSession } from '../session-context.ts'

type Ready = Extract<BundleImport, { kind: 'ready' }>

/** Where the import of a bundle stands. */
export type BundleStep =
  | { readonly kind: 'choosing' }
  | { readonly kind: 'reading'; readonly name: string; readonly fraction: number }
  | { readonly kind: 'refused'; readonly message: string; readonly details: readonly string[] }
  | { readonly kind: 'ready'; readonly bundle: Ready }
  | { readonly kind: 'applying' }

export interface BundleWork {
  readonly step: BundleStep
  readonly read: (file: File) => void
  readonly apply: (bundle: Ready, continueAs: string | null) => void
  readonly cancel: () => void
}

/** Reads a bundle and, once told so, applies it. Nothing is written before that. */
export function useBundleImport(onDone: () => void): BundleWork {
  const session = useSession()
  const [step, setStep] = useState<BundleStep>({ kind: 'choosing' })
  const stop = useRef<AbortController | null>(null)
  useEffect(() => () => stop.current?.abort(), [])

  async function read(file: File): Promise<void> {
    stop.current?.abort()
    const work = new AbortController()
    const { signal } = work
    stop.current = work
    const progress = (fraction: number) => {
      if (!signal.aborted) setStep({ kind: 'reading', name: file.name, fraction })
    }
    progress(0)
    try {
      const [whole] = await readFiles([file])
      signal.throwIfAborted()
      if (whole === undefined || !whole.ok) {
        setStep(refusedBy(whole === undefined ? t('import.failed') : problemText(whole.error)))
        return
      }
      const bundle = await session.readBundle(whole.value, signal, progress)
      if (!signal.aborted) setStep(bundle.kind === 'ready' ? { kind: 'ready', bundle } : bundle)
    } catch {
      setStep(signal.aborted ? { kind: 'choosing' } : refusedBy(t('import.failed')))
    }
  }

  async function apply(bundle: Ready, continueAs: string | null): Promise<void> {
    setStep({ kind: 'applying' })
    try {
      await bundle.apply({ continueAs })
      onDone()
    } catch {
      setStep(refusedBy(t('import.failed')))
    }
  }

  return {
    step,
    read: (file) => void read(file),
    apply: (bundle, continueAs) => void apply(bundle, continueAs),
    cancel() {
      stop.current?.abort()
      setStep({ kind: 'choosing' })
    },
  }
}

function refusedBy(message: string): BundleStep {
  return { kind: 'refused', message, details: [] }
}
