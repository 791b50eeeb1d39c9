import { Check, CornerDownLeft, MessageSquare, MessageSquareReply, Trash2 } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Asking, ReturnedItemView } from '../../../session/review-views.ts'
import { t } from '../../../strings/strings.ts'
import { useCommand } from '../../commands/command-context.ts'
import { useSession } from '../../session-context.ts'
import { useSubscribable } from '../../use-subscribable.ts'
import { AskForm } from '../ask-form.tsx'
import { CommentForm } from '../talk/comment-form.tsx'
import { Act } from './act.tsx'

/** What the owner of a claim can do about what came back; or the form for the words that it needs. */
export function ReturnButtons({ item }: { readonly item: ReturnedItemView }): ReactNode {
  const { review } = useSession()
  const asking = useSubscribable(review.asking)
  // Nothing is adopted of a question: it is answered, by the same key.
  const answers = useCommand('review.answer')?.enabled === true
  const form = formFor(asking, item)
  if (form !== null) return form
  const deletes = item.kind === 'review' && item.review.verdict === 'reject'
  return (
    <fieldset className="acts" aria-label={t('review.verdicts')}>
      {answers ? (
        <Act command="review.adopt" icon={CornerDownLeft} label={t('review.answer')} primary />
      ) : (
        <Act
          command="review.adopt"
          icon={deletes ? Trash2 : Check}
          label={t(deletes ? 'review.adoptDelete' : 'review.adopt')}
          primary
        />
      )}
      <Act command="review.dispute" icon={MessageSquareReply} label={t('review.dispute')} />
      <Act command="review.comment" icon={MessageSquare} label={t('review.comment')} />
    </fieldset>
  )
}

function formFor(asking: Asking | null, item: ReturnedItemView): ReactNode {
  if (asking === null) return null
  if (asking.kind === 'dispute' || asking.kind === 'answer') {
    return asking.id === item.id ? <WordsForm asking={asking} /> : null
  }
  if (asking.kind !== 'comment' || asking.on.kind === 'passage' || asking.on.kind === 'article') return null
  return <CommentForm asking={asking} />
}

function WordsForm({ asking }: { readonly asking: Extract<Asking, { kind: 'dispute' | 'answer' }> }): ReactNode {
  const { review } = useSession()
  const { kind, id, draftField } = asking
  return (
    <AskForm
      key={draftField}
      title={t(`review.form.${kind}`)}
      label={t('review.form.text')}
      draft={draftField}
      send={t(`review.${kind}`)}
      needed={t('review.form.textNeeded')}
      onSend={(text) => (kind === 'dispute' ? review.dispute(id, text) : review.answer(id, text))}
      onClose={() => review.ask(null)}
    />
  )
}
