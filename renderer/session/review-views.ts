/** What the window shows of reviewing, as plain values. */
import type { RecordId } from '../../shared/base/ids.ts'
import type { CommentAct, Verdict } from '../../shared/claim/record-fields.ts'
import type { RecordKind } from '../../shared/history/revision.ts'
import type { ReturnedCounts } from '../../shared/review/returned.ts'
import type { ClaimReviewState, ReviewState } from '../../shared/review/standing.ts'
import type { Span } from '../../shared/text/offset.ts'
import type { ClaimView, FieldConflict } from './views.ts'

/** A field that is not what it was, in words; empty for unset. */
export interface FieldWords {
  readonly field: string
  readonly before: string
  readonly after: string
}

/** How a claim changed since somebody looked at it; `unknown`: it did, and the version looked at is not here. */
export type ChangesInWords =
  | { readonly kind: 'none' }
  | { readonly kind: 'known'; readonly fields: readonly FieldWords[] }
  | { readonly kind: 'unknown' }

/** What somebody said of a claim, and where that stands now. */
export interface ReviewView {
  readonly id: RecordId
  readonly claimId: RecordId
  /** Who reviewed. */
  readonly by: string
  readonly byId: RecordId
  /** Whether I did, under any of my identities. */
  readonly mine: boolean
  /** ISO 8601. */
  readonly at: string
  readonly verdict: Verdict | (string & {})
  readonly reason: string | null
  readonly state: ReviewState
  /** What the amendment proposes, against what the claim says now. Empty for other verdicts, and once all is as proposed. */
  readonly proposal: readonly FieldWords[]
  /** What the amendment set, once it is adopted; `before` says the same. */
  readonly adopted: readonly FieldWords[]
  /** The claim as the amendment proposes it, to be drawn over the original; `null` for other verdicts. */
  readonly proposed: ClaimView | null
  /** How the claim changed since the reviewer looked, but for what this review proposes. */
  readonly changes: ChangesInWords
  readonly settledBy: 'adopted' | 'deleted' | 'resolved' | null
  readonly disputed: boolean
  readonly answered: boolean
  /** Who is asked to act now. */
  readonly turn: 'owner' | 'reviewer' | null
  /** Disputes, answers and remarks about this review, the oldest first. */
  readonly threads: readonly ThreadView[]
}

export interface CommentView {
  readonly id: RecordId
  readonly by: string
  readonly mine: boolean
  /** ISO 8601. */
  readonly at: string
  /** Whether its words were changed after it was written. */
  readonly edited: boolean
  /** Empty where it only does something. */
  readonly text: string
  readonly act: CommentAct | null
}

/** What a thread is about. `spans` are empty where the passage was not found in the text. */
export type ThreadAbout =
  | { readonly kind: 'claim'; readonly claimId: RecordId }
  | { readonly kind: 'review'; readonly claimId: RecordId | null; readonly reviewId: RecordId }
  | { readonly kind: 'passage'; readonly spans: readonly Span[]; readonly quote: string }
  | { readonly kind: 'article' }

/** A comment and its replies, in the order in which they are read. */
export interface ThreadView {
  readonly id: RecordId
  readonly about: ThreadAbout
  /** The first may be missing, because it was deleted or has not come yet. */
  readonly comments: readonly CommentView[]
  readonly resolved: boolean
  /** What the thread does: `dispute` or `answer` for a reply to a review; `null` where it only says something. */
  readonly act: CommentAct | null
  /** “Text changed since”: how the claim changed since the thread was begun. */
  readonly changes: ChangesInWords
}

/** A colleague's claim that is for me to review. */
export interface InboxItem {
  readonly kind: 'claim'
  /** The claim's id. */
  readonly id: RecordId
  readonly claim: ClaimView
  /** The person whose claim it is. */
  readonly ownerId: RecordId
  /** As my own review stands. */
  readonly state: ClaimReviewState
  readonly decided: boolean
  /** Whether I am asked again: my review is stale, disputed or answered. */
  readonly asksMe: boolean
  readonly mine: ReviewView | null
  readonly others: readonly ReviewView[]
  /** Threads about the claim itself; those about a review stand with it. */
  readonly threads: readonly ThreadView[]
}

/** What came back to me. `open`: it is my turn. */
export type ReturnedItemView =
  | {
      readonly kind: 'review'
      /** The review's id. */
      readonly id: RecordId
      /** My claim, as it is now or as it was when it was deleted. */
      readonly claim: ClaimView
      readonly deleted: boolean
      readonly review: ReviewView
      /** Threads about the claim itself; each also stands in the list by itself. */
      readonly threads: readonly ThreadView[]
      readonly open: boolean
    }
  | {
      readonly kind: 'missed'
      /** The id of the reviewer's claim. */
      readonly id: RecordId
      readonly claim: ClaimView
      /** My claim that took it over. */
      readonly adopted: RecordId | null
      readonly disputed: boolean
      readonly threads: readonly ThreadView[]
      readonly open: boolean
    }
  | {
      readonly kind: 'thread'
      /** The thread's id. */
      readonly id: RecordId
      /** `null` for a thread on a bare passage or on the article. */
      readonly claim: ClaimView | null
      readonly thread: ThreadView
      readonly open: boolean
    }

export type DeskItem = InboxItem | ReturnedItemView

/** What the list of the review screen holds: colleagues' claims for me to review, or what came back to me. */
export type DeskList = 'inbox' | 'returned'

/** What of a list is shown. `undecided`: what I have not decided; `asksMe`: what I am asked again. Of what came back, both. */
export interface DeskFilter {
  readonly state: 'all' | 'undecided' | 'asksMe' | ClaimReviewState
  /** The person whose claims or reviews are shown; `null` for everybody's. */
  readonly personId: RecordId | null
}

/** The review screen's view of the open article. */
export interface ReviewDesk {
  readonly articleId: RecordId
  /** In text order. */
  readonly inbox: readonly InboxItem[]
  readonly decided: number
  /** Of how many claims of the inbox I am asked again. */
  readonly asks: number
  readonly returned: readonly ReturnedItemView[]
  /** How many of what came back wait for me. */
  readonly open: number
  /** Every thread about a bare passage or the article as a whole. */
  readonly passages: readonly ThreadView[]
  readonly list: DeskList
  readonly filter: DeskFilter
  /** The items of the list that the filter lets through, in order. */
  readonly shown: readonly DeskItem[]
  /** The one that keys and buttons act on. */
  readonly current: DeskItem | null
  /** The people whose claims are in the inbox, for the filter. */
  readonly people: readonly { readonly id: RecordId; readonly name: string }[]
  /** Whether colleagues' work in this article is kept from me until mine is complete. */
  readonly hidden: boolean
  /** Whose work the inbox shows where it is one person's: a claim that I tag now is one that they missed. */
  readonly underReview: { readonly id: RecordId; readonly name: string } | null
}

/** A line of the overview: an article in which there is something to review, or from which something came back. */
export interface ReviewRow {
  readonly articleId: RecordId
  readonly title: string
  /** Colleagues' claims, and those that I have decided. */
  readonly all: number
  readonly decided: number
  /** Those of which I am asked again: my review is stale, disputed or answered. */
  readonly asks: number
  readonly openThreads: number
  /** What came back on my claims here and waits for me. */
  readonly returned: number
  /** Colleagues have claims here that stay hidden until I mark the article complete. */
  readonly hidden: boolean
  /** Colleagues who have marked the article complete. */
  readonly completedBy: readonly string[]
}

export interface ReviewOverview {
  /** In the order in which the articles came in. */
  readonly rows: readonly ReviewRow[]
  readonly all: number
  readonly decided: number
  readonly asks: number
  /** How many claims wait for me: those that are not decided, and those of which I am asked again. */
  readonly toDo: number
  readonly openThreads: number
  /** What came back to me, counted by kind. */
  readonly returned: ReturnedCounts
  /** How much of what came back waits for me. */
  readonly open: number
  /** Whether the project hides colleagues' work until one's own is complete. */
  readonly blind: boolean
  /** Reviews of claims that are not here. */
  readonly waiting: number
}

/** What an inline form asks for, and of which item. `draftField`: the name to keep what is typed under. */
export type Asking = { readonly draftField: string } & (
  | { readonly kind: 'reject' | 'question'; readonly claimId: RecordId }
  /** Sends the amendment under way, with a reason or without. */
  | { readonly kind: 'amend'; readonly claimId: RecordId }
  | { readonly kind: 'comment'; readonly on: CommentPlace }
  | { readonly kind: 'dispute' | 'answer'; readonly id: RecordId }
)

/** What a new comment is about: a claim, a review, a stretch of the open article, or the article as a whole. */
export type CommentPlace =
  | { readonly kind: 'claim'; readonly claimId: RecordId }
  | { readonly kind: 'review'; readonly reviewId: RecordId }
  | { readonly kind: 'passage'; readonly span: Span }
  | { readonly kind: 'article' }

/** An amendment that I am writing: not yet a review, kept across a crash. */
export interface AmendmentView {
  readonly claimId: RecordId
  /** What it would change, in words. */
  readonly differences: readonly FieldWords[]
}

/** Somebody known in the project. */
export interface PersonView {
  readonly id: RecordId
  readonly name: string
  readonly claims: number
  readonly reviews: number
  /** Whether it is an identity of the person at the keyboard. */
  readonly isMe: boolean
  /** Whether it is the identity that is used now. */
  readonly isCurrent: boolean
  /** Other identities of the same person. */
  readonly joinedWith: readonly { readonly id: RecordId; readonly name: string }[]
}

/** A record that holds several values for some field. */
export interface RecordConflict {
  readonly recordId: RecordId
  readonly kind: RecordKind
  /** What names the record: a claim's quote, a speaker's name … */
  readonly title: string
  /** The article to open for it; `null` for what the project shares. */
  readonly articleId: RecordId | null
  readonly conflicts: readonly FieldConflict[]
  /** Whether I may decide: my own record, or one that the project shares. */
  readonly decidable: boolean
}
