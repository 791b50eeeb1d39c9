import { type ReactNode, useEffect, useEffectEvent, useMemo } from 'react'
import type { RecordId } from '../../../../shared/base/ids.ts'
import { isSameList } from '../../../../shared/base/ordered-list.ts'
import type { ReaderClaim } from '../../../reader/reader-props.ts'
import type { DeskItem } from '../../../session/review-views.ts'
import { useReadDesk } from '../../read/read-desk.ts'
import { type PageLens, ReaderPane } from '../../read/reader-pane.tsx'
import { useSession } from '../../session-context.ts'
import { usePatched } from '../../use-patched.ts'
import { useSubscribable } from '../../use-subscribable.ts'
import { useWindow } from '../../window-state.ts'
import { useCurrentArticle } from '../use-current-article.ts'
import { reviewLens } from './review-lens.ts'

const NO_CLAIMS: readonly ReaderClaim[] = []

/** The article with what is under review in it. */
export function ReviewPage(): ReactNode {
  const session = useSession()
  const { review } = session
  const desk = useSubscribable(review.desk)
  const amendments = useSubscribable(review.amendments)
  const { claimId } = useSubscribable(session.place)
  const article = useCurrentArticle()
  const { thread } = useWindow()
  const threadId = useSubscribable(thread)
  const asking = useSubscribable(review.asking)
  const barAway = asking?.kind === 'comment' && asking.on.kind === 'passage'
  const drawn = useMemo(
    () => (desk === null || article === null ? [] : reviewLens({ desk, claims: article.claims, amendments })),
    [desk, article, amendments],
  )
  const claims = usePatched(drawn, sameWhereSame, NO_CLAIMS)
  useCurrentInView(desk?.current ?? null)
  const currentId = desk?.current?.id ?? null
  // biome-ignore lint/correctness/useExhaustiveDependencies: another item closes the thread that was open
  useEffect(() => thread.set(null), [thread, currentId])

  const lens = useMemo((): PageLens | null => {
    if (desk === null) return null
    return {
      claims,
      selectedId: threadId === null || threadId === 'all' ? claimId : threadId,
      barAway,
      onPick(id, how) {
        if (id === null && claimId !== null && amendments.has(claimId)) {
          // Words are selected by a click as well.
          if (how === 'keyboard') review.leaveAmendment(claimId)
          return
        }
        const passage = desk.passages.find((each) => each.id === id)
        thread.set(passage?.id ?? null)
        if (passage === undefined) pick(id)
      },
      onComment: (span) => review.ask({ kind: 'comment', on: { kind: 'passage', span } }),
      missedBy: desk.list === 'inbox' ? (desk.underReview?.name ?? null) : null,
    }
    function pick(id: string | null): void {
      const items: readonly DeskItem[] = desk === null ? [] : desk.list === 'inbox' ? desk.inbox : desk.returned
      const item = desk?.current?.claim?.id === id ? desk?.current : items.find(({ claim }) => claim?.id === id)
      if (item != null) review.select(item.id)
      else session.selectClaim(id as RecordId | null)
    }
  }, [desk, claims, amendments, threadId, claimId, thread, barAway, review, session])

  return <ReaderPane lens={lens} />
}

/** Brings the one that keys act on into sight. */
function useCurrentInView(current: DeskItem | null): void {
  const { page } = useReadDesk()
  const requests = useSubscribable(page)
  const id = current?.id ?? null
  const place = useMemo(() => placeOf(current), [current])
  const reveal = useEffectEvent(() => {
    if (place !== null) requests?.reveal(place)
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each, and not whenever its place changes
  useEffect(() => reveal(), [requests, id])
}

function placeOf(current: DeskItem | null) {
  if (current?.kind === 'thread' && current.thread.about.kind === 'passage') {
    return current.thread.about.spans[0] ?? null
  }
  return current?.claim?.id ?? null
}

/** The same list where nothing looks different, so that the page draws only what does. */
function sameWhereSame(next: readonly ReaderClaim[], before: readonly ReaderClaim[]): readonly ReaderClaim[] {
  const passages = new Map(before.filter(({ comment }) => comment).map((claim) => [claim.id, claim]))
  const kept = next.map((claim) => {
    const last = claim.comment === true ? passages.get(claim.id) : undefined
    return last !== undefined && JSON.stringify(last) === JSON.stringify(claim) ? last : claim
  })
  return isSameList(kept, before) ? before : kept
}
