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
import { Passages } from './passages.tsx'
import { SuggestProgress } from './suggest-progress.tsx'
import { useFilter } from './use-filter.ts'
import { useSearch } from './use-search.ts'
import './library.css'

type StatusFilter = ArticleStatus | 'all'

/** The articles of the project: a filter, the list, and the bin. */
export function LibraryPane(): ReactNode {
  const session = useSession()
  const all = useSubscribable(session.library)
  const [query, setQuery] = useState('')
  const [status, setStatus] = useState<StatusFilter>('all')
  const hits = useFilter(query)
  const { showsPassages } = useWindow()
  const inPassages = useSubscribable(showsPassages)
  const search = useSearch(inPassages ? query : '')
  const list = useRef<HTMLDivElement>(null)
  const passages = useRef<HTMLElement>(null)
  const field = useRef<HTMLInputElement>(null)
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
    const firstPassage = passages.current?.querySelector<HTMLElement>('.passage')
    if (event.key === 'ArrowDown') (inPassages ? firstPassage : list.current)?.focus()
    else if (event.key === 'Enter' && inPassages) firstPassage?.click()
    else if (event.key === 'Escape' && inPassages && query === '') showsPassages.set(false)
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
            ref={field}
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
            {inPassages && search.results !== null
              ? t('search.count', search.results.articles)
              : t('library.count', rows.length, all.length)}
          </span>
          {inPassages ? null : <StatusFilterSelect value={status} onChange={setStatus} />}
        </div>
        {query === '' && !inPassages ? null : <ViewChoice inPassages={inPassages} onChoose={showsPassages.set} />}
      </div>
      {all.length === 0 ? (
        <NoArticles />
      ) : inPassages ? (
        <Passages query={query} search={search} ref={passages} onLeave={() => field.current?.focus()} />
      ) : rows.length === 0 ? (
        <EmptyState title={t('library.noMatch.title')} hint={t('library.noMatch.hint')}>
          <Button onClick={clear}>{t('library.noMatch.act')}</Button>
        </EmptyState>
      ) : (
        <ArticleList rows={rows} ref={list} />
      )}
      <SuggestProgress />
      <LibraryFoot rows={all} />
    </section>
  )
}

/** What stands below the field while it holds words: the articles that have them, or the places. */
function ViewChoice(props: {
  readonly inPassages: boolean
  readonly onChoose: (passages: boolean) => void
}): ReactNode {
  const { inPassages, onChoose } = props
  return (
    <fieldset className="library-views" aria-label={t('search.show')}>
      <Button variant="quiet" size="small" aria-pressed={!inPassages} onClick={() => onChoose(false)}>
        {t('search.articles')}
      </Button>
      <Button variant="quiet" size="small" aria-pressed={inPassages} onClick={() => onChoose(true)}>
        {t('search.passages')}
      </Button>
    </fieldset>
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
