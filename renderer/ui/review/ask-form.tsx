import { type KeyboardEvent, type ReactNode, useId, useLayoutEffect, useState } from 'react'
import { t } from '../../strings/strings.ts'
import { Button } from '../design/button.tsx'
import { Field } from '../design/field.tsx'
import { keyText } from '../design/key-names.ts'
import { RestoredNotice } from '../drafts/restored-notice.tsx'
import { useKeptText } from '../drafts/use-kept-text.ts'
import { focusFirstField, useFocusBack } from './use-focus-back.ts'
import './ask-form.css'

export interface AskFormProps {
  /** What is asked, above the field. */
  readonly title: string
  /** The field's name. */
  readonly label: string
  /** The name under which the typing is kept. */
  readonly draft: string
  readonly send: string
  /** What stands below the field while it is empty, and why nothing can be sent; without it an empty text is fine. */
  readonly needed?: string
  readonly start?: string
  readonly onSend: (text: string) => boolean
  readonly onClose: () => void
}

/**
 * A small form in its place: asks for some words, keeps them as they are typed, and gives the focus back. Enter sends
 * them, with Shift it begins a new line.
 */
export function AskForm(props: AskFormProps): ReactNode {
  const { title, label, draft, send, needed, start = '', onSend, onClose } = props
  const kept = useKeptText(draft, start)
  const [typed, setTyped] = useState<string | null>(null)
  const [tried, setTried] = useState(false)
  const form = useFocusBack()
  useLayoutEffect(() => focusFirstField(form.current), [form])
  const titleId = useId()
  const text = typed ?? kept.restored ?? start
  const lacks = needed !== undefined && text.trim() === ''

  function submit(): void {
    setTried(true)
    if (lacks || !onSend(text.trim())) return
    kept.drop()
    onClose()
  }
  function keyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return
    const inField = event.target instanceof HTMLTextAreaElement
    if (event.key === 'Escape') onClose()
    else if (event.key === 'Enter' && inField && !event.shiftKey) submit()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  function change(next: string): void {
    setTyped(next)
    kept.keep(next)
  }

  const field = { value: text, className: 'input', autoComplete: 'off', dir: 'auto' }
  return (
    <form
      ref={form}
      className="ask-form"
      aria-labelledby={titleId}
      onKeyDown={keyDown}
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <p id={titleId} className="ask-title">
        {title}
      </p>
      <Field label={label} error={tried && lacks ? needed : null} {...(lacks && !tried ? { hint: needed } : {})}>
        {(control) => <textarea {...control} {...field} rows={3} onChange={({ target }) => change(target.value)} />}
      </Field>
      <RestoredNotice kept={[kept]} onDiscard={() => setTyped(null)} />
      <div className="ask-acts">
        <span className="ask-keys" aria-hidden="true">
          {t('review.form.keys', keyText('Enter'), keyText('Shift+Enter'))}
        </span>
        <Button size="small" variant="quiet" onClick={onClose}>
          {t('review.form.cancel')}
        </Button>
        <Button size="small" variant="primary" type="submit" disabled={lacks}>
          {send}
        </Button>
      </div>
    </form>
  )
}
