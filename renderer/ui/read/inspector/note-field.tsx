import { type ReactNode, useEffect, useRef } from 'react'
import type { ClaimView } from '../../../session/views.ts'
import { t } from '../../../strings/strings.ts'
import { TextArea } from '../../design/text-field.tsx'
import { RestoredNotice } from '../../drafts/restored-notice.tsx'
import { useKeptText } from '../../drafts/use-kept-text.ts'
import { useSession } from '../../session-context.ts'

/** Typing that rests this long is kept, in milliseconds: what a crash may take is at most as much. */
const PAUSE = 1500

/** Free words on a claim. They are kept on leaving, with Ctrl and Enter, and when the typing pauses. */
export function NoteField({ view }: { readonly view: ClaimView }): ReactNode {
  const session = useSession()
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(pause.current), [])

  const kept = useKeptText(view.mine ? `claim ${view.id} note` : null, view.fields.note ?? '')

  function keep(text: string): void {
    clearTimeout(pause.current)
    kept.drop()
    session.editClaim(view.id, { note: text.trim() === '' ? null : text })
  }

  return (
    <div>
      <TextArea
        label={t('claim.note')}
        kept={kept}
        value={view.fields.note ?? ''}
        readOnly={!view.mine}
        onChange={(text) => {
          clearTimeout(pause.current)
          pause.current = setTimeout(keep, PAUSE, text)
        }}
        onCommit={keep}
      />
      <RestoredNotice kept={[kept]} />
    </div>
  )
}
