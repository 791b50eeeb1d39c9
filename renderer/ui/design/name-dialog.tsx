import { type FormEvent, type ReactNode, useId, useState } from 'react'
import { t } from '../../strings/strings.ts'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'
import { TextField } from './text-field.tsx'
import type { DraftKeeper } from './use-draft.ts'

export interface NameDialogProps {
  readonly title: string
  /** The label of its field. */
  readonly field: string
  /** The label of the button that does it. */
  readonly act: string
  /** What an empty name is answered with. */
  readonly needed: string
  readonly initial: string
  /** Keeps the typing until the dialog is closed. */
  readonly kept?: DraftKeeper
  /** Stands below the field. */
  readonly notice?: ReactNode
  readonly onName: (name: string) => void
  readonly onClose: () => void
}

/** Asks for one name. */
export function NameDialog(props: NameDialogProps): ReactNode {
  const { title, field, act, needed, initial, kept, notice, onName, onClose } = props
  const [typed, setTyped] = useState<string | null>(null)
  const name = typed ?? kept?.restored ?? initial
  const [refused, setRefused] = useState(false)
  const form = useId()

  function close(): void {
    kept?.drop()
    onClose()
  }

  function submit(event: FormEvent): void {
    event.preventDefault()
    const chosen = name.trim()
    if (chosen === '') {
      setRefused(true)
      return
    }
    close()
    if (chosen !== initial) onName(chosen)
  }

  return (
    <Dialog
      title={title}
      size="small"
      onClose={close}
      footer={
        <>
          <Button onClick={close}>{t('progress.cancel')}</Button>
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
          onChange={(next) => {
            setTyped(next)
            kept?.keep(next)
          }}
          error={refused && name.trim() === '' ? needed : null}
        />
        {notice}
      </form>
    </Dialog>
  )
}
