import { ChevronRight, Download, Undo2 } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import type { RecordId } from '../../../../shared/base/ids.ts'
import type { HistoryEntry } from '../../../session/views.ts'
import { t } from '../../../strings/strings.ts'
import { Button } from '../../design/button.tsx'
import { useSession } from '../../session-context.ts'
import { momentText } from '../dates.ts'
import { fieldWord, valueWord } from './field-words.ts'
import { useHistory } from './use-history.ts'
import './history-section.css'

export interface HistorySectionProps {
  readonly recordId: RecordId
  /** Changes whenever the record does. */
  readonly version: string
  /** Whether versions can be restored by the person at the keyboard. */
  readonly mine: boolean
}

/** Who changed what, and when; newest first. Read when it is opened. */
export function HistorySection({ recordId, version, mine }: HistorySectionProps): ReactNode {
  const session = useSession()
  const [open, setOpen] = useState(false)
  const entries = useHistory(recordId, version, open)
  return (
    <section className="history">
      <button type="button" className="history-toggle" aria-expanded={open} onClick={() => setOpen(!open)}>
        <ChevronRight className="history-chevron" aria-hidden="true" size={14} strokeWidth={1.75} />
        {t('history.title')}
      </button>
      {open ? (
        <ol className="history-entries" aria-label={t('history.title')}>
          {entries?.map((entry, index) => (
            <HistoryItem
              key={entry.rid}
              entry={entry}
              current={index === 0}
              onRestore={mine ? () => void session.restoreVersion(recordId, entry.rid) : null}
            />
          ))}
        </ol>
      ) : null}
    </section>
  )
}

interface HistoryItemProps {
  readonly entry: HistoryEntry
  readonly current: boolean
  readonly onRestore: (() => void) | null
}

function HistoryItem({ entry, current, onRestore }: HistoryItemProps): ReactNode {
  const { kind, by, mine, at, changes, from } = entry
  return (
    <li className="history-entry">
      <p className="history-head">
        <span>{t('history.entry', t(`history.kind.${kind}`), mine ? t('history.you') : by)}</span>
        <time dateTime={at}>{momentText(at)}</time>
      </p>
      {kind === 'created' ? null : (
        <ul className="history-changes">
          {changes.map(({ field, before, after }) => (
            <li key={field}>
              <span className="history-field">{fieldWord(field)}</span>{' '}
              <Value text={valueWord(field, before)} none={before === ''} struck /> <span aria-hidden="true">→</span>{' '}
              <Value text={valueWord(field, after)} none={after === ''} />
            </li>
          ))}
        </ul>
      )}
      {from === null ? null : (
        <p className="history-from">
          <Download aria-hidden="true" size={12} strokeWidth={1.75} />
          {t('history.from', from.label)}
        </p>
      )}
      {current ? <p className="history-current">{t('history.current')}</p> : null}
      {current || onRestore === null ? null : (
        <Button variant="quiet" size="small" icon={Undo2} onClick={onRestore}>
          {t('history.restore')}
        </Button>
      )}
    </li>
  )
}

interface ValueProps {
  readonly text: string
  readonly none: boolean
  readonly struck?: boolean
}

function Value({ text, none, struck = false }: ValueProps): ReactNode {
  if (none) return <span className="history-nothing">{text}</span>
  return struck ? <del dir="auto">{text}</del> : <ins dir="auto">{text}</ins>
}
