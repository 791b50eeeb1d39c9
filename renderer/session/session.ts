import type { ChangeId, RecordId } from '../../shared/base/ids.ts'
import type { ArticleStatus, SpeakerKind } from '../../shared/claim/record-fields.ts'
import type { Span } from '../../shared/text/offset.ts'
import type { Command } from './commands.ts'
import type { Drafts } from './drafts.ts'
import type { ExportFormat, ExportOptions, ExportPreview, ExportScope } from './export.ts'
import type { ArticleInput, ImportOutcome } from './import-articles.ts'
import type { BundleImport } from './import-bundle.ts'
import type { MoveActs } from './move.ts'
import type { SharedWork } from './review-session.ts'
import type { SharedFolderActs } from './shared-folder/shared-folder.ts'
import type { Subscribable } from './subscribable.ts'
import type { Suggestions } from './suggest-session.ts'
import type {
  AnnotatorView,
  ArticleRow,
  BinEntry,
  CodebookView,
  HistoryEntry,
  OpenArticle,
  Place,
  ProjectView,
  SaveState,
  SearchResults,
  SelectionView,
  Settings,
  SpeakerView,
  Toast,
} from './views.ts'

/** The parts of a claim that a stretch of text can be marked as. */
export type MarkAs = 'segment' | 'cue' | 'condition' | 'deadline' | 'target' | 'relay' | 'mention'

/** A speaker that is here, or the name of one to add. */
export type SpeakerChoice =
  | { readonly id: RecordId }
  | { readonly name: string; readonly kind?: SpeakerKind; readonly role?: string }

/** What the claim editor sets; `null` unsets. */
export interface ClaimPatch {
  readonly commitment?: string
  readonly speakers?: readonly SpeakerChoice[]
  readonly reportedBy?: readonly SpeakerChoice[]
  readonly targets?: readonly SpeakerChoice[]
  readonly mode?: string | null
  readonly strength?: string | null
  readonly conditionality?: string | null
  /** The words; a marked span keeps its place when only the words change. */
  readonly deadline?: { readonly text: string; readonly date?: string } | null
  readonly note?: string | null
}

/** A part of a claim to take away: the n-th of its kind, from 0. */
export interface ClaimPart {
  readonly part: 'segment' | 'cue' | 'condition' | 'deadline' | 'mention' | 'target' | 'relay'
  readonly index: number
}

/**
 * The work in progress of one window: what is open, selected and proposed, and every act of the user.
 *
 * What is shown comes out as values to subscribe to; what the user does goes in as calls. An act answers at once: its
 * effect is in view in the same frame, and `saving` tells when it is on disk.
 */
export interface Session extends MoveActs, SharedWork {
  readonly place: Subscribable<Place>
  readonly projects: Subscribable<readonly ProjectView[]>
  readonly library: Subscribable<readonly ArticleRow[]>
  readonly article: Subscribable<OpenArticle>
  readonly speakers: Subscribable<readonly SpeakerView[]>
  readonly codebook: Subscribable<CodebookView>
  readonly me: Subscribable<AnnotatorView>
  readonly selection: Subscribable<SelectionView | null>
  readonly saving: Subscribable<SaveState>
  readonly undoable: Subscribable<{ readonly undo: boolean; readonly redo: boolean }>
  readonly settings: Subscribable<Settings>
  readonly toasts: Subscribable<readonly Toast[]>
  readonly bin: Subscribable<readonly BinEntry[]>
  /** What is typed and not saved yet. */
  readonly drafts: Drafts
  /** Every command of the app with its state of now, for the palette, the keys and (on the desktop) the menu. */
  readonly commands: Subscribable<readonly Command[]>

  readonly openProject: (id: RecordId) => void
  readonly createProject: (name: string) => Promise<RecordId>
  readonly renameProject: (id: RecordId, name: string) => void
  /** Puts a project aside, or takes it out again; it stays open if it is. */
  readonly archiveProject: (id: RecordId, archived: boolean) => void
  /**
   * Makes a new project of the open one, as it stands, and opens it: articles, speakers and codebook, and with `claims`
   * my own claims and statuses. What belongs to others stays behind. Answers `null` where it could not be written.
   */
  readonly duplicateProject: (name: string, options: { readonly claims: boolean }) => Promise<RecordId | null>
  /** Erases the project's rows on this machine; not undone, so the interface offers a bundle first. */
  readonly eraseProject: (id: RecordId) => Promise<void>
  readonly openArticle: (id: RecordId) => void
  readonly showScreen: (screen: Place['screen']) => void
  readonly selectClaim: (id: RecordId | null) => void
  /** Articles of the project whose title or text holds the words; `null` for an empty query. */
  readonly filterArticles: (query: string, signal: AbortSignal) => Promise<ReadonlySet<RecordId> | null>
  /**
   * Where all words and "phrases in quotation marks" of a query stand: in titles, texts, claims and notes of the open
   * project. The first search in a project may have to wait for its index; `onProgress` tells how much of it is made.
   */
  readonly search: (
    query: string,
    signal: AbortSignal,
    onProgress?: (fraction: number) => void,
  ) => Promise<SearchResults>

  readonly setSelection: (span: Span | null) => void
  readonly chooseSpeaker: (choice: SpeakerChoice) => void
  /** Makes a claim of the selection, with the speaker that is proposed; answers its id. `null` without a selection. */
  readonly tag: (code: string) => RecordId | null
  /** The commitment used last; `null` before the first. */
  readonly lastCommitment: Subscribable<string | null>
  /** Tags with the commitment used last; `null` where there is none. */
  readonly tagAgain: () => RecordId | null
  /** Marks the selection as a part of the selected claim. */
  readonly mark: (as: MarkAs) => void
  readonly editClaim: (id: RecordId, patch: ClaimPatch) => void
  readonly moveBoundary: (id: RecordId, segment: number, span: Span) => void
  readonly removePart: (id: RecordId, part: ClaimPart) => void
  readonly deleteClaim: (id: RecordId) => void
  readonly deleteArticle: (id: RecordId) => void
  readonly restore: (recordId: RecordId) => Promise<void>
  /** Keeps the value that a revision set; for a contested deletion, no revision means that the record stays. */
  readonly resolveConflict: (recordId: RecordId, field: string, rid: string | null) => Promise<void>
  readonly historyOf: (recordId: RecordId) => Promise<readonly HistoryEntry[]>
  /** Sets a record's fields back to what they were after a revision. */
  readonly restoreVersion: (recordId: RecordId, rid: string) => Promise<void>
  /** Says how far I have come with an article; nobody else's status changes. */
  readonly setStatus: (articleId: RecordId, status: ArticleStatus) => void
  /** Opens the next article that I have not completed, in the order of the library and round its end; says so where none is left. */
  readonly openNextToDo: () => void
  readonly editArticle: (
    id: RecordId,
    patch: { readonly [K in 'title' | 'publisher' | 'author' | 'published' | 'url']?: string | null },
  ) => void
  readonly editSpeaker: (
    id: RecordId,
    patch: {
      readonly name?: string
      readonly kind?: SpeakerKind
      readonly role?: string | null
      readonly affiliation?: string | null
    },
  ) => void
  /** Takes back the latest change in the project, or the one that is named, as a toast's button does. */
  readonly undo: (changeId?: ChangeId) => Promise<void>
  readonly redo: () => Promise<void>

  readonly importArticles: (
    inputs: readonly ArticleInput[],
    signal: AbortSignal,
    onProgress?: (done: number) => void,
  ) => Promise<readonly ImportOutcome[]>
  /** Reads a bundle and says what applying it would do; nothing is written before `apply`. */
  readonly readBundle: (
    file: { readonly name: string; readonly bytes: Uint8Array },
    signal: AbortSignal,
    onProgress: (fraction: number) => void,
  ) => Promise<BundleImport>
  readonly previewExport: (scope: ExportScope, format: ExportFormat, options: ExportOptions) => Promise<ExportPreview>
  /** Writes the export through the host: a download in the browser; answers the name it was saved under, `null` if cancelled. */
  readonly saveExport: (scope: ExportScope, format: ExportFormat, options: ExportOptions) => Promise<string | null>

  /** The folder through which the open project is shared; `null` where the host has no folders. */
  readonly sharedFolder: SharedFolderActs | null

  /** Claims that the open article seems to hold, and what is done with them. */
  readonly suggestions: Suggestions

  readonly rename: (name: string) => void
  readonly changeSettings: (patch: Partial<Settings>) => void
  readonly dismissToast: (id: number) => void
  /** Saves what could not be written (and everything else of the project) as a bundle. */
  readonly rescue: () => Promise<void>
  readonly retrySaving: () => void
  readonly close: () => void
}
