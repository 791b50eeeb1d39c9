import { X } from 'lucide-react'
import { type ReactNode, useEffect, useEffectEvent, useRef } from 'react'
import type { Toast } from '../../session/views.ts'
import { t } from '../../strings/strings.ts'
import { Button } from './button.tsx'
import { IconButton } from './icon-button.tsx'
import './toasts.css'

/** How long a plain toast stays while nobody points at it, in milliseconds. */
const STAY = 8000
/** Into how many parts that time is cut; after each of them a toast looks whether it is held. */
const PARTS = 8

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

/**
 * What has just happened, with a way to take it back. While one of them is pointed at or focused, their time starts anew.
 * What holds them is asked of the page: of a button that goes when it is pressed, no event tells that it let go.
 */
export function Toasts({ toasts, onUndo, onNext, onReview, onDismiss, stay = STAY }: ToastsProps): ReactNode {
  const section = useRef<HTMLElement>(null)
  // A pointer that rests where a button was pressed points at nothing until it moves again.
  const pointing = useRef(false)

  function isHeld(): boolean {
    const here = section.current
    return here?.matches(':focus-within') === true || (pointing.current && here?.matches(':hover') === true)
  }

  return (
    <section
      ref={section}
      className="toasts"
      aria-label={t('toast.region')}
      onPointerMove={() => {
        pointing.current = true
      }}
      onPointerUp={() => {
        pointing.current = false
      }}
    >
      <div className="toasts-list" role="log" aria-live="polite" aria-relevant="additions">
        {toasts.map((toast) => (
          <ToastLine
            key={toast.id}
            toast={toast}
            isHeld={isHeld}
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
  readonly isHeld: () => boolean
  readonly stay: number
  readonly onUndo: () => void
  readonly onNext: () => void
  readonly onReview: () => void
  readonly onDismiss: () => void
}): ReactNode {
  const { toast, isHeld, stay, onUndo, onNext, onReview, onDismiss } = props
  const { id, tone, lasting = false } = toast
  const passes = tone === 'plain' && !lasting
  const held = useEffectEvent(isHeld)
  const dismiss = useEffectEvent(onDismiss)

  useEffect(() => {
    if (!passes) return undefined
    let left = PARTS
    const timer = setInterval(() => {
      left = held() ? PARTS : left - 1
      if (left === 0) dismiss()
    }, stay / PARTS)
    return () => clearInterval(timer)
  }, [passes, stay])

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
