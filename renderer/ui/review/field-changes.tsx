import type { ReactNode } from 'react'
import type { FieldWords } from '../../session/review-views.ts'
import { t } from '../../strings/strings.ts'
import { fieldWord, valueWord } from '../read/inspector/field-words.ts'
import './field-changes.css'

export interface FieldChangesProps {
  readonly label: string
  readonly fields: readonly FieldWords[]
}

/** Field by field, what was and what is or would be. */
export function FieldChanges({ label, fields }: FieldChangesProps): ReactNode {
  return (
    <ul className="field-changes" aria-label={label}>
      {fields.map(({ field, before, after }) => (
        <li key={field}>
          <span className="field-changes-field">{fieldWord(field)}</span>{' '}
          <span className="field-changes-values">
            <Value text={valueWord(field, before)} none={before === ''} struck />{' '}
            <span className="field-changes-arrow" aria-hidden="true">
              →
            </span>{' '}
            <Value text={valueWord(field, after)} none={after === ''} />
          </span>
        </li>
      ))}
    </ul>
  )
}

function Value(props: { readonly text: string; readonly none: boolean; readonly struck?: boolean }): ReactNode {
  const { text, none, struck = false } = props
  if (none) return <span className="field-changes-none">{t('review.nothing')}</span>
  return struck ? <del dir="auto">{text}</del> : <ins dir="auto">{text}</ins>
}
