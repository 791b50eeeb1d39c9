import type { ReactNode } from 'react'
import type { ClaimView } from '../../../session/views.ts'
import { t } from '../../../strings/strings.ts'
import { TextField } from '../../design/text-field.tsx'
import { RestoredNotice } from '../../drafts/restored-notice.tsx'
import { useKeptText } from '../../drafts/use-kept-text.ts'
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

  const keptText = useKeptText(view.mine ? `claim ${view.id} deadline` : null, text)
  const keptDate = useKeptText(view.mine ? `claim ${view.id} deadline date` : null, date)

  return (
    <>
      <div className="claim-row claim-deadline">
        <TextField
          label={t('claim.deadline')}
          value={text}
          kept={keptText}
          readOnly={!view.mine}
          onCommit={(next) => set(next, next.trim() === '' ? '' : date)}
        />
        {date === '' && (text === '' || !view.mine) ? null : (
          <TextField
            label={t('claim.deadlineDate')}
            value={date}
            kept={keptDate}
            placeholder={t('claim.deadlineDateExample')}
            readOnly={!view.mine}
            onCommit={(next) => set(text, next.trim())}
          />
        )}
      </div>
      <RestoredNotice kept={[keptText, keptDate]} />
    </>
  )
}
