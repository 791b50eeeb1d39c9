import type { RecordId } from '../../shared/base/ids.ts'
import type {
  AmendmentView,
  Asking,
  CommentPlace,
  DeskFilter,
  DeskList,
  PersonView,
  RecordConflict,
  ReviewDesk,
  ReviewOverview,
} from './review-views.ts'
import type { Subscribable } from './subscribable.ts'
import type { ImportView } from './views.ts'

/** A form to be opened, without the name of its draft. */
type Ask = Asking extends infer A ? (A extends Asking ? Omit<A, 'draftField'> : never) : never

/**
 * Reviewing what colleagues did, and what they said of mine.
 *
 * Verdicts and answers go by the words that are given; what they need and lack is said in a toast, and they answer
 * whether they were carried out, so that a form stays open until they were.
 */
export interface ReviewSession {
  readonly overview: Subscribable<ReviewOverview>
  /** `null` while no article is open. */
  readonly desk: Subscribable<ReviewDesk | null>
  /** The inline form that is open. */
  readonly asking: Subscribable<Asking | null>
  readonly ask: (asking: Ask | null) => void

  /** Opens an article on the review screen, at its first undecided claim unless another item is named. */
  readonly openArticle: (id: RecordId) => void
  /** Goes to an item of the desk by its id: a claim, a review, a thread. */
  readonly select: (id: RecordId | null) => void
  readonly showList: (list: DeskList) => void
  readonly setFilter: (patch: Partial<DeskFilter>) => void
  /** Steps through what the list shows. */
  readonly next: () => void
  readonly previous: () => void
  /** The next that waits for me, in this article or a later one; says so where none is left. */
  readonly nextUndecided: () => void

  /** Accepts claims as they are, as one change; those that I accepted already are passed over. */
  readonly accept: (claimIds: readonly RecordId[]) => boolean
  /** Accepts every undecided claim of the inbox that the filter lets through, as one change. */
  readonly acceptShown: () => boolean
  readonly reject: (claimId: RecordId, reason: string) => boolean
  readonly question: (claimId: RecordId, text: string) => boolean
  /** Takes back what I said of a claim. */
  readonly withdrawVerdict: (claimId: RecordId) => boolean

  /** Amendments that I am writing in the open project, by claim. */
  readonly amendments: Subscribable<ReadonlyMap<RecordId, AmendmentView>>
  /**
   * Begins an amendment, or goes on with the one that I proposed: from now on, editing this claim changes the draft and
   * not the claim. The article shows it so, with the original beside it.
   */
  readonly startAmendment: (claimId: RecordId) => void
  /** Proposes the amendment of the claim under way; refused where it changes nothing. */
  readonly submitAmendment: (claimId: RecordId, reason?: string) => boolean
  readonly cancelAmendment: (claimId: RecordId) => void
  /** Stops amending: what was changed is kept as a draft, and said so; where nothing was, nothing is left of it. */
  readonly leaveAmendment: (claimId: RecordId) => void
  /** The claims of which I have left an amendment as a draft: `startAmendment` goes on with it. */
  readonly drafted: Subscribable<ReadonlySet<RecordId>>

  readonly comment: (on: CommentPlace, text: string) => RecordId | null
  readonly reply: (threadId: RecordId, text: string) => boolean
  readonly editComment: (commentId: RecordId, text: string) => boolean
  readonly deleteComment: (commentId: RecordId) => boolean
  /** Resolves a thread, with a last word or without. */
  readonly resolve: (threadId: RecordId, text?: string) => boolean
  readonly reopen: (threadId: RecordId, text?: string) => boolean

  /**
   * Does what a review of my claim asks: sets the amendment, deletes the rejected claim. Of a claim that I am said to
   * have missed, by its id, it makes one of mine.
   */
  readonly adopt: (id: RecordId) => boolean
  /** Says why a review of my claim, or a claim that I am said to have missed, is not right. */
  readonly dispute: (id: RecordId, text: string) => boolean
  /** Answers a review of my claim. */
  readonly answer: (reviewId: RecordId, text: string) => boolean
}

/** What a project that several people work in needs besides. */
export interface SharedWork {
  readonly review: ReviewSession
  /** Hides what colleagues did in an article of the open project from whoever has not completed it; undone like any change. */
  readonly setBlind: (blind: boolean) => void
  /** The articles that I have marked complete: what is handed over unless others are chosen. */
  readonly handOver: Subscribable<readonly RecordId[]>

  readonly people: Subscribable<readonly PersonView[]>
  /** Says that two identities are one person; undone like any other change. */
  readonly joinPeople: (a: RecordId, b: RecordId) => void
  /** Takes an identity out of the person that it was joined to. */
  readonly separatePeople: (id: RecordId) => void

  /** Every record of the project that holds several values for a field; `resolveConflict` decides. */
  readonly conflicts: Subscribable<readonly RecordConflict[]>

  /** What was imported into the open project on this machine, the latest first. */
  readonly imports: Subscribable<readonly ImportView[]>
  /** Takes an import off this machine, but for what later work stands on. */
  readonly withdrawImport: (id: string) => Promise<void>
}
