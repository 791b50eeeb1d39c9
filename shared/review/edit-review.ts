/**
 * What reviewers and owners do to claims, as edits: each answers what is to be written, or why it is refused. Whoever
 * acts is `me`, the annotator at the keyboard; ids of new records come from the caller.
 */
import { derivedId, type RecordId } from '../base/ids.ts'
import type { Json, JsonObject } from '../base/json.ts'
import { err, ok, type Result } from '../base/result.ts'
import type { ClaimSet } from '../claim/edit-claim.ts'
import { claimSchema } from '../claim/record-fields.ts'
import type { Edit } from '../history/change.ts'
import { currentValues } from '../history/read-record.ts'
import type { KeptClaim, KeptReview, ReviewBook } from './review-book.ts'
import type { ReviewProblem } from './review-problem.ts'
import { reviewStanding } from './standing.ts'
import { isSameValue, valueIn, versionOf, versionsOf } from './versions.ts'

/** What is to be written, or why nothing is. */
export type Edits = Result<readonly Edit[], ReviewProblem>

/** A verdict with what belongs to it. `proposal`: fields of the claim in stored form, `null` unsets. */
export type Decision =
  | { readonly verdict: 'accept'; readonly reason?: string }
  | { readonly verdict: 'amend'; readonly proposal: ClaimSet; readonly reason?: string }
  | { readonly verdict: 'reject'; readonly reason: string }
  | { readonly verdict: 'question'; readonly reason: string }

/** What no amendment proposes: it would be another claim, or none. */
const NOT_TO_PROPOSE = ['articleId', 'annotatorId', 'missedBy', 'adopts', 'deleted']

/** The id of an annotator's review of a claim: everybody has one of each, on every machine. */
export function reviewId(claimId: RecordId, annotatorId: RecordId): RecordId {
  return derivedId(claimId, `review:${annotatorId}`)
}

/** My review of a claim as it is now; it replaces what I said before. */
export function decide(book: ReviewBook, me: RecordId, claimId: RecordId, decision: Decision): Edits {
  const claim = book.claims.get(claimId)
  const rid = claim === undefined ? null : versionOf(claim.state)
  if (claim === undefined || claim.isDeleted || rid === null) return err({ kind: 'review-of-nothing' })
  if (book.identities.isSame(claim.fields.annotatorId, me)) return err({ kind: 'own-claim' })
  const reason = decision.reason?.trim() ?? ''
  if (decision.verdict === 'reject' && reason === '') return err({ kind: 'reason-missing' })
  if (decision.verdict === 'question' && reason === '') return err({ kind: 'question-missing' })
  const proposal = decision.verdict === 'amend' ? proposalFor(claim, decision.proposal) : ok(null)
  if (!proposal.ok) return proposal
  const set = {
    articleId: claim.fields.articleId,
    claimId,
    rid,
    annotatorId: me,
    verdict: decision.verdict,
    reason: reason === '' ? null : reason,
    proposal: proposal.value,
    deleted: null,
  }
  const { projectId } = claim.state
  const because = versionsOf(claim.state)
  return ok([{ recordId: reviewId(claimId, me), kind: 'review', projectId, set, because }])
}

/** Accepts several claims in one; those that I have accepted as they are now, my own and deleted ones are passed over. */
export function acceptAll(book: ReviewBook, me: RecordId, claimIds: readonly RecordId[]): readonly Edit[] {
  return [...new Set(claimIds)].flatMap((claimId) => {
    const review = book.reviews.get(reviewId(claimId, me))
    const isHere = review !== undefined && !review.isDeleted
    if (isHere && reviewStanding(book, me, review).state === 'accepted') return []
    const edits = decide(book, me, claimId, { verdict: 'accept' })
    return edits.ok ? edits.value : []
  })
}

/** Takes my review back: it goes to the bin. */
export function withdrawReview(book: ReviewBook, me: RecordId, id: RecordId): Edits {
  const review = book.reviews.get(id)
  if (review === undefined || review.isDeleted) return err({ kind: 'review-of-nothing' })
  if (!isMine(book, me, review)) return err({ kind: 'not-yours' })
  return ok([{ recordId: id, kind: 'review', projectId: review.state.projectId, set: { deleted: true } }])
}

/** Does to my claim what a review asks: an amendment is set, a rejected claim deleted. Cites the review. */
export function adopt(book: ReviewBook, me: RecordId, id: RecordId): Edits {
  const review = book.reviews.get(id)
  const claim = review === undefined ? undefined : book.claims.get(review.fields.claimId)
  if (review === undefined || review.isDeleted || claim === undefined || claim.isDeleted) {
    return err({ kind: 'review-of-nothing' })
  }
  if (!isMine(book, me, claim)) return err({ kind: 'not-yours' })
  const set = setOfAdoption(claim, review)
  if (!set.ok) return set
  const { projectId } = claim.state
  return ok([{ recordId: claim.id, kind: 'claim', projectId, set: set.value, because: versionsOf(review.state) }])
}

/** Makes a claim of mine of one that I missed. Cites it. */
export function adoptMissed(book: ReviewBook, me: RecordId, claimId: RecordId, newId: RecordId): Edits {
  const missed = book.claims.get(claimId)
  if (missed === undefined || missed.isDeleted) return err({ kind: 'review-of-nothing' })
  const { missedBy } = missed.fields
  if (missedBy === undefined || !book.identities.isSame(missedBy, me)) return err({ kind: 'not-yours' })
  const { missedBy: _, deleted: __, note: ___, ...values } = currentValues(missed.state)
  const set = { ...values, annotatorId: me, adopts: claimId }
  const { projectId } = missed.state
  return ok([{ recordId: newId, kind: 'claim', projectId, set, because: versionsOf(missed.state) }])
}

/** The fields of a claim of mine that somebody else missed, from those that `createClaim` gives. */
export function missedBy(claim: ClaimSet, annotatorId: RecordId): ClaimSet {
  return { ...claim, missedBy: annotatorId }
}

/** Whether a record is mine, under whichever of my identities; it is revised under the one that owns it. */
function isMine({ identities }: ReviewBook, me: RecordId, { state, fields }: KeptClaim | KeptReview): boolean {
  return identities.isSame(state.ownerId ?? fields.annotatorId, me)
}

function setOfAdoption(claim: KeptClaim, { fields }: KeptReview): Result<ClaimSet, ReviewProblem> {
  if (fields.verdict === 'reject') return ok({ deleted: true })
  if (fields.verdict !== 'amend' || fields.proposal === undefined) return err({ kind: 'nothing-to-adopt' })
  return proposalFor(claim, fields.proposal)
}

/** The part of a proposal that would change a claim, if that leaves a claim. */
function proposalFor({ state }: KeptClaim, proposal: ClaimSet): Result<ClaimSet, ReviewProblem> {
  const values = currentValues(state)
  const barred = Object.keys(proposal).find((field) => NOT_TO_PROPOSE.includes(field))
  if (barred !== undefined) return err({ kind: 'proposal-unfit', field: barred })
  const changed = Object.entries(proposal).filter(([field, value]) => !isSameValue(valueIn(values, field), value))
  if (changed.length === 0) return err({ kind: 'proposal-empty' })
  const unfit = claimSchema.safeParse(withoutNulls({ ...values, ...Object.fromEntries(changed) }))
  if (!unfit.success) return err({ kind: 'proposal-unfit', field: String(unfit.error.issues[0]?.path[0] ?? '') })
  return ok(Object.fromEntries(changed))
}

function withoutNulls(values: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(values).filter((entry): entry is [string, Json] => entry[1] !== null))
}
