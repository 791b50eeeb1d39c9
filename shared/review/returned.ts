import type { RecordId } from '../base/ids.ts'
import { isHiddenFromMe } from './blind.ts'
import { type KeptArticle, type KeptClaim, type ReviewBook, startOf } from './review-book.ts'
import { type ReviewStanding, reviewStanding, reviewsOfOthers } from './standing.ts'
import { lastComments, type Thread, threadOf, threadsOfClaim } from './threads.ts'

interface Placed {
  readonly article: KeptArticle | null
  /** Where it starts, in code points of the article; 0 for what has no place in it. */
  readonly start: number
  /** Whether it is my turn. */
  readonly isOpen: boolean
}

/** What somebody said of a claim of mine. */
export interface ReturnedReview extends Placed {
  readonly kind: 'review'
  readonly claim: KeptClaim
  readonly standing: ReviewStanding
}

/** A claim of a reviewer that I am said to have missed. */
export interface ReturnedMissed extends Placed {
  readonly kind: 'missed'
  readonly claim: KeptClaim
  /** My claim that took it over, even if that is in the bin by now. */
  readonly adopted: RecordId | null
  /** Whether I dispute it, in a thread that is open. */
  readonly disputed: boolean
  /** The threads about it, the oldest first. */
  readonly threads: readonly Thread[]
}

/** A thread on a claim of mine, on a passage or an article where I was at work, or one that I take part in. */
export interface ReturnedThread extends Placed {
  readonly kind: 'thread'
  /** `null` for a thread on a passage or an article. */
  readonly claim: KeptClaim | null
  readonly thread: Thread
}

/** Something that came back to me. */
export type ReturnedItem = ReturnedReview | ReturnedMissed | ReturnedThread

/** What came back, by where it stands now; each is counted once. */
export interface ReturnedCounts {
  readonly accepted: number
  readonly amendments: number
  readonly rejected: number
  readonly questions: number
  /** Claims that I missed and have neither adopted nor settled. */
  readonly missed: number
  /** Open threads in which somebody else has the last word. */
  readonly comments: number
  readonly stale: number
  /** Reviews and missed claims that are done with. */
  readonly settled: number
}

export interface Returned {
  /** In the order of the library, then of the text. */
  readonly items: readonly ReturnedItem[]
  readonly counts: ReturnedCounts
  /** How many wait for me. */
  readonly open: number
}

/** What others said of my claims, the claims that they say I missed, and the threads that I have a part in. */
export function returnedReviews(book: ReviewBook, me: RecordId): Returned {
  const { isSame } = book.identities
  const known = new Map(book.articles.map((article, index) => [article.id, { article, index }]))
  const articleOf = (id: RecordId) => known.get(id)?.article ?? null
  const items: ReturnedItem[] = []
  for (const claim of book.claims.values()) {
    const { annotatorId, missedBy, articleId } = claim.fields
    if (book.deletedArticles.has(articleId)) continue
    const article = articleOf(articleId)
    if (isSame(annotatorId, me)) items.push(...reviewsOfMine(book, me, claim, article))
    else if (missedBy !== undefined && isSame(missedBy, me) && isInView(book, me, claim)) {
      items.push(missedItem(book, me, claim, article))
    }
  }
  for (const thread of threadsForMe(book, me)) items.push(threadItem(book, me, thread, articleOf(thread.articleId)))
  const rank = ({ article }: ReturnedItem) => known.get(article?.id as RecordId)?.index ?? known.size
  const keyed = items.map((item) => ({ item, rank: rank(item), id: idOf(item) }))
  keyed.sort((a, b) => a.rank - b.rank || a.item.start - b.item.start || (a.id < b.id ? -1 : 1))
  const ordered = keyed.map(({ item }) => item)
  return { items: ordered, counts: countsOf(ordered), open: ordered.filter(({ isOpen }) => isOpen).length }
}

/** The next that waits for me, in the order of the list and round its end; `null` where none does. `after`: see `idOf`. */
export function nextReturned({ items }: Returned, after: RecordId | null): ReturnedItem | null {
  const from = items.findIndex((item) => idOf(item) === after) + 1
  return [...items.slice(from), ...items.slice(0, from)].find(({ isOpen }) => isOpen) ?? null
}

/** What names an item: the review, the missed claim, or the thread. */
export function idOf(item: ReturnedItem): RecordId {
  if (item.kind === 'review') return item.standing.review.id
  return item.kind === 'missed' ? item.claim.id : item.thread.id
}

function reviewsOfMine(
  book: ReviewBook,
  me: RecordId,
  claim: KeptClaim,
  article: KeptArticle | null,
): readonly ReturnedReview[] {
  const reviews = reviewsOfOthers(book, claim.id).filter(({ fields }) => !isHiddenFromMe(book, me, fields))
  return reviews.map((review): ReturnedReview => {
    const standing = reviewStanding(book, me, review)
    return { kind: 'review', article, claim, start: startOf(claim), standing, isOpen: standing.turn === 'owner' }
  })
}

function isInView(book: ReviewBook, me: RecordId, { isDeleted, fields }: KeptClaim): boolean {
  return !isDeleted && !isHiddenFromMe(book, me, fields)
}

function missedItem(book: ReviewBook, me: RecordId, claim: KeptClaim, article: KeptArticle | null): ReturnedMissed {
  const threads = threadsOfClaim(book, me, claim.id)
  const adopted = adoptionOf(book, me, claim.id)
  const disputed = threads.some((thread) => !thread.isResolved && saysMy(book, me, thread, 'dispute'))
  const isClosed = threads.some((thread) => thread.isResolved && saysMy(book, me, thread, 'dispute'))
  const isOpen = adopted === null && !disputed && !isClosed
  return { kind: 'missed', article, claim, start: startOf(claim), adopted, disputed, threads, isOpen }
}

function adoptionOf(book: ReviewBook, me: RecordId, missed: RecordId): RecordId | null {
  const taken = adoptions(book).get(missed) ?? []
  return taken.find(({ fields }) => book.identities.isSame(fields.annotatorId, me))?.id ?? null
}

const adoptionsOf = new WeakMap<ReviewBook, ReadonlyMap<RecordId, readonly KeptClaim[]>>()

/** The claims that took over others, by those. */
function adoptions(book: ReviewBook): ReadonlyMap<RecordId, readonly KeptClaim[]> {
  const before = adoptionsOf.get(book)
  if (before !== undefined) return before
  const made = new Map<RecordId, KeptClaim[]>()
  for (const claim of book.claims.values()) {
    const { adopts } = claim.fields
    if (adopts !== undefined) made.set(adopts, [...(made.get(adopts) ?? []), claim])
  }
  adoptionsOf.set(book, made)
  return made
}

function saysMy(book: ReviewBook, me: RecordId, thread: Thread, act: 'dispute'): boolean {
  return commentsOf(thread).some(({ fields }) => fields.act === act && book.identities.isSame(fields.annotatorId, me))
}

/** Threads about something of mine, or with a word of mine. Those about a review or a missed claim stand with it. */
function threadsForMe(book: ReviewBook, me: RecordId): readonly Thread[] {
  const { isSame } = book.identities
  const atWork = articlesOf(book, me)
  return [...book.threads.keys()].flatMap((id) => {
    const thread = threadOf(book, me, id)
    if (thread === null || book.deletedArticles.has(thread.articleId) || thread.subject.kind === 'review') return []
    const { subject, articleId } = thread
    const claim = subject.kind === 'claim' ? book.claims.get(subject.claimId) : undefined
    if (claim?.fields.missedBy !== undefined && isSame(claim.fields.missedBy, me)) return []
    const isMine = claim === undefined ? atWork.has(articleId) : isSame(claim.fields.annotatorId, me)
    const takesPart = commentsOf(thread).some(({ fields }) => isSame(fields.annotatorId, me))
    return isMine || takesPart ? [thread] : []
  })
}

/** The articles in which I have a claim, or which I have completed. */
function articlesOf(book: ReviewBook, me: RecordId): ReadonlySet<RecordId> {
  const { isSame, personOf } = book.identities
  const articles = new Set<RecordId>()
  for (const [articleId, people] of book.completedBy) if (people.has(personOf(me))) articles.add(articleId)
  for (const [articleId, claims] of book.claimsOf) {
    if (claims.some(({ fields }) => isSame(fields.annotatorId, me))) articles.add(articleId)
  }
  return articles
}

function threadItem(book: ReviewBook, me: RecordId, thread: Thread, article: KeptArticle | null): ReturnedThread {
  const { subject } = thread
  const claim = subject.kind === 'claim' ? (book.claims.get(subject.claimId) ?? null) : null
  const place = subject.kind === 'passage' ? subject.target.selector[0].start : 0
  const isLast = lastComments(thread).every(({ fields }) => book.identities.isSame(fields.annotatorId, me))
  return {
    kind: 'thread',
    article,
    claim,
    start: claim === null ? place : startOf(claim),
    thread,
    isOpen: !thread.isResolved && !isLast,
  }
}

function commentsOf({ first, replies }: Thread): Thread['replies'] {
  return first === null ? replies : [first, ...replies]
}

function countsOf(items: readonly ReturnedItem[]): ReturnedCounts {
  const reviews = items.flatMap((item) => (item.kind === 'review' ? [item.standing.state] : []))
  const missed = items.filter((item) => item.kind === 'missed')
  const open = missed.filter(({ isOpen, disputed }) => isOpen || disputed).length
  const count = (state: ReviewStanding['state']) => reviews.filter((each) => each === state).length
  return {
    accepted: count('accepted'),
    amendments: count('amendment-proposed'),
    rejected: count('rejected'),
    questions: count('question'),
    missed: open,
    comments: items.filter(({ kind, isOpen }) => kind === 'thread' && isOpen).length,
    stale: count('stale'),
    settled: count('settled') + missed.length - open,
  }
}
