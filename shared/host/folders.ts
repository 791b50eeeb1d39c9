import type { DeviceId } from '../base/ids.ts'
import type { Result } from '../base/result.ts'
import type { FileReason } from './read-files.ts'

/** A file in a shared folder, as it is listed: its name has the right form, nothing else is known of it. */
export interface FolderFile {
  /** Whose sub-folder it is in. */
  readonly device: DeviceId
  readonly name: string
}

/** A folder that the user has chosen. Where it is stays with the host. */
export interface ChosenFolder {
  /** What it is asked for by; choosing the same folder again gives the same. */
  readonly id: string
  /** Its own name, to be shown. */
  readonly name: string
}

/** Why something in a shared folder did not happen; `message` in the system's words. */
export type FolderProblem =
  /** No folder was chosen here under this id, or it has been forgotten. */
  | { readonly kind: 'folder-unknown' }
  /** The browser wants the user to allow it again, by a click. */
  | { readonly kind: 'folder-locked' }
  /** It is not there now: unplugged, disconnected, moved, or not allowed. */
  | { readonly kind: 'folder-unreachable'; readonly message: string }
  /** It is the sub-folder of one device in some shared folder; that one is meant. */
  | { readonly kind: 'folder-of-a-device' }
  /** The name is of another form, or what bears it is no plain file in a plain sub-folder. */
  | { readonly kind: 'folder-file-refused' }
  | { readonly kind: 'folder-file-missing' }
  /** Its bytes are not those that its name promises: it is still being copied, or was damaged. */
  | { readonly kind: 'folder-file-incomplete' }
  /** In bytes. */
  | { readonly kind: 'folder-file-too-large'; readonly limit: number }
  | { readonly kind: 'folder-file-unreadable'; readonly message: string }
  | { readonly kind: 'folder-not-written'; readonly message: string; readonly reason?: FileReason }

/**
 * Folders that the user has chosen to exchange files through. In each, every device has one sub-folder, which it alone
 * writes to; a file there never changes once it has its name. `folders-contract.ts` holds the tests of every host.
 */
export interface Folders {
  /** Lets the user choose a folder, to be written to as this device; `null` when the user cancels. */
  readonly choose: (device: DeviceId) => Promise<Result<ChosenFolder | null, FolderProblem>>
  /** Asks the user for a folder that is locked; only within a click. Answers whether it may be used. */
  readonly allow: (id: string) => Promise<boolean>
  /** The files of all devices whose names have the right form, in the order of their paths. */
  readonly list: (id: string) => Promise<Result<readonly FolderFile[], FolderProblem>>
  /** The bytes of a file, once they are all there. */
  readonly read: (id: string, file: FolderFile) => Promise<Result<Uint8Array, FolderProblem>>
  /** Writes a new file of this device, whole or not at all; answers its name. */
  readonly write: (
    id: string,
    sequence: number,
    pieces: readonly Uint8Array[],
  ) => Promise<Result<string, FolderProblem>>
  /** Removes a file of this device. One that is not there is no problem. */
  readonly remove: (id: string, name: string) => Promise<Result<null, FolderProblem>>
  /** Calls `listener` when files come or go, or the folder itself does; answers how to stop. */
  readonly watch: (id: string, listener: () => void) => () => void
  /** Lets go of a folder: it has to be chosen anew. Nothing in it changes. */
  readonly forget: (id: string) => Promise<void>
}
