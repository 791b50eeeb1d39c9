import type { RecordId } from '../base/ids.ts'
import { isSameList } from '../base/ordered-list.ts'
import type { KeptClaim, KeptComment, KeptReview, ReviewBook } from './review-book.ts'

/** All of a book that what is made for a claim may follow from, besides the claim. */
interface Grounds {
  readonly me: RecordId
  readonly identities: ReviewBook['identities']
  /** `null` where it plays no part. */
  readonly completedBy: ReviewBook['completedBy'] | null
  readonly history: ReturnType<ReviewBook['historyOf']>
  /** The claim that this one took over. */
  readonly source: KeptClaim | undefined
  readonly reviews: readonly KeptReview[]
  readonly comments: readonly KeptComment[]
  /** Where the comments were found: nobody looks for them again while this is the same. */
  readonly threads: ReviewBook['threads']
}

/**
 * The same function, which answers the same object for a claim as long as nothing that concerns it has changed: the claim
 * itself, its reviews, the threads about these, its history, the claim it took over, who is who, and what is hidden. It
 * must look at nothing else.
 */
export function keptByClaim<T>(
  make: (book: ReviewBook, me: RecordId, claim: KeptClaim) => T,
): (book: ReviewBook, me: RecordId, claim: KeptClaim) => T {
  const kept = new WeakMap<KeptClaim, { grounds: Grounds; made: T }>()
  return (book, me, claim) => {
    const before = kept.get(claim)
    const grounds = groundsOf(book, me, claim, before?.grounds)
    if (before !== undefined && isSame(before.grounds, grounds)) {
      before.grounds = grounds
      return before.made
    }
    const made = make(book, me, claim)
    kept.set(claim, { grounds, made })
    return made
  }
}

const NO_REVIEWS: readonly KeptReview[] = []

function groundsOf(book: ReviewBook, me: RecordId, claim: KeptClaim, before: Grounds | undefined): Grounds {
  const { isBlind, identities, completedBy, threads } = book
  const { adopts } = claim.fields
  const reviews = book.reviewsOf.get(claim.id) ?? NO_REVIEWS
  const isSameTalk = before?.threads === threads && before.reviews === reviews
  return {
    me,
    identities,
    completedBy: isBlind ? completedBy : null,
    history: book.historyOf(claim.id),
    source: adopts === undefined ? undefined : book.claims.get(adopts),
    reviews,
    comments: isSameTalk ? before.comments : commentsAbout(book, [claim, ...reviews]),
    threads,
  }
}

function commentsAbout({ threads, threadsAbout }: ReviewBook, subjects: readonly { readonly id: RecordId }[]) {
  if (threads.size === 0) return NO_COMMENTS
  return subjects.flatMap(({ id }) => [...(threadsAbout.get(id) ?? [])].flatMap((thread) => threads.get(thread) ?? []))
}

const NO_COMMENTS: readonly KeptComment[] = []

function isSame(a: Grounds, b: Grounds): boolean {
  return (
    a.me === b.me &&
    a.identities === b.identities &&
    a.completedBy === b.completedBy &&
    a.history === b.history &&
    a.source === b.source &&
    isSameList(a.reviews, b.reviews) &&
    isSameList(a.comments, b.comments)
  )
}
