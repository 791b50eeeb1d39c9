import { Check, CircleHelp, MessageSquare, PencilLine, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { assertNever } from '../../../../shared/base/assert-never.ts'
import type { Asking, InboxItem } from '../../../session/review-views.ts'
import { t } from '../../../strings/strings.ts'
import { useSession } from '../../session-context.ts'
import { useSubscribable } from '../../use-subscribable.ts'
import { AskForm } from '../ask-form.tsx'
import { CommentForm } from '../talk/comment-form.tsx'
import { Act } from './act.tsx'

/** What can be said of the claim that is under review; or the form for the words that it needs. */
export function VerdictButtons({ item }: { readonly item: InboxItem }): ReactNode {
  const { review } = useSession()
  const asking = useSubscribable(review.asking)
  const form = formFor(asking, item.id)
  if (form !== null) return form
  const said = item.mine?.verdict ?? null
  return (
    <fieldset className="acts" aria-label={t('review.verdicts')}>
      <Act command="review.accept" icon={Check} label={t('review.accept')} pressed={said === 'accept'} primary />
      <Act command="review.amend" icon={PencilLine} label={t('review.amend')} pressed={said === 'amend'} />
      <Act command="review.reject" icon={X} label={t('review.reject')} pressed={said === 'reject'} />
      <Act command="review.question" icon={CircleHelp} label={t('review.question')} pressed={said === 'question'} />
      <Act command="review.comment" icon={MessageSquare} label={t('review.comment')} />
    </fieldset>
  )
}

/** The form that is open for a claim; `null` for none. */
function formFor(asking: Asking | null, claimId: InboxItem['id']): ReactNode {
  if (asking === null) return null
  switch (asking.kind) {
    case 'reject':
      return asking.claimId === claimId ? <RejectForm asking={asking} /> : null
    case 'question':
      return asking.claimId === claimId ? <QuestionForm asking={asking} /> : null
    case 'comment':
      return asking.on.kind === 'passage' || asking.on.kind === 'article' ? null : <CommentForm asking={asking} />
    case 'amend':
    case 'dispute':
    case 'answer':
      return null
    default:
      return assertNever(asking)
  }
}

type AskingOf = Extract<Asking, { kind: 'reject' | 'question' }>

function RejectForm({ asking }: { readonly asking: AskingOf }): ReactNode {
  const { review } = useSession()
  return (
    <AskForm
      key={asking.draftField}
      title={t('review.form.reject')}
      label={t('review.form.reason')}
      draft={asking.draftField}
      send={t('review.reject')}
      needed={t('review.form.reasonNeeded')}
      onSend={(reason) => review.reject(asking.claimId, reason)}
      onClose={() => review.ask(null)}
    />
  )
}

function QuestionForm({ asking }: { readonly asking: AskingOf }): ReactNode {
  const { review } = useSession()
  return (
    <AskForm
      key={asking.draftField}
      title={t('review.form.question')}
      label={t('review.form.text')}
      draft={asking.draftField}
      send={t('review.question')}
      needed={t('review.form.textNeeded')}
      onSend={(text) => review.question(asking.claimId, text)}
      onClose={() => review.ask(null)}
    />
  )
}
