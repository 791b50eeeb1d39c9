import { err, ok, type Result } from '../base/result.ts'

/** A file that was read. */
export interface HostFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/** What a disk or a path had against it, where that is known. */
export type FileReason =
  | 'missing'
  | 'not-allowed'
  | 'folder'
  /** A device, a pipe or a socket. */
  | 'not-a-file'
  | 'disk-full'
  | 'read-only-disk'
  | 'in-use'
  /** It is empty, not absolute, has a line break or a NUL, or goes up with `..`. */
  | 'bad-path'
  | 'path-too-long'

/** Why a file was not read or not saved; sizes in bytes, `message` in the system's words. */
export type FileProblem =
  | { readonly kind: 'file-too-large'; readonly name: string; readonly size: number; readonly limit: number }
  | DiskProblem<'file-unreadable'>
  | DiskProblem<'file-not-saved'>

interface DiskProblem<Kind> {
  readonly kind: Kind
  readonly name: string
  readonly message: string
  readonly reason?: FileReason
}

/** A file that can be read: the part of a browser's `File` that we need. */
export interface ReadableFile {
  readonly name: string
  /** In bytes; known without reading. */
  readonly size: number
  arrayBuffer(): Promise<ArrayBuffer>
}

/** The largest file that is read unless a caller says otherwise, in bytes. */
export const MAX_FILE_BYTES = 200_000_000

/** Reads files one after the other, in their order. One that is too large is refused before a byte of it is read. */
export async function readFiles(
  files: Iterable<ReadableFile>,
  limit: number = MAX_FILE_BYTES,
): Promise<readonly Result<HostFile, FileProblem>[]> {
  const read: Result<HostFile, FileProblem>[] = []
  for (const file of files) read.push(await readFile(file, limit))
  return read
}

async function readFile(file: ReadableFile, limit: number): Promise<Result<HostFile, FileProblem>> {
  const { name, size } = file
  if (size > limit) return err({ kind: 'file-too-large', name, size, limit })
  try {
    return ok({ name, bytes: new Uint8Array(await file.arrayBuffer()) })
  } catch (failure) {
    return err({ kind: 'file-unreadable', name, message: failure instanceof Error ? failure.message : String(failure) })
  }
}
