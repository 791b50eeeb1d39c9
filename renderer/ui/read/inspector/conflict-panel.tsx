import { GitCompareArrows } from 'lucide-react'
import type { ReactNode } from 'react'
import type { RecordId } from '../../../../shared/base/ids.ts'
import type { ClaimView, ConflictValue, HistoryEntry } from '../../../session/views.ts'
import { t } from '../../../strings/strings.ts'
import { Button } from '../../design/button.tsx'
import { useSession } from '../../session-context.ts'
import { momentText } from '../dates.ts'
import { fieldWord, valueWord } from './field-words.ts'
import { useHistory } from './use-history.ts'
import './conflict-panel.css'

/** The fields of a claim that hold several values, each with who set it and when; one is kept by choosing it. */
export function ConflictPanel({ view }: { readonly view: ClaimView }): ReactNode {
  const session = useSession()
  return view.conflicts.map(({ field, values }) => (
    <ConflictField
      key={field}
      field={field}
      values={values}
      recordId={view.id}
      onKeep={view.mine ? (rid) => void session.resolveConflict(view.id, field, rid) : null}
    />
  ))
}

interface ConflictFieldProps {
  readonly recordId: RecordId
  readonly field: string
  /** What the record is called, where several records are shown. */
  readonly of?: string
  readonly values: readonly ConflictValue[]
  readonly onKeep: ((rid: string | null) => void) | null
}

/** One field that holds several values. */
export function ConflictField({ recordId, field, of, values, onKeep }: ConflictFieldProps): ReactNode {
  const history = useHistory(recordId, values.map(({ rid }) => rid).join(), true)
  const title = t('claim.conflict.title', fieldWord(field))
  return (
    <section className="conflict" aria-label={of === undefined ? title : `${of}. ${title}`}>
      <h3 className="conflict-title">
        <GitCompareArrows aria-hidden="true" size={14} strokeWidth={1.75} />
        {title}
      </h3>
      <ul>
        {values.map(({ rid, value, by, at }) => {
          const text = field === 'deleted' ? t('claim.conflict.deleted') : valueWord(field, value)
          return (
            <li className="conflict-value" key={rid}>
              <span className="conflict-words" dir="auto">
                {text}
              </span>
              <span className="conflict-by">
                {t('claim.conflict.by', by, momentText(at))}
                <Origin entry={history?.find((entry) => entry.rid === rid)} />
              </span>
              {onKeep === null ? null : (
                <Button size="small" aria-label={t('claim.conflict.choose', text)} onClick={() => onKeep(rid)}>
                  {t('claim.conflict.keep')}
                </Button>
              )}
            </li>
          )
        })}
        {field === 'deleted' && onKeep !== null ? (
          <li className="conflict-value">
            <span className="conflict-words">{t('claim.conflict.edited')}</span>
            <Button size="small" aria-label={t('claim.conflict.stay')} onClick={() => onKeep(null)}>
              {t('claim.conflict.keep')}
            </Button>
          </li>
        ) : null}
      </ul>
    </section>
  )
}

/** Where a value comes from: who set both of them may be one person. Nothing until that is known. */
function Origin({ entry }: { readonly entry: HistoryEntry | undefined }): ReactNode {
  if (entry === undefined) return null
  return ` · ${entry.from === null ? t('conflicts.here') : t('conflicts.from', entry.from.label)}`
}
