/** What people say to one another, as edits: comments, replies, and what these do to a thread. */
import type { ProjectId, RecordId, Rid } from '../base/ids.ts'
import type { Json } from '../base/json.ts'
import { err, ok } from '../base/result.ts'
import type { CommentAct } from '../claim/record-fields.ts'
import type { Target } from '../selector/selector.ts'
import type { Edits } from './edit-review.ts'
import type { KeptClaim, KeptReview, ReviewBook } from './review-book.ts'
import { lastComments, type Thread, threadOf } from './threads.ts'
import { versionOf, versionsOf } from './versions.ts'

/** What a new thread is about. */
export type CommentOn =
  | { readonly kind: 'claim'; readonly claimId: RecordId }
  | { readonly kind: 'review'; readonly reviewId: RecordId }
  | { readonly kind: 'passage'; readonly articleId: RecordId; readonly target: Target }
  | { readonly kind: 'article'; readonly articleId: RecordId }

/** A comment to be written. */
interface Draft {
  readonly on: CommentOn
  readonly text: string
  readonly act?: CommentAct
  readonly thread?: Thread
}

/** Starts a thread. */
export function startThread(book: ReviewBook, me: RecordId, on: CommentOn, text: string, newId: RecordId): Edits {
  return written(book, me, { on, text }, newId)
}

/** Disputes a review of my claim, or a claim that I am said to have missed; the words are required. */
export function dispute(
  book: ReviewBook,
  me: RecordId,
  on: Extract<CommentOn, { readonly kind: 'claim' | 'review' }>,
  text: string,
  newId: RecordId,
): Edits {
  return written(book, me, { on, text, act: 'dispute' }, newId)
}

/** Answers a question about my claim. */
export function answer(book: ReviewBook, me: RecordId, reviewId: RecordId, text: string, newId: RecordId): Edits {
  return written(book, me, { on: { kind: 'review', reviewId }, text, act: 'answer' }, newId)
}

/** Replies in a thread, by the id of its first comment. */
export function reply(book: ReviewBook, me: RecordId, threadId: RecordId, text: string, newId: RecordId): Edits {
  const thread = threadOf(book, me, threadId)
  if (thread === null) return err({ kind: 'review-of-nothing' })
  return written(book, me, { on: subjectOf(thread), text, thread }, newId)
}

/** Resolves a thread or opens it again, with or without a word. Everybody may. */
export function setResolved(
  book: ReviewBook,
  me: RecordId,
  threadId: RecordId,
  isResolved: boolean,
  newId: RecordId,
  text = '',
): Edits {
  const thread = threadOf(book, me, threadId)
  if (thread === null) return err({ kind: 'review-of-nothing' })
  const act = isResolved ? 'resolve' : 'reopen'
  return written(book, me, { on: subjectOf(thread), text, act, thread }, newId)
}

/** Changes the words of my comment. */
export function editComment(book: ReviewBook, me: RecordId, commentId: RecordId, text: string): Edits {
  const { act } = book.comments.get(commentId)?.fields ?? {}
  if (text.trim() === '' && !needsNoWords(act)) return err({ kind: 'comment-empty' })
  return setMine(book, me, commentId, { text: text.trim() === '' ? null : text.trimEnd() })
}

/** Puts my comment in the bin; replies to it stay, and what it did to its thread no longer counts. */
export function deleteComment(book: ReviewBook, me: RecordId, commentId: RecordId): Edits {
  return setMine(book, me, commentId, { deleted: true })
}

function setMine(book: ReviewBook, me: RecordId, recordId: RecordId, set: { readonly [field: string]: Json }): Edits {
  const comment = book.comments.get(recordId)
  if (comment === undefined || comment.isDeleted) return err({ kind: 'review-of-nothing' })
  const { state, fields } = comment
  if (!book.identities.isSame(state.ownerId ?? fields.annotatorId, me)) return err({ kind: 'not-yours' })
  return ok([{ recordId, kind: 'comment', projectId: state.projectId, set }])
}

function written(book: ReviewBook, me: RecordId, { on, text, act, thread }: Draft, recordId: RecordId): Edits {
  if (text.trim() === '' && !needsNoWords(act)) return err({ kind: 'comment-empty' })
  const subject = read(book, on, thread)
  if (subject === null) return err({ kind: 'review-of-nothing' })
  const { claim, review, articleId, projectId } = subject
  const rid = claim === null ? null : versionOf(claim.state)
  const because = [
    ...(thread === undefined ? [] : lastComments(thread)),
    ...(review === null ? [] : [review]),
    ...(claim === null ? [] : [claim]),
  ].flatMap(({ state }): readonly Rid[] => versionsOf(state))
  const set = {
    articleId,
    annotatorId: me,
    ...(text.trim() === '' ? {} : { text: text.trimEnd() }),
    ...(subject.claimId === null ? {} : { claimId: subject.claimId }),
    ...(rid === null ? {} : { rid }),
    ...(on.kind === 'review' ? { reviewId: on.reviewId } : {}),
    ...(on.kind === 'passage' ? { target: on.target as unknown as Json } : {}),
    ...(thread === undefined ? {} : { replyTo: thread.id }),
    ...(act === undefined ? {} : { act }),
  }
  return ok([{ recordId, kind: 'comment', projectId, set, ...(because.length === 0 ? {} : { because }) }])
}

function needsNoWords(act: string | undefined): boolean {
  return act === 'resolve' || act === 'reopen'
}

function subjectOf({ subject, articleId }: Thread): CommentOn {
  return subject.kind === 'passage' || subject.kind === 'article' ? { ...subject, articleId } : subject
}

interface Subject {
  readonly projectId: ProjectId
  readonly articleId: RecordId
  readonly claimId: RecordId | null
  readonly claim: KeptClaim | null
  readonly review: KeptReview | null
}

/** What a comment is about; `null` where that is not here, or in the bin. In a thread there is always something to say. */
function read(book: ReviewBook, on: CommentOn, thread: Thread | undefined): Subject | null {
  const { projectId } = book
  if (projectId === null) return null
  if (on.kind === 'passage' || on.kind === 'article') {
    return { projectId, articleId: on.articleId, claimId: null, claim: null, review: null }
  }
  const review = on.kind === 'review' ? (book.reviews.get(on.reviewId) ?? null) : null
  const claimId = (on.kind === 'review' ? review?.fields.claimId : on.claimId) ?? null
  const claim = claimId === null ? null : (book.claims.get(claimId) ?? null)
  const known = review ?? claim
  const articleId = thread?.articleId ?? known?.fields.articleId
  const isGone = known === null || known.isDeleted || claim?.isDeleted === true
  if (articleId === undefined || (isGone && thread === undefined)) return null
  return { projectId, articleId, claimId, claim, review }
}
