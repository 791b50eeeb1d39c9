import type { ChangeId, RecordId } from '../../shared/base/ids.ts'
import { ok } from '../../shared/base/result.ts'
import type { Edit } from '../../shared/history/change.ts'
import { problemText } from '../../shared/message/problem-text.ts'
import {
  acceptAll,
  adopt,
  adoptMissed,
  type Decision,
  decide,
  type Edits,
  withdrawReview,
} from '../../shared/review/edit-review.ts'
import {
  answer,
  type CommentOn,
  deleteComment,
  dispute,
  editComment,
  reply,
  setResolved,
  startThread,
} from '../../shared/review/edit-thread.ts'
import { describeSpan } from '../../shared/selector/describe.ts'
import { t } from '../strings/strings.ts'
import { isUntouched, proposalOf, speakerEdits } from './amendments.ts'
import { claimOn, pageOf } from './open-page.ts'
import type { ReviewSession } from './review-session.ts'
import type { ReviewState } from './review-state.ts'
import type { CommentPlace } from './review-views.ts'
import { derived, type Subscribable } from './subscribable.ts'
import type { OpenArticle } from './views.ts'
import { commit, freshId, type World } from './world.ts'

type Acts = Pick<
  ReviewSession,
  | 'accept'
  | 'acceptShown'
  | 'reject'
  | 'question'
  | 'withdrawVerdict'
  | 'startAmendment'
  | 'submitAmendment'
  | 'cancelAmendment'
  | 'leaveAmendment'
  | 'drafted'
  | 'comment'
  | 'reply'
  | 'editComment'
  | 'deleteComment'
  | 'resolve'
  | 'reopen'
  | 'adopt'
  | 'dispute'
  | 'answer'
>

/** What reviewers and owners do: verdicts, amendments, comments, adoptions. */
export function reviewActs(world: World, article: Subscribable<OpenArticle>, state: ReviewState): Acts {
  const book = () => world.open.book.get()
  const me = () => world.me.get().id

  /** Under which of my identities a record is written: its own, where it is mine. */
  function writerOf(ownerId: RecordId | null | undefined): RecordId {
    return ownerId !== null && ownerId !== undefined && world.views.sharing.get().isMe(ownerId) ? ownerId : me()
  }

  function carryOut(edits: Edits, said?: string): boolean {
    if (!edits.ok) {
      world.toasts.warn(problemText(edits.error))
      return false
    }
    return write(edits.value, said) !== null
  }

  function write(edits: readonly Edit[], said?: string): ChangeId | null {
    if (edits.length === 0) return null
    const { changeId } = commit(world, edits)
    if (said !== undefined) world.toasts.say(said, changeId)
    return changeId
  }

  function judge(claimId: RecordId, decision: Decision, further: readonly Edit[] = []): boolean {
    const edits = decide(book(), me(), claimId, decision)
    return carryOut(edits.ok ? ok([...further, ...edits.value]) : edits)
  }

  function accept(claimIds: readonly RecordId[]): boolean {
    const edits = acceptAll(book(), me(), claimIds)
    return write(edits, edits.length > 1 ? t('session.review.done.accepted', edits.length) : undefined) !== null
  }

  function acceptShown(): boolean {
    const shown = state.desk.get()?.shown ?? []
    return accept(shown.flatMap((item) => (item.kind === 'claim' && !item.decided ? [item.id] : [])))
  }

  function withdrawVerdict(claimId: RecordId): boolean {
    const { isSame } = book().identities
    const mine = (book().reviewsOf.get(claimId) ?? []).filter(({ fields }) => isSame(fields.annotatorId, me()))
    const edits = mine.flatMap(({ id, state: { ownerId } }) => {
      const withdrawn = withdrawReview(book(), writerOf(ownerId), id)
      return withdrawn.ok ? withdrawn.value : []
    })
    return write(edits, t('session.review.done.withdrawn')) !== null
  }

  function startAmendment(claimId: RecordId): void {
    const view = claimOn(article.get(), claimId)
    if (view === null) return
    if (view.mine && view.amends === undefined) {
      world.toasts.warn(t('session.review.not.own-claim'))
      return
    }
    const { isSame } = book().identities
    const before = (book().reviewsOf.get(claimId) ?? []).find(({ fields }) => isSame(fields.annotatorId, me()))
    const proposed = before?.fields.verdict === 'amend' ? (before.fields.proposal ?? {}) : {}
    world.amendments.start(claimId, proposed)
    world.place.update((place) => ({ ...place, claimId }))
  }

  function submitAmendment(claimId: RecordId, reason?: string): boolean {
    const amendment = world.amendments.of(claimId)
    const claim = book().claims.get(claimId)
    if (amendment === null || claim === undefined) return false
    const proposal = proposalOf(claim.fields, amendment.set)
    const speakers = speakerEdits(claim.state.projectId, amendment, proposal)
    const done = judge(claimId, { verdict: 'amend', proposal, ...(reason === undefined ? {} : { reason }) }, speakers)
    if (done) world.amendments.drop(claimId)
    return done
  }

  function leaveAmendment(claimId: RecordId): void {
    const amendment = world.amendments.of(claimId)
    const fields = book().claims.get(claimId)?.fields
    if (amendment === null || fields === undefined) return
    const says = Object.keys(proposalOf(fields, amendment.set)).length > 0
    if (isUntouched(amendment) || !says) {
      world.amendments.drop(claimId)
      return
    }
    world.amendments.putAside(claimId)
    world.toasts.say(t('session.review.done.amendment-kept'))
  }

  function commentOn(on: CommentPlace): CommentOn | null {
    if (on.kind === 'claim' || on.kind === 'review') return on
    const page = pageOf(article.get())
    if (page === null) return null
    if (on.kind === 'article') return { kind: 'article', articleId: page.id }
    return { kind: 'passage', articleId: page.id, target: describeSpan(page.text, page.map, on.span) }
  }

  function comment(on: CommentPlace, text: string): RecordId | null {
    const subject = commentOn(on)
    const id = freshId(world)
    return subject !== null && carryOut(startThread(book(), me(), subject, text, id)) ? id : null
  }

  function adoptItem(id: RecordId): boolean {
    const review = book().reviews.get(id)
    if (review === undefined)
      return carryOut(adoptMissed(book(), me(), id, freshId(world)), t('session.review.done.taken-over'))
    const owner = writerOf(book().claims.get(review.fields.claimId)?.state.ownerId)
    const deletes = review.fields.verdict === 'reject'
    return carryOut(adopt(book(), owner, id), t(deletes ? 'session.done.claim-deleted' : 'session.review.done.adopted'))
  }

  function disputeItem(id: RecordId, text: string): boolean {
    const on: Parameters<typeof dispute>[2] = book().reviews.has(id)
      ? { kind: 'review', reviewId: id }
      : { kind: 'claim', claimId: id }
    return carryOut(dispute(book(), me(), on, text, freshId(world)))
  }

  const ownComment = (id: RecordId) => writerOf(book().comments.get(id)?.state.ownerId)
  const settle = (isResolved: boolean) => (threadId: RecordId, text?: string) =>
    carryOut(setResolved(book(), me(), threadId, isResolved, freshId(world), text))
  return {
    accept,
    acceptShown,
    reject: (claimId, reason) => judge(claimId, { verdict: 'reject', reason }),
    question: (claimId, reason) => judge(claimId, { verdict: 'question', reason }),
    withdrawVerdict,
    startAmendment,
    submitAmendment,
    cancelAmendment: (claimId) => world.amendments.drop(claimId),
    leaveAmendment,
    drafted: derived([world.amendments.aside], (aside) => new Set(aside.keys())),
    comment,
    reply: (threadId, text) => carryOut(reply(book(), me(), threadId, text, freshId(world))),
    editComment: (id, text) => carryOut(editComment(book(), ownComment(id), id, text)),
    deleteComment: (id) =>
      carryOut(deleteComment(book(), ownComment(id), id), t('session.review.done.comment-deleted')),
    resolve: settle(true),
    reopen: settle(false),
    adopt: adoptItem,
    dispute: disputeItem,
    answer: (reviewId, text) => carryOut(answer(book(), me(), reviewId, text, freshId(world))),
  }
}
