import type { RecordId } from '../base/ids.ts'
import type { KeptArticle, KeptClaim, KeptReview, ReviewBook } from './review-book.ts'
import type { ClaimReviewState, ReviewStanding } from './standing.ts'
import type { Thread } from './threads.ts'

/** A colleague's claim that is for me to review. */
export interface InboxEntry {
  readonly claim: KeptClaim
  /** The person whose claim it is. */
  readonly owner: RecordId
  /** Where it starts, in code points of its article. */
  readonly start: number
  /** As my own review stands. */
  readonly state: ClaimReviewState
  readonly mine: ReviewStanding | null
  /** What other reviewers said, as far as I may see it. */
  readonly others: readonly ReviewStanding[]
  /** Whether I have said what I think of it as it is now. A stale review of mine does not count. */
  readonly isDecided: boolean
  /** Whether I am asked again: my review is stale, disputed or answered. */
  readonly asksMe: boolean
  readonly threads: readonly Thread[]
}

/** An article with claims of colleagues. */
export interface InboxArticle {
  readonly article: KeptArticle
  /** In text order. */
  readonly entries: readonly InboxEntry[]
  readonly decided: number
  readonly all: number
  /** The people who have claims here and have marked the article complete. */
  readonly completedBy: ReadonlySet<RecordId>
}

/** What there is for me to review. */
export interface ReviewInbox {
  /** Articles with at least one claim of somebody else that I may see, in the order of the library. */
  readonly articles: readonly InboxArticle[]
  readonly decided: number
  readonly all: number
  /** Articles in which colleagues have claims that stay hidden until my own work there is complete. */
  readonly hidden: readonly KeptArticle[]
  /** Reviews, mine or others', of claims that are not here. */
  readonly waiting: readonly KeptReview[]
}

/** What colleagues made that I may see, with what I said of it. A claim that I am said to have missed is not among it. */
export function reviewInbox(book: ReviewBook, me: RecordId): ReviewInbox {
  throw new Error(`not yet: ${book.isBlind} ${me}`)
}

/** The next claim that I have not decided, in the order of the inbox and round its end; `null` where none is left. */
export function nextUndecided(inbox: ReviewInbox, after: RecordId | null): InboxEntry | null {
  throw new Error(`not yet: ${inbox.all} ${after}`)
}
