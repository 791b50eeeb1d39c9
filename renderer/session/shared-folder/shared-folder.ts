import type { RecordId } from '../../../shared/base/ids.ts'
import type { Subscribable } from '../subscribable.ts'

/** What keeps a shared folder from being used now. */
export type FolderTrouble =
  /** The browser wants the user to allow it again. */
  | 'locked'
  /** Unplugged, disconnected, or moved. */
  | 'unreachable'
  /** It was let go, or another profile has chosen it. */
  | 'unknown'
  /** Nothing is left of what was there. */
  | 'emptied'
  | 'not-written'
  /** The database of this machine could not be written, or something unforeseen happened. */
  | 'failed'

/** Something that went in or out. */
export interface FolderTransfer {
  /** In milliseconds since 1970. */
  readonly at: number
  readonly revisions: number
}

/** An import from the folder that can be taken back. */
export interface FolderReceipt {
  readonly id: string
  /** In milliseconds since 1970. */
  readonly at: number
  readonly added: number
  readonly withdrawn: boolean
}

/** The shared folder of the open project as it stands. */
export interface SharedFolderView {
  readonly name: string
  /** Whether texts of articles go along. */
  readonly texts: boolean
  readonly isWorking: boolean
  readonly trouble: FolderTrouble | null
  /** The trouble in the system's words; empty where there are none. */
  readonly detail: string
  readonly lastIn: FolderTransfer | null
  readonly lastOut: FolderTransfer | null
  /** Files that are still being copied. */
  readonly incomplete: number
  /** Files that wait for the user's word. */
  readonly waiting: number
  /** What came in by itself, the latest first. */
  readonly receipts: readonly FolderReceipt[]
}

/** What the user can do with the shared folder of the open project. */
export interface SharedFolderActs {
  /** `null` while the project has no folder. */
  readonly folder: Subscribable<SharedFolderView | null>
  /** Lets the user choose the folder; answers what was wrong with the choice in words, or `null`. */
  readonly choose: (options: { readonly texts: boolean }) => Promise<string | null>
  /** Lets go of the folder. What is in it stays there, what came from it stays here. */
  readonly leave: () => Promise<void>
  readonly includeTexts: (texts: boolean) => Promise<void>
  /** Looks and writes now, whatever was waited for. Resolves when it is over. */
  readonly sync: () => Promise<void>
  /** Asks for a folder that the browser has locked; only within a click. */
  readonly allow: () => Promise<void>
  /** Goes on with a folder in which nothing is left: everything is written anew. */
  readonly startAnew: () => Promise<void>
  /** What waits for the user's word, as files to open. What cannot be opened is named to the user. */
  readonly waitingFiles: () => Promise<readonly { readonly name: string; readonly bytes: Uint8Array }[]>
  /** Takes back one import from the folder. */
  readonly takeBack: (receiptId: string) => Promise<void>
  /** Lets go of the folder of a project that is about to be erased. */
  readonly forget: (projectId: RecordId) => Promise<void>
}
