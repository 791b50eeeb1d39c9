import type { Clock } from '../../../shared/base/environment.ts'
import type { ProjectId, RecordId, Rid } from '../../../shared/base/ids.ts'
import { holdingPaths, pathOf } from '../../../shared/folder/folder-memory.ts'
import type { BundleContent } from '../../../shared/format/read-bundle.ts'
import type { FolderFile, FolderProblem, Folders } from '../../../shared/host/folders.ts'
import type { ImportReceipt, Store } from '../../store/store.ts'
import type { FileCalls } from '../../worker/file-calls.ts'
import type { Writer } from '../writer.ts'
import { type KeptFolder, keepFolder, type RidShelf, ridShelf } from './kept-folder.ts'

/** What a pass works with. */
export interface FolderParts {
  readonly store: Store
  readonly folders: Folders
  readonly workers: Pick<FileCalls, 'readBundle' | 'write'>
  readonly writer: Pick<Writer, 'behind' | 'settled'>
  readonly clock: Clock
  readonly freshId: () => RecordId
  /** The imports that were applied on this machine. */
  readonly receipts: () => Promise<readonly ImportReceipt[]>
}

/** A file that was read whole and is not taken in yet. */
export type Candidate =
  /** Of this project; it is held until it is taken in. */
  | { readonly kind: 'content'; readonly file: FolderFile; readonly content: BundleContent }
  /** Of another project, or one that cannot be read as a bundle: the user sees why when looking at it. */
  | { readonly kind: 'other'; readonly file: FolderFile }
  /** One that cannot even be looked at. */
  | { readonly kind: 'unreadable'; readonly file: FolderFile; readonly why: Unreadable }

/** Why a file cannot be looked at: it is over the limit, it is no plain file, or reading it came to grief. */
export type Unreadable = 'too-large' | 'refused' | 'failed'

/** A file that was not whole yet: how often it was tried, and from when it is tried again. */
export interface Late {
  readonly file: FolderFile
  readonly attempts: number
  /** In milliseconds since 1970. */
  readonly next: number
}

/** One project's folder while its window is open: what is kept, and what is known beside that. */
export interface Desk {
  readonly projectId: ProjectId
  readonly parts: FolderParts
  readonly rids: RidShelf
  readonly candidates: Map<string, Candidate>
  readonly late: Map<string, Late>
  readonly signal: AbortSignal
  kept: KeptFolder
}

/** Why a pass could not do all that it should. */
export type PassProblem =
  | FolderProblem
  | { readonly kind: 'folder-emptied' }
  | { readonly kind: 'store'; readonly message: string }

/** Ends a pass; the next one goes on from there. */
export class PassStopped extends Error {
  readonly problem: PassProblem

  constructor(problem: PassProblem) {
    super(problem.kind)
    this.problem = problem
  }
}

/** A desk for a folder, with nothing read yet. */
export function openDesk(projectId: ProjectId, parts: FolderParts, kept: KeptFolder, signal: AbortSignal): Desk {
  const rids = ridShelf(parts.store, projectId)
  return { projectId, parts, rids, candidates: new Map(), late: new Map(), signal, kept }
}

/** Keeps what has changed; what cannot be kept ends the pass, as it would be done twice. */
export async function keep(desk: Desk, changed: Partial<KeptFolder>): Promise<void> {
  const next = { ...desk.kept, ...changed }
  desk.signal.throwIfAborted()
  if (JSON.stringify(next) === JSON.stringify(desk.kept)) return
  if (!(await keepFolder(desk.parts.store, desk.projectId, next))) {
    throw new PassStopped({ kind: 'store', message: '' })
  }
  desk.kept = next
}

/** Every revision that counts as being in the folder. */
export async function heldRids(desk: Desk): Promise<ReadonlySet<Rid>> {
  const { store, clock } = desk.parts
  const held = new Set<Rid>()
  for (const path of holdingPaths(desk.kept.memory, { device: store.deviceId, now: clock.now() })) {
    for (const rid of await desk.rids.load(path)) held.add(rid)
  }
  for (const candidate of desk.candidates.values()) {
    if (candidate.kind === 'content') for (const { rid } of candidate.content.revisions) held.add(rid)
  }
  return held
}

/** The path of a file of this device. */
export function ownPath(desk: Desk, name: string): string {
  return pathOf({ device: desk.parts.store.deviceId, name })
}
