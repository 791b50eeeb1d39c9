import { MessageSquarePlus } from 'lucide-react'
import { type ReactNode, useMemo } from 'react'
import type { RecordId } from '../../../../shared/base/ids.ts'
import type { ReviewDesk, ReviewView, ThreadView } from '../../../session/review-views.ts'
import type { ClaimView } from '../../../session/views.ts'
import { t } from '../../../strings/strings.ts'
import { Button } from '../../design/button.tsx'
import { useSession } from '../../session-context.ts'
import { useSubscribable } from '../../use-subscribable.ts'
import { CommentForm } from './comment-form.tsx'
import { ReviewLine } from './review-line.tsx'
import { ThreadList } from './thread-list.tsx'

interface Talk {
  readonly reviews: readonly ReviewView[]
  readonly threads: readonly ThreadView[]
}

/** What is said of the claim that is open: reviews, threads, and the way to say something. */
export function ClaimTalk({ view }: { readonly view: ClaimView }): ReactNode {
  const { review } = useSession()
  const desk = useSubscribable(review.desk)
  const asking = useSubscribable(review.asking)
  const { reviews, threads } = useMemo(() => talkOf(desk, view.id), [desk, view.id])
  const form = asking?.kind === 'comment' && asking.on.kind === 'claim' && asking.on.claimId === view.id ? asking : null
  return (
    <section className="claim-talk" aria-label={t('talk.title')}>
      {reviews.length + threads.length === 0 ? null : <h3 className="field-label">{t('talk.title')}</h3>}
      {reviews.map((each) => (
        <ReviewLine key={each.id} review={each} owner={view.annotator} ownerIsMe={view.mine} />
      ))}
      <ThreadList threads={threads} />
      {form === null ? (
        <Button
          variant="quiet"
          size="small"
          icon={MessageSquarePlus}
          onClick={() => review.ask({ kind: 'comment', on: { kind: 'claim', claimId: view.id } })}
        >
          {t('review.comment')}
        </Button>
      ) : (
        <CommentForm asking={form} />
      )}
    </section>
  )
}

const SILENCE: Talk = { reviews: [], threads: [] }

function talkOf(desk: ReviewDesk | null, claimId: RecordId): Talk {
  if (desk === null) return SILENCE
  const item = desk.inbox.find(({ id }) => id === claimId)
  if (item !== undefined) {
    return { reviews: [...(item.mine === null ? [] : [item.mine]), ...item.others], threads: item.threads }
  }
  const reviews: ReviewView[] = []
  const threads = new Map<RecordId, ThreadView>()
  for (const back of desk.returned) {
    if (back.claim?.id !== claimId) continue
    if (back.kind === 'review') reviews.push(back.review)
    for (const thread of back.kind === 'thread' ? [back.thread] : back.threads) {
      if (thread.about.kind === 'claim') threads.set(thread.id, thread)
    }
  }
  return { reviews, threads: [...threads.values()] }
}
