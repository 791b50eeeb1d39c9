import type { ProjectId, RecordId } from '../../shared/base/ids.ts'
import { type InboxEntry, reviewInbox } from '../../shared/review/inbox.ts'
import { idOf, type ReturnedCounts, type ReturnedItem, returnedReviews } from '../../shared/review/returned.ts'
import { claimsToLookInto, type ReviewBook, reviewBook } from '../../shared/review/review-book.ts'
import type { Thread } from '../../shared/review/threads.ts'
import type { ImportPlan, ImportReceipt } from '../store/store.ts'
import { t } from '../strings/strings.ts'
import type { World } from './world.ts'

/** What came back and what came for review, in the order in which it is told. */
const NEWS = [
  'accepted',
  'amendments',
  'rejected',
  'questions',
  'missed',
  'comments',
  'stale',
  'disputes',
  'answers',
  'changed',
  'to-review',
] as const

/** Says what an import brought for me, with the way to take it off again and the way to the review. */
export async function tellOfImport(
  world: World,
  projectId: ProjectId,
  plan: ImportPlan,
  receipt: ImportReceipt,
): Promise<void> {
  const applied = t('session.done.bundle', receipt.added)
  const news = receipt.added === 0 ? [] : await newsFor(world, projectId, plan)
  const words = news.length === 0 ? applied : t('session.review.news.text', applied, news.join(', '))
  world.toasts.say(words, undefined, {
    ...(receipt.added === 0 ? {} : { withdraws: receipt.id }),
    ...(news.length === 0 ? {} : { leadsTo: 'review' }),
  })
}

async function newsFor(world: World, projectId: ProjectId, plan: ImportPlan): Promise<readonly string[]> {
  const me = world.me.get().id
  const fresh = plan.records.filter((record) => record.fresh > 0)
  const needsBook = fresh.some(({ kind }) => kind === 'review' || kind === 'comment' || kind === 'claim')
  if (!needsBook) return conflictsIn(plan)
  const ids = new Set(fresh.map(({ recordId }) => recordId))
  const book = await bookOf(world, projectId, ids)
  const isFresh = (item: ReturnedItem) =>
    ids.has(idOf(item)) || (item.kind === 'thread' && isFreshTalk(item.thread, ids))
  const { items } = returnedReviews(book, me)
  const counts = { ...countsOf(items.filter(isFresh)), ...inboxCounts(book, me, ids) }
  counts.comments += items.filter((item) => !isFresh(item) && isReplyToMe(item, ids)).length
  const news = NEWS.filter((name) => counts[name] > 0).map((name) => t(`session.review.news.${name}`, counts[name]))
  return [...news, ...conflictsIn(plan)]
}

/** The book after an import, with the histories of the claims that it changed. */
async function bookOf({ store }: World, projectId: ProjectId, fresh: ReadonlySet<RecordId>): Promise<ReviewBook> {
  const states = await store.states(projectId)
  const changed = claimsToLookInto(reviewBook(states)).filter((id) => fresh.has(id))
  return reviewBook(states, changed.length === 0 ? new Map() : await store.historiesOf(projectId, changed))
}

/** The claims of colleagues that wait for me by what is fresh: an answer, a dispute, an edit, or the claim itself. */
function inboxCounts(
  book: ReviewBook,
  me: RecordId,
  fresh: ReadonlySet<RecordId>,
): { readonly [K in 'answers' | 'disputes' | 'changed' | 'to-review']: number } {
  const counts = { answers: 0, disputes: 0, changed: 0, 'to-review': 0 }
  for (const entry of reviewInbox(book, me).articles.flatMap(({ entries }) => entries)) {
    const { claim, state, mine, asksMe } = entry
    if (asksMe && isRepliedTo(entry, fresh)) counts[mine?.disputed === true ? 'disputes' : 'answers'] += 1
    else if (fresh.has(claim.id) && state === 'stale') counts.changed += 1
    else if (fresh.has(claim.id) && state === 'unreviewed') counts['to-review'] += 1
  }
  return counts
}

function isRepliedTo({ mine }: InboxEntry, fresh: ReadonlySet<RecordId>): boolean {
  return mine?.threads.some((thread) => isFreshTalk(thread, fresh)) === true
}

/** Whether a review that was here already waits for me by what its reviewer says now. */
function isReplyToMe(item: ReturnedItem, fresh: ReadonlySet<RecordId>): boolean {
  return item.kind === 'review' && item.isOpen && item.standing.threads.some((thread) => isFreshTalk(thread, fresh))
}

function isFreshTalk({ id, replies }: Thread, fresh: ReadonlySet<RecordId>): boolean {
  return fresh.has(id) || replies.some((reply) => fresh.has(reply.id))
}

function conflictsIn({ conflicts }: ImportPlan): readonly string[] {
  return conflicts.length === 0 ? [] : [t('session.review.news.conflicts', conflicts.length)]
}

type Items = ReturnType<typeof returnedReviews>['items']

function countsOf(items: Items): ReturnedCounts {
  const reviews = (state: string) =>
    items.filter((item) => item.kind === 'review' && item.standing.state === state).length
  return {
    accepted: reviews('accepted'),
    amendments: reviews('amendment-proposed'),
    rejected: reviews('rejected'),
    questions: reviews('question'),
    stale: reviews('stale'),
    settled: reviews('settled'),
    missed: items.filter(({ kind, isOpen }) => kind === 'missed' && isOpen).length,
    comments: items.filter(({ kind, isOpen }) => kind === 'thread' && isOpen).length,
  }
}
