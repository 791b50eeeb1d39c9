import { assertNever } from '../base/assert-never.ts'
import type { RecordId } from '../base/ids.ts'
import { VERDICTS } from '../claim/record-fields.ts'
import { compareHlc } from '../history/hlc.ts'
import { isHiddenFromMe } from './blind.ts'
import { type KeptClaim, type KeptComment, type KeptReview, type ReviewBook, sightOf } from './review-book.ts'
import { lastComments, type Thread, threadsOfReview } from './threads.ts'
import { type Changes, changesSince, citedBy, isSameValue, valueIn, versionsOf } from './versions.ts'

/**
 * Where a review stands.
 *
 * - `waiting`: the claim that it is about is not here.
 * - `stale`: the claim says something else than when it was looked at, other than by what this very review proposes. It
 *   is for the reviewer to look again.
 * - `settled`: nothing is left to do. What it proposes is what the claim says now; or its claim is deleted; or all threads
 *   about it as it is now (a dispute, an answer) are resolved, and the claim has not changed since.
 * - `accepted`, `amendment-proposed`, `rejected`, `question`: the verdict, on what the claim says now. A verdict that only
 *   a newer version knows stands as a question, because a person has to look at it.
 */
export type ReviewState = 'waiting' | 'accepted' | 'amendment-proposed' | 'rejected' | 'question' | 'stale' | 'settled'

/** A review with all that follows for it from the claim and the comments as they are now. */
export interface ReviewStanding {
  readonly review: KeptReview
  /** `null` while it waits. */
  readonly claim: KeptClaim | null
  /** The person who reviewed. */
  readonly reviewer: RecordId
  readonly state: ReviewState
  readonly settledBy: 'adopted' | 'deleted' | 'resolved' | null
  /** Whether the owner disputes the review as it is now, in a thread that is open. */
  readonly disputed: boolean
  /** Whether the owner answered the review as it is now, in a thread that is open. */
  readonly answered: boolean
  /** What the claim says other than when it was looked at, but for what this review proposes. No fields: nothing. */
  readonly changes: Changes
  /** The threads about this review that I may see, the oldest first. */
  readonly threads: readonly Thread[]
  /** Who is asked to act: the owner under an open verdict; the reviewer once that is disputed or answered, until they have the last word, or stale. */
  readonly turn: 'owner' | 'reviewer' | null
}

/** Where a claim stands under all its reviews together. */
export type ClaimReviewState = 'unreviewed' | Exclude<ReviewState, 'waiting'>

/** A claim under review. */
export interface ClaimStanding {
  /** The state among those of its reviews that asks most (see `MOST_ASKING`); `unreviewed` where there is none. */
  readonly state: ClaimReviewState
  readonly disputed: boolean
  /** By other people than the owner, one of each, the oldest first. */
  readonly reviews: readonly ReviewStanding[]
}

/** The states of reviews, that which asks most of somebody first. */
const MOST_ASKING = ['rejected', 'amendment-proposed', 'question', 'stale', 'accepted', 'settled'] as const

/** Where a claim stands, as far as I may see it. */
export function claimStanding(book: ReviewBook, me: RecordId, claimId: RecordId): ClaimStanding {
  const reviews = standingsOfOthers(book, me, claimId)
  return {
    state: MOST_ASKING.find((state) => reviews.some((review) => review.state === state)) ?? 'unreviewed',
    disputed: reviews.some(({ disputed }) => disputed),
    reviews,
  }
}

/** Where the reviews of a claim by other people than its owner stand, as far as I may see them, the oldest first. */
export function standingsOfOthers(book: ReviewBook, me: RecordId, claimId: RecordId): readonly ReviewStanding[] {
  return reviewsOfOthers(book, claimId)
    .filter(({ fields }) => !isHiddenFromMe(book, me, fields))
    .map((review) => reviewStanding(book, me, review))
}

/** The reviews of a claim by other people than its owner. Of several by one person, under several identities, the latest. */
function reviewsOfOthers(book: ReviewBook, claimId: RecordId): readonly KeptReview[] {
  const { personOf } = book.identities
  const claim = book.claims.get(claimId)
  const owner = claim === undefined ? null : personOf(claim.fields.annotatorId)
  const latest = new Map<RecordId, KeptReview>()
  for (const review of [...(book.reviewsOf.get(claimId) ?? [])].sort(byClock)) {
    const person = personOf(review.fields.annotatorId)
    if (person !== owner) latest.set(person, review)
  }
  return [...latest.values()]
}

/** Where one review stands, with the comments that I may see. */
export function reviewStanding(book: ReviewBook, me: RecordId, review: KeptReview): ReviewStanding {
  const threads = threadsOfReview(book, me, review.id)
  if (threads.length > 0) return workedOut(book, review, threads)
  const claim = book.claims.get(review.fields.claimId) ?? null
  const history = book.historyOf(review.fields.claimId)
  const reviewer = book.identities.personOf(review.fields.annotatorId)
  const before = undiscussed.get(review)
  if (before?.standing.claim === claim && before.history === history && before.standing.reviewer === reviewer) {
    return before.standing
  }
  const standing = workedOut(book, review, threads)
  undiscussed.set(review, { standing, history })
  return standing
}

/** Where reviews stand that nobody talks about: that follows from few things, so it is worked out once for thousands. */
const undiscussed = new WeakMap<
  KeptReview,
  { readonly standing: ReviewStanding; readonly history: ReturnType<ReviewBook['historyOf']> }
>()

function workedOut(book: ReviewBook, review: KeptReview, threads: readonly Thread[]): ReviewStanding {
  const reviewer = book.identities.personOf(review.fields.annotatorId)
  const claim = book.claims.get(review.fields.claimId) ?? null
  const seen = { review, claim, reviewer, threads }
  const nothing = { settledBy: null, disputed: false, answered: false, changes: NO_CHANGES, turn: null } as const
  if (claim === null) return { ...seen, ...nothing, state: 'waiting' }
  if (claim.isDeleted) return { ...seen, ...nothing, state: 'settled', settledBy: 'deleted' }
  const changes = otherChanges(review, changesOf(book, claim, review))
  const settledBy = settlement(book, claim, review, changes, threads)
  const ownerDid = (act: 'dispute' | 'answer') => threads.some((thread) => hasOpen(book, claim, review, thread, act))
  const [disputed, answered] = [ownerDid('dispute'), ownerDid('answer')]
  const isHeard = (thread: Thread) =>
    lastComments(thread).every(({ fields }) => book.identities.isSame(reviewer, fields.annotatorId))
  const replied = threads.filter((thread) => REPLIES.some((act) => hasOpen(book, claim, review, thread, act)))
  const state = settledBy !== null ? 'settled' : isNone(changes) ? stateOfVerdict(review) : 'stale'
  const turn = turnOf(state, !replied.every(isHeard))
  return { ...seen, state, settledBy, disputed, answered, changes, turn }
}

/** What the owner of a claim says to a review of it. */
const REPLIES = ['dispute', 'answer'] as const

const NO_CHANGES: Changes = { kind: 'known', fields: [] }

function isNone(changes: Changes): boolean {
  return changes.kind === 'known' && changes.fields.length === 0
}

function changesOf(book: ReviewBook, claim: KeptClaim, record: KeptReview | KeptComment): Changes {
  const sight = sightOf(record)
  return sight === null ? NO_CHANGES : changesSince(claim.state, sight, book.historyOf(claim.id))
}

/** Changes but for those to what a review proposes, whoever made them. */
function otherChanges({ fields: { proposal = {} } }: KeptReview, changes: Changes): Changes {
  if (changes.kind === 'unknown') return changes
  return {
    kind: 'known',
    fields: changes.fields.filter(
      ({ field, after }) => !Object.hasOwn(proposal, field) || !isSameValue(after, proposal[field] ?? null),
    ),
  }
}

function settlement(
  book: ReviewBook,
  claim: KeptClaim,
  review: KeptReview,
  changes: Changes,
  threads: readonly Thread[],
): ReviewStanding['settledBy'] {
  if (isNone(changes) && isAdopted(claim, review)) return 'adopted'
  if (review.fields.verdict === 'accept' && isNone(changes)) return null
  const closes = ({ isResolved, act }: Thread) => {
    if (!isResolved || act === null || !isAboutNow(review, act.by)) return false
    return isNone(sightOf(act.by) === null ? changes : changesOf(book, claim, act.by))
  }
  return threads.length > 0 && threads.every(closes) ? 'resolved' : null
}

/** Whether a claim says all that an amendment proposes. */
function isAdopted({ fields }: KeptClaim, { fields: { verdict, proposal = {} } }: KeptReview): boolean {
  const asked = Object.entries(proposal)
  return (
    verdict === 'amend' &&
    asked.length > 0 &&
    asked.every(([field, value]) => isSameValue(valueIn(fields as never, field), value))
  )
}

function hasOpen(
  book: ReviewBook,
  claim: KeptClaim,
  review: KeptReview,
  { isResolved, first, replies }: Thread,
  act: 'dispute' | 'answer',
): boolean {
  if (isResolved) return false
  const comments = first === null ? replies : [first, ...replies]
  return comments.some(
    (comment) =>
      comment.fields.act === act &&
      book.identities.isSame(comment.fields.annotatorId, claim.fields.annotatorId) &&
      isAboutNow(review, comment),
  )
}

/** Whether a comment is about a review as it is now: who changes a review asks anew. One that cites nothing counts. */
function isAboutNow(review: KeptReview, comment: KeptComment): boolean {
  const cited = citedBy(comment.state)
  return cited.size === 0 || versionsOf(review.state).some((rid) => cited.has(rid))
}

function stateOfVerdict({ fields }: KeptReview): ReviewState {
  const verdict = VERDICTS.find((known) => known === fields.verdict) ?? 'question'
  switch (verdict) {
    case 'accept':
      return 'accepted'
    case 'amend':
      return 'amendment-proposed'
    case 'reject':
      return 'rejected'
    case 'question':
      return 'question'
    default:
      return assertNever(verdict)
  }
}

function turnOf(state: ReviewState, isReplied: boolean): ReviewStanding['turn'] {
  if (state === 'stale') return 'reviewer'
  if (state === 'waiting' || state === 'settled' || state === 'accepted') return null
  return isReplied ? 'reviewer' : 'owner'
}

function byClock(a: KeptReview, b: KeptReview): number {
  return compareHlc(a.state.modifiedAt, b.state.modifiedAt) || (a.id < b.id ? -1 : 1)
}
