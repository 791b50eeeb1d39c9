import type { RecordId } from '../base/ids.ts'
import { isHiddenFromMe } from './blind.ts'
import { keptByClaim } from './kept-by-claim.ts'
import { type KeptClaim, type ReviewBook, startOf } from './review-book.ts'
import { type ReviewStanding, standingsOfOthers } from './standing.ts'
import { lastComments, type Thread, threadOf, threadsOfClaim } from './threads.ts'

interface Placed {
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
  const byArticle = new Map<RecordId, ReturnedItem[]>(book.articles.map(({ id }) => [id, []]))
  const strays: ReturnedItem[] = []
  const sectionOf = (articleId: RecordId) => byArticle.get(articleId) ?? strays
  for (const [articleId, claims] of book.claimsOf) addItems(book, me, claims, sectionOf(articleId))
  for (const claim of deletedClaims(book)) addItems(book, me, [claim], sectionOf(claim.fields.articleId))
  for (const thread of threadsForMe(book, me)) sectionOf(thread.articleId).push(threadItem(book, me, thread))
  const items = [...byArticle.values(), strays].flatMap((section) => section.sort(inTextOrder))
  return { items, counts: countsOf(items), open: items.filter(({ isOpen }) => isOpen).length }
}

/** Claims in the bin, where their article is not. */
function deletedClaims({ claims, deletedArticles }: ReviewBook): readonly KeptClaim[] {
  return [...claims.values()].filter(({ isDeleted, fields }) => isDeleted && !deletedArticles.has(fields.articleId))
}

/** Adds what came back on claims. Those in view come in text order, so that little is left to sort of thousands. */
function addItems(book: ReviewBook, me: RecordId, claims: readonly KeptClaim[], items: ReturnedItem[]): void {
  const { isSame } = book.identities
  for (const claim of claims) {
    const { annotatorId, missedBy } = claim.fields
    if (isSame(annotatorId, me)) {
      if (book.reviewsOf.has(claim.id)) for (const item of reviewsOfMine(book, me, claim)) items.push(item)
    } else if (missedBy !== undefined && isSame(missedBy, me) && isInView(book, me, claim)) {
      items.push(missedItem(book, me, claim))
    }
  }
}

function inTextOrder(a: ReturnedItem, b: ReturnedItem): number {
  return a.start - b.start || (idOf(a) < idOf(b) ? -1 : 1)
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

/** The same as long as nothing that concerns a claim has changed: I may have thousands of claims. */
const reviewsOfMine = keptByClaim((book, me, claim): readonly ReturnedReview[] =>
  standingsOfOthers(book, me, claim.id).map((standing) => {
    return { kind: 'review', claim, start: startOf(claim), standing, isOpen: standing.turn === 'owner' }
  }),
)

function isInView(book: ReviewBook, me: RecordId, { isDeleted, fields }: KeptClaim): boolean {
  return !isDeleted && !isHiddenFromMe(book, me, fields)
}

function missedItem(book: ReviewBook, me: RecordId, claim: KeptClaim): ReturnedMissed {
  const threads = threadsOfClaim(book, me, claim.id)
  const adopted = adoptionOf(book, me, claim.id)
  const disputed = threads.some((thread) => !thread.isResolved && saysMy(book, me, thread, 'dispute'))
  const isClosed = threads.some((thread) => thread.isResolved && saysMy(book, me, thread, 'dispute'))
  const isOpen = adopted === null && !disputed && !isClosed
  return { kind: 'missed', claim, start: startOf(claim), adopted, disputed, threads, isOpen }
}

function adoptionOf(book: ReviewBook, me: RecordId, missed: RecordId): RecordId | null {
  const taken = adoptions(book).get(missed) ?? []
  const mine = taken.filter(({ fields }) => book.identities.isSame(fields.annotatorId, me))
  return mine.sort((a, b) => Number(a.isDeleted) - Number(b.isDeleted) || (a.id < b.id ? -1 : 1))[0]?.id ?? null
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

function threadItem(book: ReviewBook, me: RecordId, thread: Thread): ReturnedThread {
  const { subject } = thread
  const claim = subject.kind === 'claim' ? (book.claims.get(subject.claimId) ?? null) : null
  const place = subject.kind === 'passage' ? subject.target.selector[0].start : 0
  const isLast = lastComments(thread).every(({ fields }) => book.identities.isSame(fields.annotatorId, me))
  return {
    kind: 'thread',
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
  const reviews = new Map<ReviewStanding['state'], number>()
  let [missed, open, comments] = [0, 0, 0]
  for (const item of items) {
    if (item.kind === 'review') reviews.set(item.standing.state, (reviews.get(item.standing.state) ?? 0) + 1)
    else if (item.kind === 'thread') comments += item.isOpen ? 1 : 0
    else {
      missed += 1
      open += item.isOpen || item.disputed ? 1 : 0
    }
  }
  const count = (state: ReviewStanding['state']) => reviews.get(state) ?? 0
  return {
    accepted: count('accepted'),
    amendments: count('amendment-proposed'),
    rejected: count('rejected'),
    questions: count('question'),
    missed: open,
    comments,
    stale: count('stale'),
    settled: count('settled') + missed - open,
  }
}
