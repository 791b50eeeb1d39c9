import type { KeyboardEvent, ReactNode, Ref } from 'react'
import { Field, type FieldProps } from './field.tsx'
import { type DraftKeeper, useDraft } from './use-draft.ts'

export interface TextFieldProps extends FieldProps {
  readonly value: string
  /** Called with every keystroke. */
  readonly onChange?: (value: string) => void
  /** Called with the whole text when it is done: on Enter and on leaving. Escape takes the typing back. */
  readonly onCommit?: (value: string) => void
  /** Keeps the typing until it is handed over. */
  readonly kept?: DraftKeeper
  readonly placeholder?: string
  readonly type?: 'text' | 'search' | 'url'
  readonly disabled?: boolean
  readonly readOnly?: boolean
  readonly required?: boolean
  readonly maxLength?: number
  readonly autoFocus?: boolean
  readonly onKeyDown?: (event: KeyboardEvent<HTMLInputElement>) => void
  readonly ref?: Ref<HTMLInputElement>
}

/** One line of text. */
export function TextField(props: TextFieldProps): ReactNode {
  const {
    value,
    onChange,
    onCommit,
    kept,
    onKeyDown,
    label,
    hideLabel,
    hint,
    error,
    className,
    type = 'text',
    ...rest
  } = props
  const draft = useDraft(value, (text) => onCommit?.(text), kept)

  function keyDown(event: KeyboardEvent<HTMLInputElement>): void {
    onKeyDown?.(event)
    if (event.defaultPrevented || onCommit === undefined || event.nativeEvent.isComposing) return
    if (event.key === 'Enter') draft.commit()
    if (event.key === 'Escape' && draft.dirty) {
      event.preventDefault()
      event.stopPropagation()
      draft.revert()
    }
  }

  return (
    <Field label={label} hideLabel={hideLabel} hint={hint} error={error} className={className}>
      {(control) => (
        <input
          {...control}
          {...rest}
          className="input"
          type={type}
          autoComplete="off"
          spellCheck={false}
          value={onCommit === undefined ? value : draft.text}
          onChange={({ target }) => {
            if (onCommit !== undefined) draft.type(target.value)
            onChange?.(target.value)
          }}
          onBlur={draft.commit}
          onKeyDown={keyDown}
        />
      )}
    </Field>
  )
}

export interface TextAreaProps extends FieldProps {
  readonly value: string
  readonly onChange?: (value: string) => void
  /** Called with the whole text when it is done: on Ctrl or Command with Enter, and on leaving. */
  readonly onCommit?: (value: string) => void
  /** Keeps the typing until it is handed over. */
  readonly kept?: DraftKeeper
  readonly placeholder?: string
  readonly rows?: number
  readonly disabled?: boolean
  readonly readOnly?: boolean
  readonly autoFocus?: boolean
  readonly onKeyDown?: (event: KeyboardEvent<HTMLTextAreaElement>) => void
  readonly ref?: Ref<HTMLTextAreaElement>
}

/** Several lines of text; grows with what is written. */
export function TextArea(props: TextAreaProps): ReactNode {
  const {
    value,
    onChange,
    onCommit,
    kept,
    onKeyDown,
    label,
    hideLabel,
    hint,
    error,
    className,
    rows = 2,
    ...rest
  } = props
  const draft = useDraft(value, (text) => onCommit?.(text), kept)

  function keyDown(event: KeyboardEvent<HTMLTextAreaElement>): void {
    onKeyDown?.(event)
    if (event.defaultPrevented || onCommit === undefined || event.nativeEvent.isComposing) return
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      draft.commit()
    }
    if (event.key === 'Escape' && draft.dirty) {
      event.preventDefault()
      event.stopPropagation()
      draft.revert()
    }
  }

  return (
    <Field label={label} hideLabel={hideLabel} hint={hint} error={error} className={className}>
      {(control) => (
        <textarea
          {...control}
          {...rest}
          className="input"
          rows={rows}
          style={{ minHeight: `calc(${rows}lh + 0.625rem)` }}
          value={onCommit === undefined ? value : draft.text}
          onChange={({ target }) => {
            if (onCommit !== undefined) draft.type(target.value)
            onChange?.(target.value)
          }}
          onBlur={draft.commit}
          onKeyDown={keyDown}
        />
      )}
    </Field>
  )
}
