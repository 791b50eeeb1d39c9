import type { Result } from '../shared/base/result.ts'
import type { FileProblem } from '../shared/host/read-files.ts'

/** What is written: a text, or bytes in chunks that are made as they are asked for. */
export type Content = string | Iterable<Uint8Array>

/** A file to be written. */
export interface OutputFile {
  readonly path: string
  readonly content: Content
}

/** Why files were not written; none of them was. */
export interface WriteProblem {
  readonly path: string
  readonly message: string
  /** Whether another path would help: there is no such folder, or it may not be written to. */
  readonly isPathAtFault: boolean
}

/** What the command line may ask of the system. Tests bring their own. */
export interface Surroundings {
  /** Milliseconds since 1970. */
  readonly now: () => number
  readonly random: (length: number) => Uint8Array
  readonly version: string
  /** The bytes of a file, or of standard input for `-`. */
  readonly read: (path: string, limit: number) => Promise<Result<Uint8Array, FileProblem>>
  /** Whether there is a folder of that path. */
  readonly isFolder: (path: string) => Promise<boolean>
  /** What stands at a path, alike for all paths that lead to it; `null` where nothing does. */
  readonly identityOf: (path: string) => Promise<string | null>
  /** Writes all of the files, or none; `folder` is made first where it does not exist. */
  readonly write: (files: readonly OutputFile[], folder: string | null) => Promise<WriteProblem | null>
  readonly toStandardOutput: (content: Content) => void
  readonly toStandardError: (text: string) => void
}
