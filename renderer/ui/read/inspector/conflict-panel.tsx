import { GitCompareArrows } from 'lucide-react'
import type { ReactNode } from 'react'
import type { ClaimView, ConflictValue } from '../../../session/views.ts'
import { t } from '../../../strings/strings.ts'
import { Button } from '../../design/button.tsx'
import { useSession } from '../../session-context.ts'
import { momentText } from '../dates.ts'
import { fieldWord, valueWord } from './field-words.ts'
import './conflict-panel.css'

/** The fields of a claim that hold several values, each with who set it and when; one is kept by choosing it. */
export function ConflictPanel({ view }: { readonly view: ClaimView }): ReactNode {
  const session = useSession()
  return view.conflicts.map(({ field, values }) => (
    <ConflictField
      key={field}
      field={field}
      values={values}
      onKeep={view.mine ? (rid) => void session.resolveConflict(view.id, field, rid) : null}
    />
  ))
}

interface ConflictFieldProps {
  readonly field: string
  /** What the record is called, where several records are shown. */
  readonly of?: string
  readonly values: readonly ConflictValue[]
  readonly onKeep: ((rid: string | null) => void) | null
}

/** One field that holds several values. */
export function ConflictField({ field, of, values, onKeep }: ConflictFieldProps): ReactNode {
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
              <span className="conflict-by">{t('claim.conflict.by', by, momentText(at))}</span>
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
