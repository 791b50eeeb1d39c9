import type { Result } from '../base/result.ts'
import type { Folders } from './folders.ts'
import type { FileProblem, HostFile, ReadableFile } from './read-files.ts'
import type { HostNotice, MenuCommand, ThemeChoice } from './requests.ts'

/** Which files to offer for choosing. */
export interface PickRequest {
  /** File name endings with their dot (`.txt`) and media types (`text/plain`); none offers every file. */
  readonly accept: readonly string[]
  readonly multiple: boolean
  /** The largest file to read, in bytes; `MAX_FILE_BYTES` unless given, which is also the most for all together. */
  readonly limit?: number
}

/** A file to be written where the user wants it. */
export interface SaveRequest {
  readonly suggestedName: string
  readonly mime: string
  /** The content, in one piece or in several that follow one another. */
  readonly bytes: Uint8Array | readonly Uint8Array[]
}

/**
 * What the window may ask of its surroundings: the browser, or the desktop shell.
 *
 * Both answer alike; `host-contract.ts` holds the tests that each of them passes.
 */
export interface Host {
  readonly platform: 'browser' | 'desktop'
  /** Whether keys are named and combined as on a Mac. */
  readonly isMac: boolean
  readonly appVersion: string
  /** Lets the user choose files and reads them, each with its own outcome; none when the user cancels. */
  readonly pickFiles: (request: PickRequest) => Promise<readonly Result<HostFile, FileProblem>[]>
  /** Saves a file; answers the name it has, or `null` when the user cancels. In a browser it is a download. */
  readonly saveFile: (request: SaveRequest) => Promise<Result<string | null, FileProblem>>
  /** Calls `listener` with files that the system asks to open; answers how to stop. */
  readonly onOpenFiles: (listener: (files: readonly Result<HostFile, FileProblem>[]) => void) => () => void
  /** Tells of files that the user gave to the page itself, so that they stand among the recent ones. */
  readonly noteFiles: (files: readonly ReadableFile[]) => void
  /** While held, closing the window asks first: something is not written yet. */
  readonly holdClose: (held: boolean) => void
  /** Calls `listener` with what happens around the window; answers how to stop. */
  readonly onNotice: (listener: (notice: HostNotice) => void) => () => void
  /** Shows the commands of the window as they are now, where the system has a menu for them. */
  readonly showCommands: (commands: readonly MenuCommand[]) => void
  /** Calls `listener` with the id of a command that is chosen there; answers how to stop. */
  readonly onCommand: (listener: (id: string) => void) => () => void
  /** Folders that several devices exchange files through; `null` where there is no way to use one. */
  readonly folders: Folders | null
  /** What the system draws around the window follows this choice. */
  readonly setTheme: (theme: ThemeChoice) => void
}
