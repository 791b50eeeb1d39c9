import { type ReactNode, useId } from 'react'
import './field.css'

export interface FieldProps {
  readonly label: string
  /** Keeps the label for those who listen only. */
  readonly hideLabel?: boolean | undefined
  readonly hint?: ReactNode
  /** Says what is wrong and what to do; announced. */
  readonly error?: string | null | undefined
  readonly className?: string | undefined
}

/** What a control takes from its field. */
export interface FieldControl {
  readonly id: string
  readonly 'aria-describedby': string | undefined
  readonly 'aria-invalid': true | undefined
}

/** A label, a control, and what there is to say about it. */
export function Field({
  label,
  hideLabel = false,
  hint,
  error = null,
  className = '',
  children,
}: FieldProps & { readonly children: (control: FieldControl) => ReactNode }): ReactNode {
  const id = useId()
  const described = [hint === undefined ? '' : `${id}-hint`, error === null ? '' : `${id}-error`].filter(Boolean)
  return (
    <div className={`field ${className}`}>
      <label className={hideLabel ? 'visually-hidden' : 'field-label'} htmlFor={id}>
        {label}
      </label>
      {children({
        id,
        'aria-describedby': described.join(' ') || undefined,
        'aria-invalid': error === null ? undefined : true,
      })}
      {hint === undefined ? null : (
        <p className="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <p className="field-error" id={`${id}-error`} aria-live="polite">
        {error}
      </p>
    </div>
  )
}
