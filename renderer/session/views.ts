/** What the window shows, as plain values: the session makes them from the store, the interface draws them. */
import type { ChangeId, ProjectId, RecordId } from '../../shared/base/ids.ts'
import type { Claim } from '../../shared/claim/claim.ts'
import type {
  AnnotatorFields,
  ArticleFields,
  ArticleStatus,
  ClaimFields,
  SpeakerFields,
} from '../../shared/claim/record-fields.ts'
import type { Code, CodeGroup } from '../../shared/codebook/codebook.ts'
import type { Block, Mark } from '../../shared/text/block.ts'
import type { CanonicalText } from '../../shared/text/canonical-text.ts'
import type { OffsetMap, Span } from '../../shared/text/offset.ts'
import type { Quotation } from '../../shared/text/quotation.ts'
import type { PassageAnswer } from '../worker/find-passages.ts'

/** Where a query was found, article by article. */
export type SearchResults = PassageAnswer

export type Screen = 'read' | 'review' | 'settings'

/** Where the user is: kept across a reload. */
export interface Place {
  readonly screen: Screen
  readonly projectId: ProjectId | null
  readonly articleId: RecordId | null
  readonly claimId: RecordId | null
}

export interface ProjectView {
  readonly id: ProjectId
  readonly name: string
  /** Put aside: out of the way, with everything in it. */
  readonly archived: boolean
}

/** A line of the library. */
export interface ArticleRow {
  readonly id: RecordId
  readonly title: string
  readonly publisher: string | null
  /** ISO 8601 date, as far as known. */
  readonly published: string | null
  readonly claims: number
  readonly status: ArticleStatus
  /** When it came in, ISO 8601. */
  readonly addedAt: string
}

export interface SpeakerView {
  readonly id: RecordId
  readonly fields: SpeakerFields
}

/** A value that stands beside others: who set it, when, and the revision to keep it by. */
export interface ConflictValue {
  readonly rid: string
  readonly value: string
  readonly by: string
  /** ISO 8601. */
  readonly at: string
}

/** A field that holds several values, the one that is shown first at the front. */
export interface FieldConflict {
  readonly field: string
  readonly values: readonly ConflictValue[]
}

/** A claim with everything that is said of it on screen. */
export interface ClaimView {
  readonly id: RecordId
  readonly fields: ClaimFields
  readonly claim: Claim
  /** The code as the codebook has it now; `null` for one that the codebook does not know. */
  readonly code: Code | null
  readonly label: string
  readonly letter: string
  readonly group: string
  /** The code's place within its group, from 0. */
  readonly variant: number
  /** Resolved through `mergedInto`. */
  readonly speakers: readonly SpeakerView[]
  readonly speakerNames: string
  readonly quote: string
  /** Commitment, speakers, quote: the accessible name of its entry. */
  readonly name: string
  readonly unanchored: boolean
  readonly conflicts: readonly FieldConflict[]
  readonly annotator: string
  /**
   * Whether the person at the keyboard may change it: they own it, under any of their identities, or are writing an
   * amendment of it.
   */
  readonly mine: boolean
  /** Set while an amendment of it is being written: this is the claim as proposed, and `amends` what it is now. */
  readonly amends?: ClaimView
  readonly createdAt: string
  readonly modifiedAt: string
}

export interface ArticleView {
  readonly id: RecordId
  readonly fields: ArticleFields
  readonly status: ArticleStatus
  readonly text: CanonicalText
  readonly map: OffsetMap
  readonly blocks: readonly Block[]
  readonly marks: readonly Mark[]
  readonly quotations: readonly Quotation[]
  /** In text order; those that are not anchored last. */
  readonly claims: readonly ClaimView[]
}

/** `null`: no article is open; `loading`: its text is on the way; `no-text`: that never came, as in a file without texts. */
export type OpenArticle =
  | { readonly kind: 'open'; readonly article: ArticleView }
  | { readonly kind: 'loading' }
  | { readonly kind: 'no-text'; readonly title: string }
  | null

export interface CodebookView {
  readonly groups: readonly CodeGroup[]
  /** Codes in order, without deprecated ones. */
  readonly codes: readonly Code[]
}

export type SaveState =
  | { readonly kind: 'saved' }
  | { readonly kind: 'saving' }
  /** What could not be written stays in memory, in view, and can be saved as a bundle. */
  | { readonly kind: 'failed'; readonly reason: 'quota' | 'write' | 'newer-window'; readonly unsaved: number }

/** Who would be the speaker of a claim on the current selection. */
export interface SpeakerProposal {
  /** `null`: a name that the project does not have yet; it is added with the claim. */
  readonly speakerId: RecordId | null
  readonly name: string
  /** The words in the article that name the speaker, where the proposal comes from them. */
  readonly mention: Span | null
  readonly from: 'text' | 'recent' | 'chosen'
  /** What the article calls them in office; goes into the record of a new speaker. */
  readonly role: string | null
}

export interface SelectionView {
  readonly span: Span
  readonly quote: string
  /** `null` where nothing suggests anybody. */
  readonly proposal: SpeakerProposal | null
}

export interface BinEntry {
  readonly recordId: RecordId
  readonly kind: 'claim' | 'article' | 'speaker' | 'review' | 'comment'
  readonly title: string
  readonly deletedBy: string
  readonly deletedAt: string
}

export interface HistoryEntry {
  readonly rid: string
  readonly at: string
  readonly by: string
  readonly mine: boolean
  readonly changes: readonly { readonly field: string; readonly before: string; readonly after: string }[]
  /** The import that brought it to this machine; `null` for what was done here. */
  readonly from: ImportView | null
  /** Whether it is the creation, an undo, or an ordinary edit. */
  readonly kind: 'created' | 'edited' | 'deleted' | 'restored' | 'undone'
}

export interface AnnotatorView {
  readonly id: RecordId
  readonly fields: AnnotatorFields
}

export type ThemeChoice = 'system' | 'light' | 'dark'

export interface Settings {
  readonly theme: ThemeChoice
  /** Factor on the size of the article's text, 0.8 to 2. */
  readonly textScale: number
  readonly face: 'serif' | 'sans'
  /** Whether single letters act while a selection is active. */
  readonly singleLetterKeys: boolean
  /** Keys that differ from the defaults, by command. */
  readonly keys: { readonly [command: string]: readonly string[] }
  readonly libraryOpen: boolean
  readonly inspectorOpen: boolean
  /** Widths of the side panes in CSS pixels at 100 %. */
  readonly libraryWidth: number
  readonly inspectorWidth: number
  /** Whether claims are suggested as soon as an article is opened. */
  readonly suggestOnOpening: boolean
  /** Whether the first-run prompt for a name was answered or dismissed. */
  readonly nameAsked: boolean
}

export interface Toast {
  readonly id: number
  readonly text: string
  readonly tone: 'plain' | 'problem'
  /** The change that its Undo button takes back. */
  readonly undo: ChangeId | null
  /** Whether it offers to open the next article to do. */
  readonly offersNext?: boolean
  /** The import that its Undo button takes off this machine again. */
  readonly withdraws?: string
  /** The screen that it offers to go to. */
  readonly leadsTo?: 'review'
}

/** An import that was applied on this machine. */
export interface ImportView {
  readonly id: string
  readonly label: string
  /** ISO 8601. */
  readonly at: string
  /** Entries of history that were new. */
  readonly added: number
  readonly withdrawn: boolean
}
