import { type FormEvent, type ReactNode, useId, useState } from 'react'
import { t } from '../../strings/strings.ts'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'
import { TextField } from './text-field.tsx'

export interface NameDialogProps {
  readonly title: string
  /** The label of its field. */
  readonly field: string
  /** The label of the button that does it. */
  readonly act: string
  /** What an empty name is answered with. */
  readonly needed: string
  readonly initial: string
  readonly onName: (name: string) => void
  readonly onClose: () => void
}

/** Asks for one name. */
export function NameDialog({ title, field, act, needed, initial, onName, onClose }: NameDialogProps): ReactNode {
  const [name, setName] = useState(initial)
  const [refused, setRefused] = useState(false)
  const form = useId()

  function submit(event: FormEvent): void {
    event.preventDefault()
    const chosen = name.trim()
    if (chosen === '') {
      setRefused(true)
      return
    }
    onClose()
    if (chosen !== initial) onName(chosen)
  }

  return (
    <Dialog
      title={title}
      size="small"
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('progress.cancel')}</Button>
          <Button variant="primary" type="submit" form={form}>
            {act}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit}>
        <TextField
          label={field}
          value={name}
          onChange={setName}
          error={refused && name.trim() === '' ? needed : null}
        />
      </form>
    </Dialog>
  )
}
