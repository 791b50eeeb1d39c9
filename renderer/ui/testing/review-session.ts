import { derivedId, type RecordId } from '../../../shared/base/ids.ts'
import type { ClaimReviewState } from '../../../shared/review/standing.ts'
import type {
  DeskItem,
  InboxItem,
  ReturnedItemView,
  ReviewDesk,
  ReviewView,
  ThreadView,
} from '../../session/review-views.ts'
import type { ArticleView, ClaimView } from '../../session/views.ts'
import { createReadSession, type ReadSession } from './read-session.ts'
import { SAMPLE_PROJECT, sampleArticle } from './sample-views.ts'

const COLLEAGUE = derivedId(SAMPLE_PROJECT, 'colleague')
const AT = '2031-02-14T08:15:00.000Z'

/** The sample's first article as a colleague's work: nothing in it is mine. */
export function colleaguesArticle(): ArticleView {
  const article = sampleArticle()
  return { ...article, claims: article.claims.map((claim): ClaimView => ({ ...claim, mine: false })) }
}

/** A review with nothing about it but what is given. */
export function aReview(claim: ClaimView, more: Partial<ReviewView> = {}): ReviewView {
  return {
    id: derivedId(claim.id, `review ${more.verdict ?? 'accept'}`),
    claimId: claim.id,
    by: 'Solveig Anand',
    byId: COLLEAGUE,
    mine: false,
    at: AT,
    verdict: 'accept',
    reason: null,
    state: 'accepted',
    proposal: [],
    adopted: [],
    proposed: null,
    changes: { kind: 'none' },
    settledBy: null,
    disputed: false,
    answered: false,
    turn: null,
    threads: [],
    ...more,
  }
}

/** A thread of one comment. */
export function aThread(name: string, more: Partial<ThreadView> = {}): ThreadView {
  const id = derivedId(SAMPLE_PROJECT, `thread ${name}`)
  return {
    id,
    about: { kind: 'article' },
    comments: [{ id, by: 'Solveig Anand', mine: false, at: AT, edited: false, text: name, act: null }],
    resolved: false,
    act: null,
    changes: { kind: 'none' },
    ...more,
  }
}

export function anItem(
  claim: ClaimView,
  state: ClaimReviewState = 'unreviewed',
  more: Partial<InboxItem> = {},
): InboxItem {
  return {
    kind: 'claim',
    id: claim.id,
    claim,
    ownerId: COLLEAGUE,
    state,
    decided: state !== 'unreviewed',
    asksMe: false,
    mine: null,
    others: [],
    threads: [],
    ...more,
  }
}

export function aReturned(claim: ClaimView, review: ReviewView): ReturnedItemView {
  return { kind: 'review', id: review.id, claim, deleted: false, review, threads: [], open: review.turn === 'owner' }
}

/** A session on the review screen, with the desk that a test gives; what is done is noted in `calls`. */
export interface ReviewScreenSession extends ReadSession {
  readonly show: (desk: Partial<ReviewDesk>) => void
}

export function createReviewSession(desk: Partial<ReviewDesk>, article = colleaguesArticle()): ReviewScreenSession {
  const session = createReadSession({ article })
  const empty: ReviewDesk = {
    articleId: article.id,
    inbox: [],
    decided: 0,
    asks: 0,
    returned: [],
    open: 0,
    passages: [],
    list: 'inbox',
    filter: { state: 'all', personId: null },
    shown: [],
    current: null,
    people: [{ id: COLLEAGUE, name: 'Noor Hallberg' }],
    hidden: false,
    underReview: { id: COLLEAGUE, name: 'Noor Hallberg' },
  }
  function show(given: Partial<ReviewDesk>): void {
    const now = { ...(session.review.desk.get() ?? empty), ...given }
    const items: readonly DeskItem[] = now.list === 'inbox' ? now.inbox : now.returned
    const shown = given.shown ?? items
    const decided = now.inbox.filter((item) => item.decided).length
    const asks = now.inbox.filter((item) => item.asksMe).length
    const full = { ...now, shown, decided, asks }
    session.review.desk.set(full)
    session.place.update((place) => ({ ...place, claimId: now.current?.claim?.id ?? null }))
  }
  session.place.update((place) => ({ ...place, screen: 'review', articleId: article.id }))
  session.review.desk.set(empty)
  show(desk)
  const { review } = session
  const select = (id: RecordId | null) => {
    session.calls.push(`review.select ${id}`)
    show({ current: review.desk.get()?.shown.find((item) => item.id === id) ?? null })
  }
  const step = (by: 1 | -1) => () => {
    const now = review.desk.get()
    const at = now?.shown.indexOf(now.current as DeskItem) ?? -1
    const next = now?.shown[at + by]
    if (next !== undefined) select(next.id)
  }
  return Object.assign(session, {
    show,
    review: { ...review, select, next: step(1), previous: step(-1) },
  })
}
