import { type ReactNode, useMemo, useState } from 'react'
import type { RecordId } from '../../../shared/base/ids.ts'
import type { ArticleRow } from '../../session/views.ts'
import { t } from '../../strings/strings.ts'
import { Button } from '../design/button.tsx'
import { fold } from '../design/match-items.ts'
import { TextField } from '../design/text-field.tsx'

export interface ReviewArticlesFieldProps {
  readonly rows: readonly ArticleRow[]
  readonly completed: readonly RecordId[]
  /** Those in which I decided on somebody's claims. */
  readonly reviewed: readonly RecordId[]
  readonly chosen: ReadonlySet<RecordId>
  readonly onChange: (chosen: ReadonlySet<RecordId>) => void
}

/** A list longer than this can be filtered. */
const MANY = 12
/** How many are drawn; a filter leads to the others. */
const MOST = 300

/** Which articles are handed over: at first those that are complete, and those that were reviewed. */
export function ReviewArticlesField(props: ReviewArticlesFieldProps): ReactNode {
  const { rows, completed, reviewed, chosen, onChange } = props
  const [query, setQuery] = useState('')
  const words = fold(query.trim())
  const found = useMemo(() => rows.filter(({ title }) => fold(title).includes(words)), [rows, words])
  const complete = useMemo(() => new Set(completed), [completed])
  const looked = useMemo(() => new Set(reviewed), [reviewed])
  return (
    <fieldset className="export-articles">
      <legend className="field-label">{t('export.review.articles')}</legend>
      <div className="export-articles-acts">
        <span className="export-articles-count figures">{t('library.count', chosen.size, rows.length)}</span>
        <Button variant="quiet" size="small" disabled={completed.length === 0} onClick={() => onChange(complete)}>
          {t('export.review.completed')}
        </Button>
        <Button variant="quiet" size="small" onClick={() => onChange(new Set(rows.map(({ id }) => id)))}>
          {t('export.review.all')}
        </Button>
        <Button variant="quiet" size="small" onClick={() => onChange(new Set())}>
          {t('export.review.nobody')}
        </Button>
      </div>
      {completed.length + reviewed.length === 0 ? <p className="field-hint">{t('export.review.none')}</p> : null}
      {rows.length <= MANY ? null : (
        <TextField
          type="search"
          label={t('export.review.filter')}
          hideLabel
          placeholder={t('export.review.filter')}
          value={query}
          onChange={setQuery}
        />
      )}
      <ul className="export-articles-list">
        {found.slice(0, MOST).map(({ id, title }) => (
          <li key={id}>
            <label className="export-article">
              <input
                type="checkbox"
                checked={chosen.has(id)}
                onChange={({ target }) => {
                  const next = new Set(chosen)
                  if (target.checked) next.add(id)
                  else next.delete(id)
                  onChange(next)
                }}
              />
              <span dir="auto">{title}</span>
              <span className="export-article-note">
                {complete.has(id) ? t('export.review.complete') : looked.has(id) ? t('export.review.reviewed') : ''}
              </span>
            </label>
          </li>
        ))}
      </ul>
    </fieldset>
  )
}
