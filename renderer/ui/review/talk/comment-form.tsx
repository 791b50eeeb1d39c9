import type { ReactNode } from 'react'
import type { Asking, CommentPlace } from '../../../session/review-views.ts'
import { t } from '../../../strings/strings.ts'
import { useSession } from '../../session-context.ts'
import { AskForm } from '../ask-form.tsx'
import { useCurrentArticle } from '../use-current-article.ts'

/** The form for a new comment, where one is asked for. */
export function CommentForm({ asking }: { readonly asking: Extract<Asking, { kind: 'comment' }> }): ReactNode {
  const { review } = useSession()
  const article = useCurrentArticle()
  return (
    <AskForm
      key={asking.draftField}
      title={titleOf(asking.on, article?.text ?? '')}
      label={t('review.form.text')}
      draft={asking.draftField}
      send={t('review.comment')}
      needed={t('review.form.textNeeded')}
      lines="several"
      onSend={(text) => review.comment(asking.on, text) !== null}
      onClose={() => review.ask(null)}
    />
  )
}

function titleOf(on: CommentPlace, text: string): string {
  if (on.kind !== 'passage') return t(`review.form.comment.${on.kind}`)
  return t('review.form.comment.passage', short(text.slice(on.span.start, on.span.end)))
}

/** A quote in one line, up to the end of a word. */
function short(quote: string): string {
  const line = quote.replace(/\s+/g, ' ')
  return line.length <= 80 ? line : `${line.slice(0, 80).replace(/\s+\S*$/u, '')}…`
}
