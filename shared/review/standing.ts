import type { RecordId } from '../base/ids.ts'
import type { Json } from '../base/json.ts'
import type { KeptClaim, KeptReview, ReviewBook } from './review-book.ts'
import type { Thread } from './threads.ts'

/** A field that is not what it was. `null` stands for unset. */
export interface FieldDifference {
  readonly field: string
  readonly before: Json
  readonly after: Json
}

/** How a claim changed since somebody looked at it. `unknown`: it did, and the version looked at is not here. */
export type Changes =
  | { readonly kind: 'known'; readonly fields: readonly FieldDifference[] }
  | { readonly kind: 'unknown' }

/**
 * Where a review stands.
 *
 * - `waiting`: the claim that it is about is not here.
 * - `stale`: the claim was changed after it was looked at, other than by what this very review proposes. The reviewer
 *   looks again.
 * - `settled`: nothing is left to do. Its amendment is what the claim says now; or its claim is deleted; or a thread
 *   about this review (a dispute, an answer) was resolved, and the claim has not been changed since.
 * - `accepted`, `amendment-proposed`, `rejected`, `question`: the verdict on the version that stands now.
 */
export type ReviewState = 'waiting' | 'accepted' | 'amendment-proposed' | 'rejected' | 'question' | 'stale' | 'settled'

/** A review with all that follows for it from the claim and the comments as they are now. */
export interface ReviewStanding {
  readonly review: KeptReview
  /** `null` while it waits. */
  readonly claim: KeptClaim | null
  /** The person who reviewed, and the one whose claim it is. */
  readonly reviewer: RecordId
  readonly owner: RecordId | null
  readonly state: ReviewState
  readonly settledBy: 'adopted' | 'deleted' | 'resolved' | null
  /** Whether the owner disputes this version of the review, in a thread that is open. */
  readonly disputed: boolean
  /** Whether the owner answered this version of it, in a thread that is open. */
  readonly answered: boolean
  /** What the claim says other than when it was looked at, but for what this review proposes. No fields: nothing. */
  readonly changes: Changes
  /** The threads about this review, the oldest first. */
  readonly threads: readonly Thread[]
  /** Who is asked to act: the owner of an open verdict; the reviewer once that is disputed, answered or stale. */
  readonly turn: 'owner' | 'reviewer' | null
}

/** Where a claim stands under all its reviews together. */
export type ClaimReviewState = 'unreviewed' | Exclude<ReviewState, 'waiting'>

/** A claim under review. */
export interface ClaimStanding {
  /**
   * The state that asks most: `rejected`, `amendment-proposed`, `question`, `stale`, `accepted`, `settled`, in this order;
   * `unreviewed` where nobody but its owner has said anything.
   */
  readonly state: ClaimReviewState
  readonly disputed: boolean
  /** By other people than the owner, the oldest first. */
  readonly reviews: readonly ReviewStanding[]
}

/** Where one review stands. */
export function reviewStanding(book: ReviewBook, review: KeptReview): ReviewStanding {
  throw new Error(`not yet: ${book.isBlind} ${review.id}`)
}

/** Where a claim stands, for somebody who may not see everything yet (see `isHiddenFromMe`). */
export function claimStanding(book: ReviewBook, me: RecordId, claimId: RecordId): ClaimStanding {
  throw new Error(`not yet: ${book.isBlind} ${me} ${claimId}`)
}
