import { z } from 'zod'
import { type DeviceId, isDeviceId } from '../base/ids.ts'
import type { Result } from '../base/result.ts'
import type { RequestName } from './channels.ts'
import { MAX_SEQUENCE, parseFolderFileName } from './folder-names.ts'
import type { ChosenFolder, FolderFile, FolderProblem } from './folders.ts'
import type { FileProblem, HostFile } from './read-files.ts'

const word = z.string().max(500)
const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array)

const device = z.custom<DeviceId>((value) => typeof value === 'string' && isDeviceId(value))
const folderId = z.uuid()
const folderFile = z.string().refine((name) => parseFolderFileName(name) !== null)

/** A command of the window as the menu lists it. */
const menuCommand = z
  .strictObject({
    id: word.min(1),
    title: word.min(1),
    section: word.min(1),
    /** In the window's notation, e.g. `Mod+Shift+z`; the first is shown. */
    keys: z.array(word).max(20).readonly(),
    enabled: z.boolean(),
  })
  .readonly()

/** The form of each request of the window. What does not have it is refused before anything is done. */
export const requestForms = {
  pickFiles: z.strictObject({
    accept: z.array(word).max(100).readonly(),
    multiple: z.boolean(),
    /** In bytes. */
    limit: z.int().positive(),
  }),
  saveFile: z.strictObject({
    // Longer than any name: a name that is too long has an answer of its own.
    suggestedName: z.string().max(100_000),
    pieces: z.array(bytes).max(1_000_000).readonly(),
  }),
  noteFiles: z.strictObject({ paths: z.array(z.string().max(100_000)).max(1_000).readonly() }),
  takeFiles: z.strictObject({}),
  takeNotices: z.strictObject({}),
  showCommands: z.strictObject({ commands: z.array(menuCommand).max(5_000).readonly() }),
  setTheme: z.strictObject({ theme: z.enum(['system', 'light', 'dark']) }),
  holdClose: z.strictObject({ held: z.boolean() }),
  chooseFolder: z.strictObject({ device }),
  listFolder: z.strictObject({ id: folderId }),
  readFolderFile: z.strictObject({ id: folderId, file: z.strictObject({ device, name: folderFile }) }),
  writeFolderFile: z.strictObject({
    id: folderId,
    sequence: z.int().min(1).max(MAX_SEQUENCE),
    pieces: z.array(bytes).max(1_000_000).readonly(),
  }),
  removeFolderFile: z.strictObject({ id: folderId, name: folderFile }),
  watchFolder: z.strictObject({ id: folderId, watching: z.boolean() }),
  forgetFolder: z.strictObject({ id: folderId }),
} as const satisfies Readonly<Record<RequestName, z.ZodType>>

/** What a request carries. */
export type Asked<N extends RequestName> = z.infer<(typeof requestForms)[N]>

export type MenuCommand = z.infer<typeof menuCommand>
export type ThemeChoice = Asked<'setTheme'>['theme']

/** Something that happened around the window and that the user is told. */
export type HostNotice =
  /** The window's process ended by itself, and the window was opened again. */
  | 'window-restored'
  /** A link leads out of the window; none is followed. */
  | 'link-refused'

interface Answers {
  readonly pickFiles: readonly Result<HostFile, FileProblem>[]
  /** The name that the file has; `null` where the user cancelled. */
  readonly saveFile: Result<string | null, FileProblem>
  readonly noteFiles: null
  readonly takeFiles: readonly Result<HostFile, FileProblem>[]
  readonly takeNotices: readonly HostNotice[]
  readonly showCommands: null
  readonly setTheme: null
  readonly holdClose: null
  readonly chooseFolder: Result<ChosenFolder | null, FolderProblem>
  readonly listFolder: Result<readonly FolderFile[], FolderProblem>
  readonly readFolderFile: Result<Uint8Array, FolderProblem>
  readonly writeFolderFile: Result<string, FolderProblem>
  readonly removeFolderFile: Result<null, FolderProblem>
  readonly watchFolder: null
  readonly forgetFolder: null
}

/** The requests about shared folders. */
export type FolderRequestName = Extract<RequestName, `${string}Folder${string}`>

/** What a request that was let in is answered. */
export type Answered<N extends RequestName> = Answers[N]

/** Why a request was not let in, or came to nothing. */
export interface RequestProblem {
  readonly kind: 'request-refused'
  readonly because: 'sender' | 'form' | 'fault'
  readonly message: string
}

/** What crosses back to the window: always a value, never a throw. */
export type Answer<N extends RequestName> = Result<Answered<N>, RequestProblem>
