import type { ReactNode } from 'react'
import type { BinEntry } from '../../session/views.ts'
import { t } from '../../strings/strings.ts'
import { Button } from '../design/button.tsx'
import { Dialog } from '../design/dialog.tsx'
import { EmptyState } from '../design/empty-state.tsx'
import { shownTitle } from '../design/shown-title.ts'
import { momentText } from '../read/dates.ts'
import { useSession } from '../session-context.ts'
import { useSubscribable } from '../use-subscribable.ts'
import './bin-dialog.css'

/** What was deleted, by whom and when; one press brings it back. */
export function BinDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const entries = useSubscribable(useSession().bin)
  return (
    <Dialog title={t('bin.title')} onClose={onClose}>
      {entries.length === 0 ? (
        <EmptyState title={t('bin.empty.title')} hint={t('bin.empty.hint')} />
      ) : (
        <ul className="bin" aria-label={t('bin.list')}>
          {entries.map((entry) => (
            <BinLine key={entry.recordId} entry={entry} />
          ))}
        </ul>
      )}
    </Dialog>
  )
}

function BinLine({ entry }: { readonly entry: BinEntry }): ReactNode {
  const { restore } = useSession()
  const { recordId, kind, title, deletedBy, deletedAt } = entry
  return (
    <li className="bin-line">
      <div className="bin-text">
        <p className="bin-title" dir="auto">
          {shownTitle(title)}
        </p>
        <p className="bin-meta figures">{t('bin.by', t(`bin.kind.${kind}`), deletedBy, momentText(deletedAt))}</p>
      </div>
      <Button size="small" aria-label={t('bin.restoreNamed', title)} onClick={() => void restore(recordId)}>
        {t('bin.restore')}
      </Button>
    </li>
  )
}
