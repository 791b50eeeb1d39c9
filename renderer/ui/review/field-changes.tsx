import type { ReactNode } from 'react'
import type { FieldWords } from '../../session/review-views.ts'
import { t } from '../../strings/strings.ts'
import { fieldWord, valueWord } from '../read/inspector/field-words.ts'
import { aroundChange } from './around-change.ts'
import './field-changes.css'

export interface FieldChangesProps {
  readonly label: string
  readonly fields: readonly FieldWords[]
  /** Whether all is so already: only what is stands there. */
  readonly done?: boolean
}

/** Field by field, what was and what is or would be. */
export function FieldChanges({ label, fields, done = false }: FieldChangesProps): ReactNode {
  return (
    <ul className="field-changes" aria-label={label}>
      {fields.map((words) => (
        <li key={words.field}>
          <span className="field-changes-field">{fieldWord(words.field)}</span>{' '}
          <span className="field-changes-values">
            {done ? (
              <Value text={valueWord(words.field, words.after)} none={words.after === ''} />
            ) : (
              <Both {...words} />
            )}
          </span>
        </li>
      ))}
    </ul>
  )
}

function Both({ field, before, after }: FieldWords): ReactNode {
  const [was, is] = aroundChange(valueWord(field, before), valueWord(field, after))
  return (
    <>
      <Value text={was} none={before === ''} struck />{' '}
      <span className="field-changes-arrow" aria-hidden="true">
        →
      </span>{' '}
      <Value text={is} none={after === ''} />
    </>
  )
}

function Value(props: { readonly text: string; readonly none: boolean; readonly struck?: boolean }): ReactNode {
  const { text, none, struck = false } = props
  if (none) return <span className="field-changes-none">{t('review.nothing')}</span>
  return struck ? <del dir="auto">{text}</del> : <ins dir="auto">{text}</ins>
}
