import type { ReactNode } from 'react'
import type { RecordConflict } from '../../session/review-views.ts'
import { t } from '../../strings/strings.ts'
import { Button } from '../design/button.tsx'
import { Dialog } from '../design/dialog.tsx'
import { EmptyState } from '../design/empty-state.tsx'
import { ConflictField } from '../read/inspector/conflict-panel.tsx'
import { wordFor } from '../read/inspector/field-words.ts'
import { useSession } from '../session-context.ts'
import { useSubscribable } from '../use-subscribable.ts'
import './conflicts.css'

/** How many records are drawn; the others come as these are settled. */
const MOST = 100

/** Every record of the project that holds several values: who set which, when; one choice settles each. */
export function ConflictsDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const conflicts = useSubscribable(useSession().conflicts)
  return (
    <Dialog title={t('conflicts.title')} size="large" onClose={onClose}>
      {conflicts.length === 0 ? (
        <EmptyState title={t('conflicts.none.title')} hint={t('conflicts.none.hint')} />
      ) : (
        <>
          <p className="conflicts-hint">{t('conflicts.hint')}</p>
          <ul className="conflicts" aria-label={t('conflicts.list')}>
            {conflicts.slice(0, MOST).map((record) => (
              <ConflictRecord key={record.recordId} record={record} onClose={onClose} />
            ))}
          </ul>
        </>
      )}
    </Dialog>
  )
}

interface ConflictRecordProps {
  readonly record: RecordConflict
  readonly onClose: () => void
}

function ConflictRecord({ record, onClose }: ConflictRecordProps): ReactNode {
  const session = useSession()
  const { recordId, kind, title, articleId, conflicts, decidable } = record

  function show(): void {
    if (articleId === null) return
    session.openArticle(articleId)
    if (kind === 'claim') session.selectClaim(recordId)
    onClose()
  }

  return (
    <li className="conflicts-record">
      <div className="conflicts-head">
        <span className="conflicts-kind">{wordFor('conflicts.kind', kind)}</span>
        <span className="conflicts-title" dir="auto">
          {title}
        </span>
        {articleId === null ? null : (
          <Button variant="quiet" size="small" aria-label={t('conflicts.show', title)} onClick={show}>
            {t('conflicts.showShort')}
          </Button>
        )}
      </div>
      {conflicts.map(({ field, values }) => (
        <ConflictField
          key={field}
          field={field}
          of={title}
          values={values}
          onKeep={decidable ? (rid) => void session.resolveConflict(recordId, field, rid) : null}
        />
      ))}
      {decidable ? null : <p className="conflicts-hint">{t('conflicts.notYours')}</p>}
    </li>
  )
}
