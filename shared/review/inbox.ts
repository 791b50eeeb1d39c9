import type { RecordId } from '../base/ids.ts'
import { isHiddenFromMe } from './blind.ts'
import { keptByClaim } from './kept-by-claim.ts'
import { type KeptArticle, type KeptClaim, type KeptReview, type ReviewBook, startOf } from './review-book.ts'
import { type ClaimReviewState, type ReviewStanding, standingsOfOthers } from './standing.ts'
import { type Thread, threadsOfClaim } from './threads.ts'
import { differences } from './versions.ts'

/** A colleague's claim that is for me to review. */
export interface InboxEntry {
  readonly claim: KeptClaim
  /** The person whose claim it is. */
  readonly owner: RecordId
  /** Where it starts, in code points of its article. */
  readonly start: number
  /** As my own review stands. `settled` without one: it took over a claim of mine as it is. */
  readonly state: ClaimReviewState
  readonly mine: ReviewStanding | null
  /** What other reviewers said, as far as I may see it. */
  readonly others: readonly ReviewStanding[]
  /** Whether I have said what I think of it as it is now. A stale review of mine does not count. */
  readonly isDecided: boolean
  /** Whether I am asked again: my review is stale, disputed or answered. */
  readonly asksMe: boolean
  /** About it and its reviews, the oldest first. */
  readonly threads: readonly Thread[]
}

/** An article with claims of colleagues. */
export interface InboxArticle {
  readonly articleId: RecordId
  /** `null` where its own record is not here. */
  readonly article: KeptArticle | null
  /** In text order. */
  readonly entries: readonly InboxEntry[]
  readonly decided: number
  readonly all: number
  /** Of how many I am asked again. */
  readonly asks: number
  /** How many wait for me: those that are not decided, and those of which I am asked again. */
  readonly toDo: number
  /** Those of the people with claims here who have marked the article complete. */
  readonly completedBy: ReadonlySet<RecordId>
}

/** What there is for me to review. */
export interface ReviewInbox {
  /** Articles with at least one claim of somebody else that I may see, in the order of the library. */
  readonly articles: readonly InboxArticle[]
  readonly decided: number
  readonly all: number
  /** Of how many I am asked again. */
  readonly asks: number
  readonly toDo: number
  /** Articles in which colleagues have claims that stay hidden until my own work there is complete. */
  readonly hidden: readonly KeptArticle[]
  /** Reviews of claims that are not here. */
  readonly waiting: readonly KeptReview[]
}

/** What colleagues made that I may see, with what I said of it. A claim that I am said to have missed is not among it. */
export function reviewInbox(book: ReviewBook, me: RecordId): ReviewInbox {
  const known = new Map(book.articles.map((article) => [article.id, article]))
  const strays = [...book.claimsOf.keys()].filter((articleId) => !known.has(articleId)).sort()
  const articles: InboxArticle[] = []
  const hidden: KeptArticle[] = []
  for (const articleId of [...known.keys(), ...strays]) {
    const article = known.get(articleId) ?? null
    const foreign = (book.claimsOf.get(articleId) ?? []).filter((claim) => isForMe(book, me, claim))
    const visible = foreign.filter(({ fields }) => !isHiddenFromMe(book, me, fields))
    if (visible.length < foreign.length && article !== null) hidden.push(article)
    if (visible.length > 0) articles.push(inboxArticle(book, me, { articleId, article }, visible))
  }
  return {
    articles,
    decided: articles.reduce((sum, each) => sum + each.decided, 0),
    all: articles.reduce((sum, each) => sum + each.all, 0),
    asks: articles.reduce((sum, each) => sum + each.asks, 0),
    toDo: articles.reduce((sum, each) => sum + each.toDo, 0),
    hidden,
    waiting: waitingReviews(book, me),
  }
}

function isForMe({ identities }: ReviewBook, me: RecordId, { fields }: KeptClaim): boolean {
  if (identities.isSame(fields.annotatorId, me)) return false
  return fields.missedBy === undefined || !identities.isSame(fields.missedBy, me)
}

function waitingReviews(book: ReviewBook, me: RecordId): readonly KeptReview[] {
  const strays = [...book.reviewsOf.keys()].filter((claimId) => !book.claims.has(claimId))
  return strays
    .flatMap((claimId) => book.reviewsOf.get(claimId) ?? [])
    .filter(({ fields }) => !isHiddenFromMe(book, me, fields))
    .sort((a, b) => (a.id < b.id ? -1 : 1))
}

function inboxArticle(
  book: ReviewBook,
  me: RecordId,
  of: Pick<InboxArticle, 'articleId' | 'article'>,
  claims: readonly KeptClaim[],
): InboxArticle {
  const entries = claims.map((claim) => keptEntry(book, me, claim))
  const owners = new Set(entries.map(({ owner }) => owner))
  const completed = [...(book.completedBy.get(of.articleId) ?? [])].filter((person) => owners.has(person))
  return {
    ...of,
    entries,
    decided: entries.filter(({ isDecided }) => isDecided).length,
    all: entries.length,
    asks: entries.filter(({ asksMe }) => asksMe).length,
    toDo: entries.filter(({ isDecided, asksMe }) => !isDecided || asksMe).length,
    completedBy: new Set(completed),
  }
}

/** The same entry as long as nothing that concerns it has changed. */
const keptEntry = keptByClaim(inboxEntry)

function inboxEntry(book: ReviewBook, me: RecordId, claim: KeptClaim): InboxEntry {
  const reviews = standingsOfOthers(book, me, claim.id)
  const person = book.identities.personOf(me)
  const mine = reviews.find(({ reviewer }) => reviewer === person) ?? null
  const state = stateForMe(book, me, claim, mine)
  return {
    claim,
    owner: book.identities.personOf(claim.fields.annotatorId),
    start: startOf(claim),
    state,
    mine,
    others: reviews.filter((review) => review !== mine),
    isDecided: state !== 'unreviewed' && state !== 'stale',
    asksMe: mine?.turn === 'reviewer',
    threads: threadsOfClaim(book, me, claim.id),
  }
}

function stateForMe(
  book: ReviewBook,
  me: RecordId,
  claim: KeptClaim,
  mine: ReviewStanding | null,
): InboxEntry['state'] {
  if (mine !== null && mine.state !== 'waiting') return mine.state
  return isMyOwnTakenOver(book, me, claim) ? 'settled' : 'unreviewed'
}

/** What makes a claim another record, not another claim. */
const OF_THE_RECORD = new Set(['annotatorId', 'missedBy', 'adopts', 'origin', 'note'])

/** Whether a claim took over one of mine and says the same. */
function isMyOwnTakenOver(book: ReviewBook, me: RecordId, { fields }: KeptClaim): boolean {
  const source = fields.adopts === undefined ? undefined : book.claims.get(fields.adopts)
  if (source === undefined || !book.identities.isSame(source.fields.annotatorId, me)) return false
  const differing = differences(source.fields as never, fields as never)
  return differing.every(({ field }) => OF_THE_RECORD.has(field))
}
