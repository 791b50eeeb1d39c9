import type { ChangeId, DeviceId, ProjectId, RecordId, Rid } from '../../shared/base/ids.ts'
import type { Json } from '../../shared/base/json.ts'
import type { Result } from '../../shared/base/result.ts'
import type { Sha256 } from '../../shared/base/sha256.ts'
import type { Change } from '../../shared/history/change.ts'
import type { RecordState } from '../../shared/history/record-state.ts'
import type { RecordKind, Revision } from '../../shared/history/revision.ts'
import type { KeptField } from '../../shared/history/undo.ts'
import type { ImportSummary } from '../../shared/review/import-summary.ts'
import type { PlannedRecord } from '../../shared/review/planned-record.ts'
import type { CanonicalText } from '../../shared/text/canonical-text.ts'
import type { Live } from './live.ts'

/** A canonical text under its hash. */
export interface StoredText {
  readonly sha256: Sha256
  readonly text: CanonicalText
}

/** Why a database was not opened. In every case it is as it was before. */
export type OpenProblem =
  /** A newer version of the program wrote it; versions are the program's schema numbers. */
  | { readonly kind: 'newer-database'; readonly found: number; readonly known: number }
  /** Another window holds an older schema open and did not let go. */
  | { readonly kind: 'blocked' }
  /** The browser offers no storage here, or cannot read it. */
  | { readonly kind: 'unavailable'; readonly message: string }

/** Why something was not written. Nothing of it was: a transaction holds entirely or not at all. */
export type StoreProblem =
  | { readonly kind: 'quota' }
  | { readonly kind: 'write'; readonly message: string }
  | { readonly kind: 'closed' }
  /** A newer version of the program has taken the database over: this window has to be reloaded. */
  | { readonly kind: 'newer-window' }

/** Whether the database can be used: `lost` when the browser closed or deleted it. */
export type StoreStatus = 'open' | 'newer-window' | 'lost' | 'closed'

/** A change as it was written. */
export interface Committed {
  readonly changeId: ChangeId
  readonly revisions: readonly Revision[]
}

export interface CommitOptions {
  /** False for what Undo should pass over, such as the first start's own records. True unless given. */
  readonly undoable?: boolean
  /** Records that are written by somebody else than who makes the change: under another identity of the same person. */
  readonly authors?: Authors
}

/** Under which annotator records are written, by record. */
export type Authors = ReadonlyMap<RecordId, RecordId>

/** What an undo or a redo did. */
export interface UndoOutcome {
  /** The change that was taken back; `null` when nothing was left to take back. */
  readonly change: ChangeId | null
  /** The change that took it back; `null` when nothing was written. */
  readonly by: ChangeId | null
  /** The records that it touched, in the order of the change. */
  readonly records: readonly { readonly projectId: ProjectId; readonly recordId: RecordId; readonly kind: RecordKind }[]
  /** Fields that were left alone because somebody has set them since, those of `lapsed` changes included. */
  readonly kept: readonly KeptField[]
  /** Later changes that were passed over, because others have since set every field of theirs. */
  readonly lapsed: readonly ChangeId[]
}

/** What applying an import would do. Nothing has been written. */
export interface ImportPlan {
  /** Revisions that are not here yet. */
  readonly fresh: readonly Revision[]
  /** How many revisions are here already. */
  readonly here: number
  /** Texts that are not here yet and that a record asks for. */
  readonly texts: readonly StoredText[]
  /** Texts that records of the import ask for and that are neither here nor in the import. */
  readonly missingTexts: readonly Sha256[]
  /** Fields that would come to hold several values; `deleted` stands for a deletion that somebody edited past. */
  readonly conflicts: readonly { readonly recordId: RecordId; readonly kind: RecordKind; readonly field: string }[]
  /** New revisions that would wait for a parent. */
  readonly quarantined: readonly Rid[]
  /** New revisions by somebody else than the record's owner: kept, and not applied. */
  readonly foreign: readonly Rid[]
  /** Revisions that stay out, because they make a record of another kind of one that is here. */
  readonly leftOut: readonly Rid[]
  readonly projects: readonly { readonly projectId: ProjectId; readonly isHere: boolean }[]
  /** How many records of each kind would be new. */
  readonly newRecords: ReadonlyMap<RecordKind, number>
  /** Every record that the import says something of, what is here already included. */
  readonly records: readonly PlannedRecord[]
  /** The same counted, article by article, with the people and codes that nobody knows. */
  readonly summary: ImportSummary
}

/** What an import did, kept so that it can be withdrawn. */
export interface ImportReceipt {
  readonly id: string
  /** When it was applied, in milliseconds since 1970. */
  readonly at: number
  readonly label: string
  readonly projectIds: readonly ProjectId[]
  /** How many revisions were new. */
  readonly added: number
  readonly withdrawn: boolean
}

/** What withdrawing an import did. */
export interface Withdrawal {
  readonly removed: number
  /** Revisions that stay, because later ones descend from them. */
  readonly kept: number
}

/** What may be asked of work that takes a while. */
export interface LongWork {
  readonly signal?: AbortSignal
  /** Called with the part that is done, from 0 to 1. */
  readonly onProgress?: (done: number) => void
}

export interface StorageReport {
  /** Whether the browser promises not to clear it by itself; `null` where it does not say. */
  readonly persisted: boolean | null
  /** Bytes; `null` where the browser does not say. */
  readonly usage: number | null
  readonly quota: number | null
}

/**
 * Values that follow the database, whichever window writes it. A record whose revisions are all in quarantine is in
 * none of them. The same arguments give the same object; a record state stays the same object until it changes, and
 * lists stand in the order of record ids.
 */
export interface LiveViews {
  /** Project records that are not in the bin. */
  readonly projects: () => Live<readonly RecordState[]>
  /** Records of one kind that are not in the bin. */
  readonly records: (projectId: ProjectId, kind: RecordKind) => Live<readonly RecordState[]>
  /** Records whose `articleId` is this article (claims, completions …) and that are not in the bin. */
  readonly ofArticle: (projectId: ProjectId, articleId: RecordId) => Live<readonly RecordState[]>
  /** How many claims each article has, not counting the bin; articles without claims are left out. */
  readonly counts: (projectId: ProjectId) => Live<ReadonlyMap<RecordId, number>>
  /** The same of one annotator's claims only. */
  readonly countsBy: (projectId: ProjectId, annotatorId: RecordId) => Live<ReadonlyMap<RecordId, number>>
  /** Records of every kind that are in the bin. */
  readonly deleted: (projectId: ProjectId) => Live<readonly RecordState[]>
  /** Whether there is something of this person's in this project to undo and to redo. */
  readonly undoable: (
    actorId: RecordId,
    projectId: ProjectId,
  ) => Live<{ readonly undo: boolean; readonly redo: boolean }>
  /** Imports that were applied on this machine, the latest first. */
  readonly imports: () => Live<readonly ImportReceipt[]>
}

/** Small JSON values of this machine that are no part of any project: settings, place, drafts. */
export interface MetaValues {
  /** `undefined` where nothing was set. */
  readonly get: (key: string) => Promise<Json | undefined>
  /** `undefined` removes the value. */
  readonly set: (key: string, value: Json | undefined) => Promise<Result<void, StoreProblem>>
  /** `null` where nothing is set (`undefined` means: not loaded yet). */
  readonly live: (key: string) => Live<Json>
}

/**
 * The database of this machine: the set of revisions, and the states that follow from it.
 *
 * A record belongs to its project: the same id in two projects names two records with a history each, so that erasing
 * or importing one project never touches another.
 *
 * By the time a write resolves its transaction is on disk and the live values of this store show it.
 */
export interface Store {
  readonly deviceId: DeviceId
  readonly status: Live<StoreStatus>
  /** Writes a change and its texts in one strict transaction; heads and clock are read and advanced inside it. */
  readonly commit: (
    change: Change,
    actorId: RecordId,
    texts?: readonly StoredText[],
    options?: CommitOptions,
  ) => Promise<Result<Committed, StoreProblem>>
  /** Takes back this device's latest change by this person in this project, or the one that is named. */
  readonly undo: (
    actorId: RecordId,
    projectId: ProjectId,
    changeId?: ChangeId,
  ) => Promise<Result<UndoOutcome, StoreProblem>>
  readonly redo: (actorId: RecordId, projectId: ProjectId) => Promise<Result<UndoOutcome, StoreProblem>>
  readonly live: LiveViews
  readonly text: (sha256: Sha256) => Promise<CanonicalText | null>
  /** Puts texts beside articles that are here without theirs. */
  readonly addTexts: (texts: readonly StoredText[]) => Promise<Result<void, StoreProblem>>
  /** Whether a text is here, or has come since. */
  readonly hasText: (sha256: Sha256) => Live<boolean>
  /** The texts of a project's articles that are here, bin included. */
  readonly textsOf: (projectId: ProjectId) => Promise<readonly StoredText[]>
  readonly revisionsOf: (projectId: ProjectId, recordId: RecordId) => Promise<readonly Revision[]>
  /** The revisions of each of many records; those that are not here are left out. */
  readonly historiesOf: (
    projectId: ProjectId,
    recordIds: readonly RecordId[],
  ) => Promise<ReadonlyMap<RecordId, readonly Revision[]>>
  /** Everything of a project, for export. */
  readonly projectRevisions: (projectId: ProjectId) => Promise<readonly Revision[]>
  /** Those of a project's revisions that are not among these. */
  readonly revisionsExcept: (projectId: ProjectId, known: ReadonlySet<Rid>) => Promise<readonly Revision[]>
  /** Every project that a revision here belongs to, in the order of their ids. */
  readonly projectIds: () => Promise<readonly ProjectId[]>
  /** The states of all of a project's records, bin included. */
  readonly states: (projectId: ProjectId) => Promise<readonly RecordState[]>
  /** Dry run of an import; the revisions' hashes have been verified by whoever read them. Rejects when aborted. */
  readonly planImport: (
    revisions: readonly Revision[],
    texts: readonly StoredText[],
    work?: LongWork,
  ) => Promise<ImportPlan>
  /** Writes what a plan holds in one transaction, over the state of now. Applying twice adds nothing. Rejects when aborted. */
  readonly applyImport: (
    plan: ImportPlan,
    label: string,
    work?: LongWork,
  ) => Promise<Result<ImportReceipt, StoreProblem>>
  /** Takes an import off this machine, but for what later revisions descend from; importing it again brings it back. */
  readonly withdrawImport: (receiptId: string) => Promise<Result<Withdrawal, StoreProblem>>
  /** The imports that stand and that first brought revisions of this record to this machine. */
  readonly broughtBy: (projectId: ProjectId, recordId: RecordId) => Promise<ReadonlyMap<Rid, ImportReceipt>>
  /** Erases a project's rows on this machine, and texts that no other project uses. Writes no revision. */
  readonly eraseProject: (projectId: ProjectId) => Promise<Result<void, StoreProblem>>
  readonly meta: MetaValues
  readonly storage: () => Promise<StorageReport>
  /** Asks the browser to keep the database; answers whether it will. */
  readonly requestPersistence: () => Promise<boolean>
  readonly close: () => void
}
