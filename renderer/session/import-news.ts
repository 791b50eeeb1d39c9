import type { ProjectId } from '../../shared/base/ids.ts'
import { idOf, type ReturnedCounts, returnedReviews } from '../../shared/review/returned.ts'
import { reviewBook } from '../../shared/review/review-book.ts'
import type { ImportPlan, ImportReceipt } from '../store/store.ts'
import { t } from '../strings/strings.ts'
import type { World } from './world.ts'

/** What came back, in the order in which it is told. */
const NEWS = ['accepted', 'amendments', 'rejected', 'questions', 'missed', 'comments', 'stale'] as const

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
  const book = reviewBook(await world.store.states(projectId))
  const ids = new Set(fresh.map(({ recordId }) => recordId))
  const isFresh = (item: Parameters<typeof idOf>[0]) =>
    ids.has(idOf(item)) || (item.kind === 'thread' && item.thread.replies.some(({ id }) => ids.has(id)))
  const { items } = returnedReviews(book, me)
  const counts = countsOf(items.filter(isFresh))
  const toReview = fresh.filter(({ kind, isNew, annotatorId, articleId }) => {
    if (kind !== 'claim' || !isNew || annotatorId === null || articleId === null) return false
    return !book.identities.isSame(annotatorId, me) && !isBlind(articleId)
  })
  function isBlind(articleId: NonNullable<(typeof fresh)[number]['articleId']>): boolean {
    return book.isBlind && book.completedBy.get(articleId)?.has(book.identities.personOf(me)) !== true
  }
  const missed = new Set(items.filter(({ kind }) => kind === 'missed').map(idOf))
  const others = toReview.filter(({ recordId }) => !missed.has(recordId)).length
  const back = NEWS.filter((name) => counts[name] > 0).map((name) => t(`session.review.news.${name}`, counts[name]))
  return [...back, ...(others === 0 ? [] : [t('session.review.news.to-review', others)]), ...conflictsIn(plan)]
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
