import type { ReactNode } from 'react'
import type { Asking, CommentPlace } from '../../../session/review-views.ts'
import { t } from '../../../strings/strings.ts'
import { useSession } from '../../session-context.ts'
import { useWindow } from '../../window-state.ts'
import { AskForm } from '../ask-form.tsx'
import { useCurrentArticle } from '../use-current-article.ts'

/** The form for a new comment, where one is asked for. */
export function CommentForm({ asking }: { readonly asking: Extract<Asking, { kind: 'comment' }> }): ReactNode {
  const session = useSession()
  const { review } = session
  const { thread } = useWindow()
  const article = useCurrentArticle()

  function send(text: string): boolean {
    const id = review.comment(asking.on, text)
    if (id === null) return false
    if (asking.on.kind === 'passage' || asking.on.kind === 'article') thread.set(id)
    if (asking.on.kind === 'passage') session.setSelection(null)
    return true
  }
  return (
    <AskForm
      key={asking.draftField}
      title={titleOf(asking.on, article?.text ?? '')}
      label={t('review.form.text')}
      draft={asking.draftField}
      send={t('review.comment')}
      needed={t('review.form.textNeeded')}
      onSend={send}
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
