import { type ReactNode, useState } from 'react'
import type { ArticleSummary, ImportCounts, ImportSummary } from '../../../shared/review/import-summary.ts'
import { t } from '../../strings/strings.ts'
import { Button } from '../design/button.tsx'
import { shownTitle } from '../design/shown-title.ts'
import './article-table.css'

/** How many articles are listed before somebody asks for the rest; the ones with news come first. */
const FIRST = 50

const numbers = new Intl.NumberFormat('en')

/** What an import would do, article by article and in sum. */
export function ArticleTable({ summary }: { readonly summary: ImportSummary }): ReactNode {
  const [all, setAll] = useState(false)
  const ordered = [...summary.articles].sort((a, b) => Number(b.fresh > 0) - Number(a.fresh > 0))
  const shown = all ? ordered : ordered.slice(0, FIRST)
  const rest = ordered.length - shown.length
  return (
    <div className="article-table-frame">
      <table className="article-table figures" aria-label={t('bundle.byArticle')}>
        <thead>
          <tr>
            <th scope="col">{t('bundle.article')}</th>
            {(['new', 'here', 'conflicts', 'aside', 'unknown'] as const).map((column) => (
              <th key={column} scope="col" className="article-table-count">
                {t(`bundle.col.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((article) => (
            <tr key={article.articleId}>
              <th scope="row">
                <span className="article-table-title" dir="auto">
                  {article.title === null ? t('bundle.untitled') : shownTitle(article.title)}
                </span>
                <span className="article-table-what">{whatIsNew(article)}</span>
              </th>
              <Counts counts={article} />
            </tr>
          ))}
          {isEmpty(summary.shared) ? null : (
            <tr>
              <th scope="row">{t('bundle.shared')}</th>
              <Counts counts={summary.shared} />
            </tr>
          )}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('bundle.sum')}</th>
            <Counts counts={summary.sum} />
          </tr>
        </tfoot>
      </table>
      {rest > 0 ? (
        <Button variant="quiet" size="small" onClick={() => setAll(true)}>
          {t('bundle.moreArticles', rest)}
        </Button>
      ) : null}
    </div>
  )
}

function Counts({ counts }: { readonly counts: ImportCounts }): ReactNode {
  const { fresh, here, conflicts, quarantined, foreign, unknownCodes, unknownPeople } = counts
  return [fresh, here, conflicts, quarantined + foreign, unknownCodes + unknownPeople].map((count, column) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: columns keep their places
    <td key={column} className="article-table-count" data-none={count === 0 || undefined}>
      {numbers.format(count)}
    </td>
  ))
}

function isEmpty({ fresh, here, conflicts, quarantined, foreign }: ImportCounts): boolean {
  return fresh + here + conflicts + quarantined + foreign === 0
}

/** "new article, 3 claims, 12 reviews": what of an article was not here. */
function whatIsNew({ isNew, newClaims, newReviews, newComments, text }: ArticleSummary): string {
  return [
    ...(isNew ? [t('bundle.text.new')] : text === 'brought' ? [t('bundle.text.brought')] : []),
    ...(text === 'missing' ? [t('bundle.text.missing')] : []),
    ...(newClaims > 0 ? [t('bundle.new.claims', newClaims)] : []),
    ...(newReviews > 0 ? [t('bundle.new.reviews', newReviews)] : []),
    ...(newComments > 0 ? [t('bundle.new.comments', newComments)] : []),
  ].join(', ')
}
