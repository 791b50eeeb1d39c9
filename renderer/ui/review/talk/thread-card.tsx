import { Check, CornerUpLeft, LocateFixed, MessageSquare, RotateCcw } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import type { ThreadView } from '../../../session/review-views.ts'
import { t } from '../../../strings/strings.ts'
import { Button } from '../../design/button.tsx'
import { useReadDesk } from '../../read/read-desk.ts'
import { useSession } from '../../session-context.ts'
import { AskForm } from '../ask-form.tsx'
import { StateBadge } from '../review-state.tsx'
import { ChangesSince } from './changes-since.tsx'
import { CommentLine } from './comment-line.tsx'
import './thread.css'

export interface ThreadCardProps {
  readonly thread: ThreadView
  /** Whether a resolved thread shows its comments at once. */
  readonly unfolded?: boolean
}

/** A comment with its replies: to be answered, resolved, and opened again. A resolved one is folded. */
export function ThreadCard({ thread, unfolded = false }: ThreadCardProps): ReactNode {
  const [open, setOpen] = useState(unfolded)
  const { comments, resolved } = thread
  const first = comments[0]
  const name = t('thread.name', first?.mine === true ? t('review.you') : (first?.by ?? ''), first?.text ?? '')
  const folded = resolved && !open
  return (
    <article className="thread" aria-label={name} data-resolved={resolved || undefined}>
      <About thread={thread} />
      {resolved ? (
        <button type="button" className="thread-fold" aria-expanded={open} onClick={() => setOpen(!open)}>
          <Check aria-hidden="true" size={14} strokeWidth={1.75} />
          <span className="thread-fold-state">{t('thread.resolved')}</span>
          <span className="thread-fold-text" dir="auto">
            {first?.text ?? ''}
          </span>
          <span className="thread-fold-count figures">{t('thread.resolvedCount', comments.length)}</span>
        </button>
      ) : null}
      {folded ? null : <ThreadBody thread={thread} />}
    </article>
  )
}

function About({ thread }: { readonly thread: ThreadView }): ReactNode {
  const desk = useReadDesk()
  const { about } = thread
  if (about.kind === 'article') return <p className="thread-about">{t('thread.on.article')}</p>
  if (about.kind !== 'passage') return null
  const place = about.spans[0]
  return (
    <p className="thread-about">
      <MessageSquare aria-hidden="true" size={14} strokeWidth={1.75} />
      <span className="thread-quote" dir="auto">
        {t(place === undefined ? 'thread.on.lost' : 'thread.on.passage', about.quote)}
      </span>
      {place === undefined ? null : (
        <Button
          variant="quiet"
          size="small"
          icon={LocateFixed}
          aria-label={t('thread.show')}
          data-tip={t('thread.show')}
          onClick={() => desk.page.get()?.reveal(place)}
        />
      )}
    </p>
  )
}

function ThreadBody({ thread }: { readonly thread: ThreadView }): ReactNode {
  const { review } = useSession()
  const [replying, setReplying] = useState(false)
  const { id, comments, resolved, changes, act } = thread
  const whose = comments.find(({ text }) => text !== '')
  return (
    <>
      {act === 'dispute' && !resolved ? <StateBadge state="disputed" /> : null}
      <ChangesSince title={t('thread.changed')} changes={changes} />
      {comments[0]?.id !== id ? <p className="thread-missing">{t('thread.missingFirst')}</p> : null}
      <ol className="thread-comments">
        {comments.map((comment) => (
          <CommentLine key={comment.id} comment={comment} />
        ))}
      </ol>
      {replying ? (
        <AskForm
          title={t('thread.replyTo', whose === undefined || whose.mine ? t('review.you') : whose.by)}
          label={t('review.form.text')}
          draft={`reply ${id}`}
          send={t('review.form.send')}
          needed={t('review.form.textNeeded')}
          onSend={(text) => review.reply(id, text)}
          onClose={() => setReplying(false)}
        />
      ) : (
        <div className="thread-acts">
          <Button variant="quiet" size="small" icon={CornerUpLeft} onClick={() => setReplying(true)}>
            {t('thread.reply')}
          </Button>
          {resolved ? (
            <Button variant="quiet" size="small" icon={RotateCcw} onClick={() => void review.reopen(id)}>
              {t('thread.reopen')}
            </Button>
          ) : (
            <Button variant="quiet" size="small" icon={Check} onClick={() => void review.resolve(id)}>
              {t('thread.resolve')}
            </Button>
          )}
        </div>
      )}
    </>
  )
}
