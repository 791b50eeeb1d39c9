import { constants } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { basename } from 'node:path'
import { err, ok, type Result } from '../shared/base/result.ts'
import type { Allowance, FileProblem, FileReason, HostFile } from '../shared/host/read-files.ts'
import { diskProblem } from './disk-failure.ts'
import { pathFault, shownName } from './file-paths.ts'

/** A pipe would keep us waiting until somebody writes into it; Windows has neither. */
const WITHOUT_WAITING = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0)

/** How much is asked of the disk at once, in bytes. */
const CHUNK = 64_000_000

/** Reads a whole file, within what is allowed. One that is too large is refused before a byte of it is read. */
export async function readFileAt(path: string, allowed: Allowance): Promise<Result<HostFile, FileProblem>> {
  const fault = pathFault(path)
  if (fault !== null) return err(unreadable(path, fault))
  try {
    const file = await open(path, WITHOUT_WAITING)
    try {
      return await readOpen(file, path, allowed)
    } finally {
      await file.close()
    }
  } catch (failure) {
    return err(diskProblem('file-unreadable', shownName(path), failure))
  }
}

async function readOpen(file: FileHandle, path: string, allowed: Allowance): Promise<Result<HostFile, FileProblem>> {
  const found = await file.stat()
  if (found.isDirectory()) return err(unreadable(path, 'folder'))
  if (!found.isFile()) return err(unreadable(path, 'not-a-file'))
  const { size } = found
  const refusal = allowed.refuses(shownName(path), size)
  if (refusal !== null) return err(refusal)
  const bytes = await readUpTo(file, size)
  allowed.spend(bytes.length)
  return ok({ name: basename(path), bytes })
}

/** The first `size` bytes, or fewer where the file has become shorter meanwhile. */
async function readUpTo(file: FileHandle, size: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(size)
  let read = 0
  while (read < size) {
    const { bytesRead } = await file.read(bytes, read, Math.min(CHUNK, size - read))
    if (bytesRead === 0) return bytes.slice(0, read)
    read += bytesRead
  }
  return bytes
}

function unreadable(path: string, reason: FileReason): FileProblem {
  return { kind: 'file-unreadable', name: shownName(path), message: reason, reason }
}
