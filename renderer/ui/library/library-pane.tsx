import { Search, Trash2, X } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, useMemo, useRef, useState } from 'react'
import { ARTICLE_STATUSES, type ArticleStatus } from '../../../shared/claim/record-fields.ts'
import type { ArticleRow } from '../../session/views.ts'
import { t } from '../../strings/strings.ts'
import { Button } from '../design/button.tsx'
import { EmptyState } from '../design/empty-state.tsx'
import { IconButton } from '../design/icon-button.tsx'
import { Select } from '../design/select.tsx'
import { TextField } from '../design/text-field.tsx'
import { useSession } from '../session-context.ts'
import { useSubscribable } from '../use-subscribable.ts'
import { useWindow } from '../window-state.ts'
import { ArticleList } from './article-list.tsx'
import { useFilter } from './use-filter.ts'
import './library.css'

type StatusFilter = ArticleStatus | 'all'

/** The articles of the project: a filter, the list, and the bin. */
export function LibraryPane(): ReactNode {
  const session = useSession()
  const all = useSubscribable(session.library)
  const [query, setQuery] = useState('')
  const [status, setStatus] = useState<StatusFilter>('all')
  const hits = useFilter(query)
  const list = useRef<HTMLDivElement>(null)
  const rows = useMemo(
    () => all.filter((row) => (hits === null || hits.has(row.id)) && (status === 'all' || row.status === status)),
    [all, hits, status],
  )

  function clear(): void {
    setQuery('')
    setStatus('all')
  }

  function searchKey(event: KeyboardEvent<HTMLInputElement>): void {
    const first = rows[0]
    if (event.key === 'ArrowDown') list.current?.focus()
    else if (event.key === 'Enter' && first !== undefined && query.trim() !== '') session.openArticle(first.id)
    else if (event.key === 'Escape' && query !== '') setQuery('')
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <section className="library" aria-label={t('library.region')}>
      <div className="library-head">
        <div className="library-filter">
          <Search className="library-filter-icon" aria-hidden="true" />
          <TextField
            type="search"
            label={t('library.filter')}
            hideLabel
            placeholder={t('library.filter')}
            value={query}
            onChange={setQuery}
            onKeyDown={searchKey}
          />
          {query === '' ? null : (
            <IconButton label={t('library.noMatch.act')} icon={X} size="small" onClick={() => setQuery('')} />
          )}
        </div>
        <div className="library-line">
          <span className="library-count figures" role="status">
            {t('library.count', rows.length, all.length)}
          </span>
          <StatusFilterSelect value={status} onChange={setStatus} />
        </div>
      </div>
      {all.length === 0 ? (
        <NoArticles />
      ) : rows.length === 0 ? (
        <EmptyState title={t('library.noMatch.title')} hint={t('library.noMatch.hint')}>
          <Button onClick={clear}>{t('library.noMatch.act')}</Button>
        </EmptyState>
      ) : (
        <ArticleList rows={rows} ref={list} />
      )}
      <LibraryFoot rows={all} />
    </section>
  )
}

function StatusFilterSelect(props: {
  readonly value: StatusFilter
  readonly onChange: (value: StatusFilter) => void
}): ReactNode {
  const values: readonly StatusFilter[] = ['all', ...ARTICLE_STATUSES]
  return (
    <Select
      className="library-status"
      label={t('library.status')}
      hideLabel
      value={props.value}
      options={values.map((value) => ({ value, label: t(`library.status.${value}`) }))}
      onChange={(value) => props.onChange(values.find((each) => each === value) ?? 'all')}
    />
  )
}

function NoArticles(): ReactNode {
  const session = useSession()
  const { open } = useWindow()
  const { projectId } = useSubscribable(session.place)
  if (projectId === null) {
    return (
      <EmptyState title={t('library.noProject.title')} hint={t('library.noProject.hint')}>
        <Button variant="primary" onClick={() => open({ kind: 'new-project' })}>
          {t('command.newProject')}
        </Button>
      </EmptyState>
    )
  }
  return (
    <EmptyState title={t('library.empty.title')} hint={t('library.empty.hint')}>
      <Button variant="primary" onClick={() => open({ kind: 'import-articles', files: [] })}>
        {t('library.empty.act')}
      </Button>
    </EmptyState>
  )
}

function LibraryFoot({ rows }: { readonly rows: readonly ArticleRow[] }): ReactNode {
  const session = useSession()
  const { open } = useWindow()
  const deleted = useSubscribable(session.bin).length
  const claims = rows.reduce((sum, row) => sum + row.claims, 0)
  return (
    <footer className="library-foot">
      <span className="library-count figures">{t('library.claimsTotal', claims)}</span>
      <Button variant="quiet" size="small" icon={Trash2} onClick={() => open({ kind: 'bin' })}>
        {t('library.bin', deleted)}
      </Button>
    </footer>
  )
}
