import { Download, Upload } from 'lucide-react'
import { type ReactNode, useMemo } from 'react'
import type { ReviewOverview, ReviewRow } from '../../../session/review-views.ts'
import { t } from '../../../strings/strings.ts'
import { Button } from '../../design/button.tsx'
import { EmptyState } from '../../design/empty-state.tsx'
import { shownTitle } from '../../design/shown-title.ts'
import { useSession } from '../../session-context.ts'
import { useSubscribable } from '../../use-subscribable.ts'
import { useWindow } from '../../window-state.ts'
import { OptionList } from '../list/option-list.tsx'
import { returnedWords } from './returned-words.ts'
import './review-articles.css'

/** The articles in which there is something to review or from which something came back, with how far that is. */
export function ReviewArticles(): ReactNode {
  const { review } = useSession()
  const overview = useSubscribable(review.overview)
  return (
    <section className="review-articles" aria-label={t('review.articles.region')}>
      <header className="review-articles-head">
        <h2>{t('review.articles.title')}</h2>
        {overview.all === 0 ? null : <Sum overview={overview} />}
        <CameBack overview={overview} />
      </header>
      {overview.rows.length === 0 ? <Nothing /> : <Rows rows={overview.rows} />}
      <footer className="review-articles-foot">
        {overview.waiting === 0 ? null : <p>{t('review.articles.waiting', overview.waiting)}</p>}
        <HandOver />
      </footer>
    </section>
  )
}

function Sum({ overview: { decided, all, asks } }: { readonly overview: ReviewOverview }): ReactNode {
  return (
    <div className="review-sum">
      <span className="figures">{t('review.articles.sum', decided, all, asks)}</span>
      <progress
        className="progress-bar"
        value={decided}
        max={all}
        aria-label={t('review.articles.sum', decided, all, asks)}
      />
    </div>
  )
}

function CameBack({ overview }: { readonly overview: ReviewOverview }): ReactNode {
  const { review } = useSession()
  const words = returnedWords(overview.returned)
  if (words === '') return null
  const first = overview.rows.find(({ returned }) => returned > 0)
  return (
    <section className="came-back" aria-label={t('review.returned.title')}>
      <h3 className="field-label">{t('review.returned.title')}</h3>
      <p className="came-back-words figures">{words}</p>
      {first === undefined ? (
        <p className="came-back-none">{t('review.returned.none')}</p>
      ) : (
        <Button
          size="small"
          onClick={() => {
            review.showList('returned')
            review.openArticle(first.articleId)
          }}
        >
          {t('review.returned.open', overview.open)}
        </Button>
      )}
    </section>
  )
}

interface Entry {
  readonly key: string
  readonly row: ReviewRow
}

function Rows({ rows }: { readonly rows: readonly ReviewRow[] }): ReactNode {
  const { place, review } = useSession()
  const { articleId } = useSubscribable(place)
  const entries = useMemo(() => rows.map((row): Entry => ({ key: row.articleId, row })), [rows])
  return (
    <OptionList
      label={t('review.articles.list')}
      className="review-rows"
      items={entries}
      selectedKey={articleId}
      rowHeight={4.75}
      nameOf={({ row }) => [shownTitle(row.title), ...rowWords(row)].join(', ')}
      draw={({ row }) => <Row row={row} />}
      onSelect={({ row }) => review.openArticle(row.articleId)}
    />
  )
}

function rowWords(row: ReviewRow): readonly string[] {
  const { all, decided, asks, openThreads, returned, hidden, completedBy } = row
  return [
    ...(hidden ? [t('review.articles.hidden')] : []),
    ...(all === 0 ? [] : [decided === all ? t('review.articles.done', all) : t('review.articles.row', decided, all)]),
    ...(asks === 0 ? [] : [t('review.asks', asks)]),
    ...(returned === 0 ? [] : [t('review.articles.returned', returned)]),
    ...(openThreads === 0 ? [] : [t('review.articles.threads', openThreads)]),
    ...(completedBy.length === 0 ? [] : [t('review.articles.complete', completedBy.join(', '))]),
  ]
}

function Row({ row }: { readonly row: ReviewRow }): ReactNode {
  const { title, all, decided } = row
  return (
    <div className="review-row">
      <span className="review-row-title" dir="auto">
        {shownTitle(title)}
      </span>
      <span className="review-row-words figures">{rowWords(row).join(' · ')}</span>
      {all === 0 ? null : <progress className="progress-bar" value={decided} max={all} aria-hidden="true" />}
    </div>
  )
}

function Nothing(): ReactNode {
  const { open } = useWindow()
  return (
    <EmptyState title={t('review.empty.nothing.title')} hint={t('review.empty.nothing.hint')}>
      <Button
        variant="primary"
        icon={Download}
        onClick={() => open({ kind: 'import-annotations', file: null })}
        aria-label={`${t('app.importAnnotations')}…`}
      >
        {t('app.importAnnotations')}
      </Button>
      <p className="empty-hint">{t('review.empty.handOver.hint')}</p>
    </EmptyState>
  )
}

function HandOver(): ReactNode {
  const { open } = useWindow()
  const { place } = useSession()
  const { projectId } = useSubscribable(place)
  return (
    <Button
      variant="quiet"
      size="small"
      icon={Upload}
      disabled={projectId === null}
      onClick={() => open({ kind: 'export', forReview: true })}
    >
      {t('review.articles.handOver')}
    </Button>
  )
}
