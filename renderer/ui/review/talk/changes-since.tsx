import { type ReactNode, useId, useState } from 'react'
import type { ChangesInWords } from '../../../session/review-views.ts'
import { t } from '../../../strings/strings.ts'
import { Button } from '../../design/button.tsx'
import { FieldChanges } from '../field-changes.tsx'
import './changes-since.css'

export interface ChangesSinceProps {
  /** What has changed since when. */
  readonly title: string
  readonly changes: ChangesInWords
  /** Whether the difference is in view at once. */
  readonly open?: boolean
}

/** Says that a claim has changed since somebody looked at it, with the difference to be compared. */
export function ChangesSince({ title, changes, open: openFirst = false }: ChangesSinceProps): ReactNode {
  const [open, setOpen] = useState(openFirst)
  const id = useId()
  if (changes.kind === 'none') return null
  return (
    <div className="changes-since">
      <p className="changes-since-title">
        {title}
        {changes.kind === 'known' && !openFirst ? (
          <>
            {' – '}
            <Button variant="quiet" size="small" aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}>
              {t('thread.compare')}
            </Button>
          </>
        ) : null}
      </p>
      <div id={id} hidden={!open && changes.kind === 'known'}>
        {changes.kind === 'unknown' ? (
          <p className="changes-since-unknown">{t('review.changed.unknown')}</p>
        ) : (
          <FieldChanges label={title} fields={changes.fields} />
        )}
      </div>
    </div>
  )
}
