import { X } from 'lucide-react'
import { type FocusEvent, type ReactNode, useEffect, useEffectEvent, useState } from 'react'
import type { Toast } from '../../session/views.ts'
import { t } from '../../strings/strings.ts'
import { Button } from './button.tsx'
import { IconButton } from './icon-button.tsx'
import './toasts.css'

/** How long a plain toast stays while nobody points at it, in milliseconds. */
const STAY = 8000

/** A toast; a lasting one stays until it is dismissed. */
export type ShownToast = Toast & { readonly lasting?: boolean }

export interface ToastsProps {
  readonly toasts: readonly ShownToast[]
  readonly onUndo: (toast: Toast) => void
  readonly onNext?: (toast: Toast) => void
  readonly onReview?: (toast: Toast) => void
  readonly onDismiss: (id: number) => void
  readonly stay?: number
}

/** What has just happened, with a way to take it back. Time stands still while one of them is pointed at or focused. */
export function Toasts({ toasts, onUndo, onNext, onReview, onDismiss, stay = STAY }: ToastsProps): ReactNode {
  const [pointed, setPointed] = useState(false)
  const [focused, setFocused] = useState(false)
  const held = (pointed || focused) && toasts.length > 0
  return (
    <section
      className="toasts"
      aria-label={t('toast.region')}
      onPointerEnter={() => setPointed(true)}
      onPointerLeave={() => setPointed(false)}
      onFocus={() => setFocused(true)}
      onBlur={(event: FocusEvent) => setFocused(event.currentTarget.contains(event.relatedTarget))}
    >
      <div className="toasts-list" role="log" aria-live="polite" aria-relevant="additions">
        {toasts.map((toast) => (
          <ToastLine
            key={toast.id}
            toast={toast}
            held={held}
            stay={stay}
            onUndo={() => onUndo(toast)}
            onNext={() => onNext?.(toast)}
            onReview={() => onReview?.(toast)}
            onDismiss={() => onDismiss(toast.id)}
          />
        ))}
      </div>
    </section>
  )
}

function ToastLine(props: {
  readonly toast: ShownToast
  readonly held: boolean
  readonly stay: number
  readonly onUndo: () => void
  readonly onNext: () => void
  readonly onReview: () => void
  readonly onDismiss: () => void
}): ReactNode {
  const { toast, held, stay, onUndo, onNext, onReview, onDismiss } = props
  const { id, tone, lasting = false } = toast
  const runs = tone === 'plain' && !lasting && !held
  const dismiss = useEffectEvent(onDismiss)

  useEffect(() => {
    if (!runs) return undefined
    const timer = setTimeout(() => dismiss(), stay)
    return () => clearTimeout(timer)
  }, [runs, stay])

  return (
    <div className={`toast toast-${tone}`} data-toast={id}>
      <span className="toast-text" role={tone === 'problem' ? 'alert' : undefined}>
        {toast.text}
      </span>
      {toast.undo === null && toast.withdraws === undefined ? null : (
        <Button
          variant="quiet"
          size="small"
          className="toast-undo"
          aria-label={t('toast.undo', toast.text)}
          onClick={onUndo}
        >
          {t('app.undo')}
        </Button>
      )}
      {toast.leadsTo === 'review' ? (
        <Button variant="quiet" size="small" className="toast-undo" onClick={onReview}>
          {t('toast.review')}
        </Button>
      ) : null}
      {toast.offersNext === true ? (
        <Button variant="quiet" size="small" className="toast-undo" onClick={onNext}>
          {t('toast.next')}
        </Button>
      ) : null}
      <IconButton label={t('toast.dismiss')} icon={X} size="small" onClick={onDismiss} />
    </div>
  )
}
