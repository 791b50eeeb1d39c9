/**
 * What people do in a review, as edits: each answers what is to be written, or why it is refused. Whoever acts is `me`,
 * the annotator at the keyboard; ids of new records come from the caller.
 */
import type { ProjectId, RecordId } from '../base/ids.ts'
import type { Result } from '../base/result.ts'
import type { ClaimSet } from '../claim/edit-claim.ts'
import type { Edit } from '../history/change.ts'
import type { Target } from '../selector/selector.ts'
import type { ReviewBook } from './review-book.ts'
import type { ReviewProblem } from './review-problem.ts'

type Edits = Result<readonly Edit[], ReviewProblem>

/** A verdict with what belongs to it. `proposal`: fields of the claim in stored form, `null` unsets. */
export type Decision =
  | { readonly verdict: 'accept'; readonly reason?: string }
  | { readonly verdict: 'amend'; readonly proposal: ClaimSet; readonly reason?: string }
  | { readonly verdict: 'reject'; readonly reason: string }
  | { readonly verdict: 'question'; readonly reason: string }

/** My review of a claim as it is now; it replaces what I said before. */
export function decide(book: ReviewBook, me: RecordId, claimId: RecordId, decision: Decision): Edits {
  throw new Error(`not yet: ${book.isBlind} ${me} ${claimId} ${decision.verdict}`)
}

/** Accepts several claims in one; those that I have accepted as they are now, my own and deleted ones are passed over. */
export function acceptAll(book: ReviewBook, me: RecordId, claimIds: readonly RecordId[]): readonly Edit[] {
  throw new Error(`not yet: ${book.isBlind} ${me} ${claimIds.length}`)
}

/** Takes my review back: it goes to the bin. */
export function withdrawReview(book: ReviewBook, me: RecordId, reviewId: RecordId): Edits {
  throw new Error(`not yet: ${book.isBlind} ${me} ${reviewId}`)
}

/** Does to my claim what a review asks: an amendment is set, a rejected claim deleted. Cites the review. */
export function adopt(book: ReviewBook, me: RecordId, reviewId: RecordId): Edits {
  throw new Error(`not yet: ${book.isBlind} ${me} ${reviewId}`)
}

/** Makes a claim of mine of one that I missed. Cites it. */
export function adoptMissed(book: ReviewBook, me: RecordId, claimId: RecordId, newId: RecordId): Edits {
  throw new Error(`not yet: ${book.isBlind} ${me} ${claimId} ${newId}`)
}

/** What a new thread is about. */
export type CommentOn =
  | { readonly kind: 'claim'; readonly claimId: RecordId }
  | { readonly kind: 'review'; readonly reviewId: RecordId }
  | { readonly kind: 'passage'; readonly articleId: RecordId; readonly target: Target }
  | { readonly kind: 'article'; readonly articleId: RecordId }

/** Starts a thread. */
export function comment(book: ReviewBook, me: RecordId, on: CommentOn, text: string, newId: RecordId): Edits {
  throw new Error(`not yet: ${book.isBlind} ${me} ${on.kind} ${text} ${newId}`)
}

/** Disputes a review of my claim, or a claim that I am said to have missed; the words are required. */
export function dispute(
  book: ReviewBook,
  me: RecordId,
  on: Extract<CommentOn, { kind: 'claim' | 'review' }>,
  text: string,
  newId: RecordId,
): Edits {
  throw new Error(`not yet: ${book.isBlind} ${me} ${on.kind} ${text} ${newId}`)
}

/** Answers a question about my claim. */
export function answer(book: ReviewBook, me: RecordId, reviewId: RecordId, text: string, newId: RecordId): Edits {
  throw new Error(`not yet: ${book.isBlind} ${me} ${reviewId} ${text} ${newId}`)
}

/** Replies in a thread, by the id of its first comment. */
export function reply(book: ReviewBook, me: RecordId, threadId: RecordId, text: string, newId: RecordId): Edits {
  throw new Error(`not yet: ${book.isBlind} ${me} ${threadId} ${text} ${newId}`)
}

/** Resolves a thread or opens it again, with or without a word. */
export function setResolved(
  book: ReviewBook,
  me: RecordId,
  threadId: RecordId,
  isResolved: boolean,
  newId: RecordId,
  text?: string,
): Edits {
  throw new Error(`not yet: ${book.isBlind} ${me} ${threadId} ${isResolved} ${newId} ${text}`)
}

/** Changes the words of my comment. */
export function editComment(book: ReviewBook, me: RecordId, commentId: RecordId, text: string): Edits {
  throw new Error(`not yet: ${book.isBlind} ${me} ${commentId} ${text}`)
}

/** Puts my comment in the bin; replies to it stay. */
export function deleteComment(book: ReviewBook, me: RecordId, commentId: RecordId): Edits {
  throw new Error(`not yet: ${book.isBlind} ${me} ${commentId}`)
}

/** The fields of a claim of mine that somebody missed: what `createClaim` gives, with their name on it. */
export function missedBy(claim: ClaimSet, annotatorId: RecordId): ClaimSet {
  return { ...claim, missedBy: annotatorId }
}

/** Says that two annotators are one person. */
export function joinIdentities(projectId: ProjectId, person: RecordId, alias: RecordId): Edit {
  throw new Error(`not yet: ${projectId} ${person} ${alias}`)
}

/** Takes back that two annotators are one person, where it was said of these two. */
export function separateIdentities(projectId: ProjectId, a: RecordId, b: RecordId): Edit {
  throw new Error(`not yet: ${projectId} ${a} ${b}`)
}

/** Hides what colleagues do in an article until one's own work there is complete, or shows it. */
export function setBlind(projectId: ProjectId, isBlind: boolean): Edit {
  throw new Error(`not yet: ${projectId} ${isBlind}`)
}
