import type { ReactNode } from 'react'
import type { ClaimView } from '../../../session/views.ts'
import { t } from '../../../strings/strings.ts'
import { Field } from '../../design/field.tsx'
import { TextField } from '../../design/text-field.tsx'
import { useDraft } from '../../design/use-draft.ts'
import { useSession } from '../../session-context.ts'

/** By when: in the words of the article, and as a date where those words can be resolved to one. */
export function DeadlineFields({ view }: { readonly view: ClaimView }): ReactNode {
  const session = useSession()
  const { deadline } = view.fields
  const text = deadline?.text ?? ''
  const date = deadline?.date ?? ''

  function set(nextText: string, nextDate: string): void {
    const words = nextText.trim()
    const known = nextDate === '' ? {} : { date: nextDate }
    session.editClaim(view.id, { deadline: words === '' && nextDate === '' ? null : { text: words, ...known } })
  }

  return (
    <div className="claim-row claim-deadline">
      <TextField
        label={t('claim.deadline')}
        value={text}
        readOnly={!view.mine}
        onCommit={(next) => set(next, next.trim() === '' ? '' : date)}
      />
      {text === '' && date === '' ? null : (
        <DateField value={date} readOnly={!view.mine} onCommit={(next) => set(text, next)} />
      )}
    </div>
  )
}

interface DateFieldProps {
  readonly value: string
  readonly readOnly: boolean
  readonly onCommit: (value: string) => void
}

function DateField({ value, readOnly, onCommit }: DateFieldProps): ReactNode {
  const draft = useDraft(value, onCommit)
  return (
    <Field label={t('claim.deadlineDate')}>
      {(control) => (
        <input
          {...control}
          className="input"
          type="date"
          readOnly={readOnly}
          value={draft.text}
          onChange={({ target }) => draft.type(target.value)}
          onBlur={draft.commit}
        />
      )}
    </Field>
  )
}
