import { X } from 'lucide-react'
import { type ReactNode, useId, useLayoutEffect, useRef } from 'react'
import { t } from '../../strings/strings.ts'
import { IconButton } from './icon-button.tsx'
import './dialog.css'

export interface DialogProps {
  readonly title: string
  /** The user wants it gone: Escape, the close button, or (with `lightDismiss`) a click beside it. */
  readonly onClose: () => void
  readonly size?: 'small' | 'medium' | 'large'
  /** Keeps title and close button for those who listen only: for palettes. */
  readonly bare?: boolean
  readonly lightDismiss?: boolean
  /** While something runs that has its own Cancel: Escape and the close button do nothing. */
  readonly busy?: boolean
  /** Buttons, right-aligned; the primary one last. */
  readonly footer?: ReactNode
  readonly children: ReactNode
}

/**
 * A modal dialog, open as long as it is drawn. The focus goes to the first field (or `autofocus`) and, when the dialog
 * goes, back to where it was.
 */
export function Dialog(props: DialogProps): ReactNode {
  const { title, onClose, size = 'medium', bare = false, lightDismiss = false, busy = false, footer, children } = props
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()

  useLayoutEffect(() => {
    const element = dialog.current
    if (element === null) return undefined
    const before = document.activeElement
    element.showModal()
    const wanted = element.querySelector<HTMLElement>('[data-autofocus], .dialog-body :is(input, select, textarea)')
    wanted?.focus()
    return () => {
      element.close()
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [])

  return (
    <dialog
      ref={dialog}
      className={`dialog dialog-${size} ${bare ? 'dialog-bare' : ''}`}
      aria-labelledby={id}
      aria-busy={busy || undefined}
      closedby={lightDismiss && !busy ? 'any' : 'closerequest'}
      onCancel={(event) => {
        if (event.target !== event.currentTarget) return
        event.preventDefault()
        if (!busy) onClose()
      }}
      onClose={(event) => {
        if (event.target === event.currentTarget && !event.currentTarget.open) onClose()
      }}
    >
      <div className={bare ? 'visually-hidden' : 'dialog-head'}>
        <h2 id={id} className="dialog-title">
          {title}
        </h2>
        {bare ? null : <IconButton label={t('dialog.close')} icon={X} size="small" onClick={onClose} disabled={busy} />}
      </div>
      <div className="dialog-body">{children}</div>
      {footer === undefined ? null : <div className="dialog-foot">{footer}</div>}
    </dialog>
  )
}
