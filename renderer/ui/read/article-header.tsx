import { ListChecks } from 'lucide-react'
import type { ReactNode } from 'react'
import { ARTICLE_STATUSES, type ArticleStatus } from '../../../shared/claim/record-fields.ts'
import type { ArticleView } from '../../session/views.ts'
import { t } from '../../strings/strings.ts'
import { useKeysOf } from '../commands/command-context.ts'
import { IconButton } from '../design/icon-button.tsx'
import { Select } from '../design/select.tsx'
import { shownTitle } from '../design/shown-title.ts'
import { useSession } from '../session-context.ts'
import { ArticleDetails } from './article-details.tsx'
import { dateText } from './dates.ts'
import './article-header.css'

/** What stands above the text: where it comes from, and how far the work on it has come. */
export function ArticleHeader({ article }: { readonly article: ArticleView }): ReactNode {
  const { publisher, published, author, url, title } = article.fields
  const hasOwnTitle = article.blocks.some(({ kind }) => kind === 'title')
  return (
    <header className="article-header">
      <div className="article-source">
        <p className="article-source-line">
          {publisher === undefined ? null : <span className="article-publisher">{publisher}</span>}
          {published === undefined ? null : <time dateTime={published}>{dateText(published)}</time>}
          {author === undefined ? null : <span>{t('read.by', author)}</span>}
          {url === undefined ? null : <SourceLink url={url} />}
        </p>
        <div className="article-tools">
          <StatusSelect article={article} />
          <NextToDo />
          <ArticleDetails article={article} />
        </div>
      </div>
      {hasOwnTitle ? null : (
        <h1 className="article-title" dir="auto">
          {shownTitle(title)}
        </h1>
      )}
    </header>
  )
}

function StatusSelect({ article }: { readonly article: ArticleView }): ReactNode {
  const session = useSession()
  return (
    <Select
      label={t('read.status')}
      hideLabel
      className="article-status"
      value={article.status}
      options={ARTICLE_STATUSES.map((status) => ({ value: status, label: t(`read.status.${status}`) }))}
      onChange={(status) => session.setStatus(article.id, status as ArticleStatus)}
    />
  )
}

function NextToDo(): ReactNode {
  const session = useSession()
  const keys = useKeysOf('article.next-to-do')
  return (
    <IconButton
      label={t('read.nextToDo')}
      icon={ListChecks}
      size="small"
      keys={keys}
      onClick={() => session.openNextToDo()}
    />
  )
}

/** A link where the address is one of the web; else its words. */
function SourceLink({ url }: { readonly url: string }): ReactNode {
  if (!/^https?:\/\//i.test(url)) return <span>{url}</span>
  return (
    <a href={url} target="_blank" rel="noreferrer noopener">
      {t('read.source')}
    </a>
  )
}
