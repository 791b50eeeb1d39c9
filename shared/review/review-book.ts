import type { ProjectId, RecordId, Rid } from '../base/ids.ts'
import type { ArticleFields, ClaimFields, CommentFields, ReviewFields } from '../claim/record-fields.ts'
import type { Hlc } from '../history/hlc.ts'
import type { RecordState } from '../history/record-state.ts'
import type { Revision } from '../history/revision.ts'
import type { Identities } from './identities.ts'

/** A record as it stands, with what is needed to look at it again: `fields` are its current values. */
export interface Kept<Fields> {
  readonly id: RecordId
  readonly fields: Fields
  readonly state: RecordState
  readonly isDeleted: boolean
}
export type KeptArticle = Kept<ArticleFields>
export type KeptClaim = Kept<ClaimFields>
export type KeptReview = Kept<ReviewFields>
export type KeptComment = Kept<CommentFields>

/** What everything about reviewing is worked out from: a project's records, gone through once. */
export interface ReviewBook {
  readonly projectId: ProjectId | null
  readonly identities: Identities
  /** Whether what colleagues did is hidden from whoever has not completed an article. */
  readonly isBlind: boolean
  /** Articles that are not deleted, in the order in which they came in. */
  readonly articles: readonly KeptArticle[]
  /** Every claim that is known, deleted ones among them. */
  readonly claims: ReadonlyMap<RecordId, KeptClaim>
  /** The claims of each article that are not deleted, in text order. */
  readonly claimsOf: ReadonlyMap<RecordId, readonly KeptClaim[]>
  readonly reviews: ReadonlyMap<RecordId, KeptReview>
  /** The reviews of each claim that are not deleted, whether the claim is known or not. */
  readonly reviewsOf: ReadonlyMap<RecordId, readonly KeptReview[]>
  /** Every comment, deleted ones among them, because their replies still stand. */
  readonly comments: ReadonlyMap<RecordId, KeptComment>
  /** The people who have completed each article. */
  readonly completedBy: ReadonlyMap<RecordId, ReadonlySet<RecordId>>
  /** The history of a record, as far as it was given. */
  readonly historyOf: (recordId: RecordId) => readonly Revision[] | undefined
}

/** Histories of claims that were changed after a review; what is not there is told by times instead. */
export type Histories = ReadonlyMap<RecordId, readonly Revision[]>

/**
 * Goes through the records of one project: those in view and, so that a review of a deleted claim is known from one of
 * a claim that never came, those in the bin. Linear; what a record says is read once for each of its states.
 */
export function reviewBook(states: Iterable<RecordState>, histories: Histories = new Map()): ReviewBook {
  throw new Error(`not yet: ${typeof states} ${histories.size}`)
}

/** The claims whose history is needed to say what changed since they were reviewed or commented on. */
export function claimsToLookInto(book: ReviewBook): readonly RecordId[] {
  throw new Error(`not yet: ${book.claims.size}`)
}

/** The version of a record that is shown now: of its latest applied revisions, the one with the greatest clock. */
export function versionOf(state: RecordState): Rid {
  throw new Error(`not yet: ${state.recordId}`)
}

/** All versions that stand side by side now, `versionOf` among them: what a revision that saw them cites. */
export function versionsOf(state: RecordState): readonly Rid[] {
  throw new Error(`not yet: ${state.recordId}`)
}

/** When a record was last changed, by its clock. */
export function lastChange({ state }: Kept<unknown>): Hlc {
  return state.modifiedAt
}
