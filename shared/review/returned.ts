import type { RecordId } from '../base/ids.ts'
import type { KeptArticle, KeptClaim, ReviewBook } from './review-book.ts'
import type { ReviewStanding } from './standing.ts'
import type { Thread } from './threads.ts'

/** Something that came back to me. `isOpen`: it is my turn. */
export type ReturnedItem =
  | {
      readonly kind: 'review'
      readonly article: KeptArticle | null
      readonly claim: KeptClaim
      readonly start: number
      readonly standing: ReviewStanding
      readonly isOpen: boolean
    }
  | {
      readonly kind: 'missed'
      readonly article: KeptArticle | null
      /** The reviewer's claim that I am said to have missed. */
      readonly claim: KeptClaim
      readonly start: number
      /** My claim that took it over. */
      readonly adopted: RecordId | null
      readonly disputed: boolean
      readonly threads: readonly Thread[]
      readonly isOpen: boolean
    }
  | {
      readonly kind: 'thread'
      readonly article: KeptArticle | null
      /** `null` for a thread on a bare passage or on an article. */
      readonly claim: KeptClaim | null
      readonly start: number
      readonly thread: Thread
      readonly isOpen: boolean
    }

/** What came back, counted. Each is counted once, where it stands now. */
export interface ReturnedCounts {
  readonly accepted: number
  readonly amendments: number
  readonly rejected: number
  readonly questions: number
  readonly missed: number
  /** Open threads on my claims, or that I take part in, whose last word is somebody else's. */
  readonly comments: number
  readonly stale: number
  readonly settled: number
}

export interface Returned {
  /** In the order of the library, then of the text. */
  readonly items: readonly ReturnedItem[]
  readonly counts: ReturnedCounts
  /** How many wait for me. */
  readonly open: number
}

/** What others said of my claims, and the claims that they say I missed. */
export function returnedReviews(book: ReviewBook, me: RecordId): Returned {
  throw new Error(`not yet: ${book.isBlind} ${me}`)
}

/** The next that waits for me, in the order of the list and round its end; `null` where none does. */
export function nextReturned(returned: Returned, after: ReturnedItem | null): ReturnedItem | null {
  throw new Error(`not yet: ${returned.open} ${after?.kind}`)
}
