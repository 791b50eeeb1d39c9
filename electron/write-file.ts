import { randomUUID } from 'node:crypto'
import * as nodeDisk from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { err, ok, type Result } from '../shared/base/result.ts'
import type { FileProblem, FileReason } from '../shared/host/read-files.ts'
import { diskProblem } from './disk-failure.ts'
import { pathFault, shownName } from './file-paths.ts'

/** The part of `node:fs/promises` that writing needs. */
export type Disk = Pick<
  typeof nodeDisk,
  'access' | 'constants' | 'open' | 'readdir' | 'realpath' | 'rename' | 'stat' | 'unlink'
>

/** What anybody's new file may be, before the user's own mask. */
const NEW_FILE = 0o666

/** What our own unfinished files are named. */
const TEMPORARY = /^\.avowal-[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}\.tmp$/

/** How old such a file is when nobody writes it any more, in milliseconds: its program was killed. */
const LEFT_BEHIND = 60 * 60 * 1000

/**
 * Writes a file whole or not at all: into a new file beside it, down to the disk, then in one step under its name. What
 * was there before stays until then, and stays for good where anything fails.
 */
export async function writeFileAt(
  path: string,
  pieces: readonly Uint8Array[],
  disk: Disk = nodeDisk,
): Promise<Result<null, FileProblem>> {
  const fault = pathFault(path)
  if (fault !== null) return err(notSaved(path, fault))
  try {
    // A link goes on pointing to where it did.
    const target = await disk.realpath(path).catch(() => path)
    const before = await whatIsAt(target, disk)
    if (before.fault !== null) return err(notSaved(path, before.fault))
    await replace(target, pieces, before.mode, disk)
    await clearUp(dirname(target), disk).catch(() => undefined)
    return ok(null)
  } catch (failure) {
    return err(diskProblem('file-not-saved', shownName(path), failure))
  }
}

async function whatIsAt(
  path: string,
  disk: Disk,
): Promise<{ readonly fault: FileReason | null; readonly mode: number }> {
  const found = await disk.stat(path).catch(() => null)
  if (found === null) return { fault: null, mode: NEW_FILE }
  if (found.isDirectory()) return { fault: 'folder', mode: 0 }
  if (!found.isFile()) return { fault: 'not-a-file', mode: 0 }
  // Renaming asks only the folder; a file that is locked against writing shall stay.
  await disk.access(path, disk.constants.W_OK)
  return { fault: null, mode: found.mode & 0o777 }
}

async function replace(path: string, pieces: readonly Uint8Array[], mode: number, disk: Disk): Promise<void> {
  const folder = dirname(path)
  const temporary = join(folder, `.avowal-${randomUUID()}.tmp`)
  try {
    const file = await disk.open(temporary, 'wx', mode)
    try {
      for (const piece of pieces) await file.writeFile(piece)
      await file.sync()
    } finally {
      await file.close()
    }
    await disk.rename(temporary, path)
  } catch (failure) {
    await disk.unlink(temporary).catch(() => undefined)
    throw failure
  }
  await syncFolder(folder, disk)
}

/** Puts the new name on the disk as well. Windows opens no folder, and writes names by itself. */
async function syncFolder(folder: string, disk: Disk): Promise<void> {
  try {
    const opened = await disk.open(folder, 'r')
    try {
      await opened.sync()
    } finally {
      await opened.close()
    }
  } catch {
    // The file itself is whole and in its place.
  }
}

/** Takes away what a program that was killed while it wrote has left in a folder. */
async function clearUp(folder: string, disk: Disk): Promise<void> {
  const ours = (await disk.readdir(folder)).filter((name) => TEMPORARY.test(name))
  for (const name of ours) {
    const path = join(folder, name)
    const { mtimeMs } = await disk.stat(path)
    if (Date.now() - mtimeMs > LEFT_BEHIND) await disk.unlink(path)
  }
}

function notSaved(path: string, reason: FileReason): FileProblem {
  return { kind: 'file-not-saved', name: shownName(path), message: reason, reason }
}
