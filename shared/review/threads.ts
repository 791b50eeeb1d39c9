import type { RecordId } from '../base/ids.ts'
import type { CommentAct } from '../claim/record-fields.ts'
import type { Target } from '../selector/selector.ts'
import type { KeptComment, ReviewBook } from './review-book.ts'
import type { Changes } from './standing.ts'

/** What a thread is about. An article as a whole where it names nothing closer. */
export type ThreadSubject =
  | { readonly kind: 'claim'; readonly claimId: RecordId }
  | { readonly kind: 'review'; readonly claimId: RecordId | null; readonly reviewId: RecordId }
  | { readonly kind: 'passage'; readonly target: Target }
  | { readonly kind: 'article' }

/** A comment and all that reply to it. */
export interface Thread {
  /** The id of its first comment, whether that is here or not. */
  readonly id: RecordId
  readonly articleId: RecordId
  readonly subject: ThreadSubject
  /** `null` where it was deleted or has not come yet: its replies still stand. */
  readonly first: KeptComment | null
  /** Those that are not deleted, each behind what it had seen, else by their clocks. The first is not among them. */
  readonly replies: readonly KeptComment[]
  readonly isResolved: boolean
  /** The comment that decided so; `null` for a thread that nobody has resolved or disputed. */
  readonly decidedBy: KeptComment | null
  /** What the thread does: the latest act in it; `null` where it only says something. */
  readonly act: CommentAct | null
  /** How the claim changed since the first comment looked at it; no fields for what is about no claim. */
  readonly changes: Changes
}

/** All threads of an article that I may see, the oldest first. */
export function threadsOfArticle(book: ReviewBook, me: RecordId, articleId: RecordId): readonly Thread[] {
  throw new Error(`not yet: ${book.isBlind} ${me} ${articleId}`)
}

/** The threads about a claim and about its reviews that I may see, the oldest first. */
export function threadsOfClaim(book: ReviewBook, me: RecordId, claimId: RecordId): readonly Thread[] {
  throw new Error(`not yet: ${book.isBlind} ${me} ${claimId}`)
}
