import { type KeyboardEvent, type ReactNode, type Ref, useId } from 'react'
import { utf16 } from '../../../shared/text/offset.ts'
import type { SearchResults } from '../../session/views.ts'
import { t } from '../../strings/strings.ts'
import { EmptyState } from '../design/empty-state.tsx'
import { Progress } from '../design/progress.tsx'
import { shownTitle } from '../design/shown-title.ts'
import { useReadDesk } from '../read/read-desk.ts'
import { useSession } from '../session-context.ts'
import { marked } from './marked.tsx'
import type { Search } from './use-search.ts'
import './passages.css'

type Group = SearchResults['groups'][number]
type Passage = Group['passages'][number]

export interface PassagesProps {
  readonly query: string
  readonly search: Search
  /** The user wants to go back to the field. */
  readonly onLeave: () => void
  readonly ref: Ref<HTMLElement>
}

/** The places that hold what is looked for, article by article. Up and down go from one to the next, Enter goes there. */
export function Passages({ query, search, onLeave, ref }: PassagesProps): ReactNode {
  const { results, indexing } = search
  if (query.trim() === '') return <EmptyState title={t('search.passages')} hint={t('search.idle.hint')} />
  if (indexing !== null && results === null) {
    return (
      <div className="passages-wait">
        <Progress label={t('search.indexing')} fraction={indexing} />
      </div>
    )
  }
  if (results === null) return <div className="passages" />
  if (results.groups.length === 0) return <EmptyState title={t('search.none.title')} hint={t('search.none.hint')} />

  function keyDown(event: KeyboardEvent<HTMLElement>): void {
    const hits = [...event.currentTarget.querySelectorAll<HTMLElement>('.passage')]
    const at = hits.indexOf(document.activeElement as HTMLElement)
    const goal = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: hits.length - 1 }[event.key]
    if (event.key === 'Escape' || goal === -1) onLeave()
    else if (goal === undefined) return
    else hits[Math.min(goal, hits.length - 1)]?.focus()
    event.preventDefault()
    event.stopPropagation()
  }

  const unlisted = results.articles - results.groups.length
  return (
    <section className="passages" ref={ref} aria-label={t('search.results')} onKeyDown={keyDown}>
      {results.partial ? <p className="passages-note">{t('search.partial')}</p> : null}
      {results.groups.map((group) => (
        <PassageGroup key={group.articleId} group={group} query={query} />
      ))}
      {unlisted > 0 ? <p className="passages-note">{t('search.unlisted', unlisted)}</p> : null}
    </section>
  )
}

function PassageGroup({ group, query }: { readonly group: Group; readonly query: string }): ReactNode {
  const session = useSession()
  const desk = useReadDesk()
  const heading = useId()
  const { articleId, title, passages, more } = group

  function go({ claimId, span }: Passage): void {
    session.openArticle(articleId)
    if (claimId !== null) session.selectClaim(claimId)
    desk.wanted.set({ articleId, query, claimId, from: span?.start ?? utf16(0) })
  }

  return (
    <section className="passage-group" aria-labelledby={heading}>
      <h2 id={heading} className="passage-title" dir="auto">
        {shownTitle(title)}
      </h2>
      <ul>
        {passages.map((passage, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: they have no other name, and come anew with each answer
          <li key={index}>
            <button type="button" className="passage" onClick={() => go(passage)}>
              <span className="passage-field">{t(`search.field.${passage.field}`)}</span>{' '}
              <span className="passage-words" dir="auto">
                {marked(passage.snippet, passage.marks)}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {more > 0 ? <p className="passage-more figures">{t('search.more', more)}</p> : null}
    </section>
  )
}
