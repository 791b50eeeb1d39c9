import { MAX_FILE_BYTES } from '../base/file-limit.ts'
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
  /** With those before it, it is more than is taken in at once. */
  | { readonly kind: 'files-too-large'; readonly name: string; readonly size: number; readonly limit: number }
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

/** How much may still be read in one go, in bytes. */
export interface Allowance {
  /** What speaks against a file of this size, before a byte of it is read; `null` where it may be read. */
  readonly refuses: (name: string, size: number) => FileProblem | null
  /** So many bytes were read. */
  readonly spend: (bytes: number) => void
}

/** For files that are taken in together: each of at most `limit` bytes, all of at most `MAX_FILE_BYTES`. */
export function allowance(limit: number = MAX_FILE_BYTES): Allowance {
  const largest = Math.min(limit, MAX_FILE_BYTES)
  let spent = 0
  return {
    refuses(name, size) {
      if (size > largest) return { kind: 'file-too-large', name, size, limit: largest }
      return spent + size > MAX_FILE_BYTES
        ? { kind: 'files-too-large', name, size: spent + size, limit: MAX_FILE_BYTES }
        : null
    },
    spend(bytes) {
      spent += bytes
    },
  }
}

/** Reads files one after the other, in their order. One that is too large is refused before a byte of it is read. */
export async function readFiles(
  files: Iterable<ReadableFile>,
  limit?: number,
): Promise<readonly Result<HostFile, FileProblem>[]> {
  const allowed = allowance(limit)
  const read: Result<HostFile, FileProblem>[] = []
  for (const file of files) read.push(await readFile(file, allowed))
  return read
}

/** Reads one file, within what is allowed for all that are taken in with it. */
export async function readFile(file: ReadableFile, allowed: Allowance): Promise<Result<HostFile, FileProblem>> {
  const { name, size } = file
  const refusal = allowed.refuses(name, size)
  if (refusal !== null) return err(refusal)
  try {
    const bytes = new Uint8Array(await file.arrayBuffer())
    allowed.spend(bytes.length)
    return ok({ name, bytes })
  } catch (failure) {
    return err({ kind: 'file-unreadable', name, message: failure instanceof Error ? failure.message : String(failure) })
  }
}
