import { createHash, randomUUID } from 'node:crypto'
import { constants, type Dirent } from 'node:fs'
import { lstat, mkdir, open, readdir, realpath, rename, stat, unlink } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { DeviceId } from '../shared/base/ids.ts'
import { err, ok, type Result } from '../shared/base/result.ts'
import type { Sha256 } from '../shared/base/sha256.ts'
import {
  folderFileName,
  isDeviceFolder,
  MAX_FOLDER_FILE_BYTES,
  parseFolderFileName,
} from '../shared/host/folder-names.ts'
import type { FolderFile, FolderProblem } from '../shared/host/folders.ts'
import { diskProblem } from './disk-failure.ts'

/** A link is not followed, and a pipe not waited for; Windows knows neither flag. */
const PLAINLY = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0)

/** How much is asked of the disk at once, in bytes. */
const CHUNK = 64_000_000

const TEMPORARY = /^\.avowal-[0-9a-f-]{36}\.tmp$/

/** How long a temporary file of this device may lie about before it counts as left behind, in milliseconds. */
const LEFT_BEHIND = 60 * 60 * 1000

/** The files of all devices whose names have the right form, in the order of their paths. Links are not looked at. */
export async function listSharedFolder(path: string): Promise<Result<readonly FolderFile[], FolderProblem>> {
  try {
    const devices = (await readdir(path, { withFileTypes: true })).filter((entry) => entry.isDirectory())
    const files: FolderFile[] = []
    for (const { name: device } of devices.filter(({ name }) => isDeviceFolder(name)).sort(byName)) {
      const entries = await readdir(join(path, device), { withFileTypes: true }).catch((): Dirent[] => [])
      const named = entries.filter((entry) => entry.isFile() && parseFolderFileName(entry.name) !== null)
      for (const { name } of named.sort(byName)) files.push({ device: device as DeviceId, name })
    }
    return ok(files)
  } catch (failure) {
    return err(unreachable(failure))
  }
}

/** The bytes of a file, once they are those that its name promises. */
export async function readSharedFile(
  path: string,
  { device, name }: FolderFile,
  limit = MAX_FOLDER_FILE_BYTES,
): Promise<Result<Uint8Array, FolderProblem>> {
  const promised = parseFolderFileName(name)
  if (promised === null || !isDeviceFolder(device)) return err({ kind: 'folder-file-refused' })
  try {
    if (!(await isPlainFolder(join(path, device)))) return err({ kind: 'folder-file-refused' })
    const file = await open(join(path, device, name), PLAINLY)
    try {
      const found = await file.stat()
      if (!found.isFile()) return err({ kind: 'folder-file-refused' })
      if (found.size > limit) return err({ kind: 'folder-file-too-large', limit })
      const bytes = new Uint8Array(found.size)
      let read = 0
      while (read < bytes.length) {
        const { bytesRead } = await file.read(bytes, read, Math.min(CHUNK, bytes.length - read))
        if (bytesRead === 0) break
        read += bytesRead
      }
      return digestOf([bytes]) === promised.sha256 ? ok(bytes) : err({ kind: 'folder-file-incomplete' })
    } finally {
      await file.close()
    }
  } catch (failure) {
    return err(await whyNot(path, failure))
  }
}

/** Writes a new file into the sub-folder of a device: under another name first, then in one step under its own. */
export async function writeSharedFile(
  path: string,
  device: DeviceId,
  sequence: number,
  pieces: readonly Uint8Array[],
): Promise<Result<string, FolderProblem>> {
  const name = folderFileName({ sequence, sha256: digestOf(pieces) })
  const folder = join(path, device)
  try {
    // Where the folder itself is gone, a new one in its place would be another one.
    await stat(path)
    await mkdir(folder).catch((failure: unknown) => {
      if (codeOf(failure) !== 'EEXIST') throw failure
    })
    if (!(await isPlainFolder(folder))) return err({ kind: 'folder-file-refused' })
    await clearLeftBehind(folder)
    const temporary = join(folder, `.avowal-${randomUUID()}.tmp`)
    try {
      const file = await open(temporary, 'wx')
      try {
        for (const piece of pieces) await file.writeFile(piece)
        await file.sync()
      } finally {
        await file.close()
      }
      await rename(temporary, join(folder, name))
    } catch (failure) {
      await unlink(temporary).catch(() => undefined)
      throw failure
    }
    return ok(name)
  } catch (failure) {
    const why = await whyNot(path, failure)
    return err(why.kind === 'folder-unreachable' ? why : notWritten(name, failure))
  }
}

/** Removes a file from the sub-folder of a device. */
export async function removeSharedFile(
  path: string,
  device: DeviceId,
  name: string,
): Promise<Result<null, FolderProblem>> {
  if (parseFolderFileName(name) === null) return err({ kind: 'folder-file-refused' })
  const folder = join(path, device)
  try {
    await stat(path)
    if (!(await isPlainFolder(folder))) return err({ kind: 'folder-file-refused' })
    await unlink(join(folder, name))
    return ok(null)
  } catch (failure) {
    const why = await whyNot(path, failure)
    if (why.kind === 'folder-file-missing') return ok(null)
    return err(why.kind === 'folder-unreachable' ? why : notWritten(name, failure))
  }
}

/** Whether a folder is one, and is where its path says: no link leads out of the shared folder. */
async function isPlainFolder(path: string): Promise<boolean> {
  const found = await lstat(path)
  if (!found.isDirectory()) return false
  const [real, parent] = await Promise.all([realpath(path), realpath(dirname(path))])
  return real === join(parent, basename(path))
}

/** Takes away what a crash left in the sub-folder of this device. */
async function clearLeftBehind(folder: string): Promise<void> {
  for (const name of (await readdir(folder)).filter((each) => TEMPORARY.test(each))) {
    const path = join(folder, name)
    const found = await lstat(path).catch(() => null)
    if (found?.isFile() === true && Date.now() - found.mtimeMs > LEFT_BEHIND) await unlink(path).catch(() => undefined)
  }
}

function digestOf(pieces: readonly Uint8Array[]): Sha256 {
  const hash = createHash('sha256')
  for (const piece of pieces) hash.update(piece)
  return hash.digest('hex') as Sha256
}

/** What a failure comes from: the folder is gone, the file is, or the disk has something against it. */
async function whyNot(path: string, failure: unknown): Promise<FolderProblem> {
  const gone = await readdir(path).then(
    () => null,
    (problem: unknown) => unreachable(problem),
  )
  if (gone !== null) return gone
  const code = codeOf(failure)
  if (code === 'ENOENT' || code === 'ENOTDIR') return { kind: 'folder-file-missing' }
  // What `O_NOFOLLOW` answers where a link is, and what opening a socket does.
  if (code === 'ELOOP' || code === 'EMLINK' || code === 'ENXIO') return { kind: 'folder-file-refused' }
  return { kind: 'folder-file-unreadable', message: messageOf(failure) }
}

function unreachable(failure: unknown): FolderProblem {
  return { kind: 'folder-unreachable', message: messageOf(failure) }
}

function notWritten(name: string, failure: unknown): FolderProblem {
  const problem = diskProblem('file-not-saved', name, failure)
  const reason = 'reason' in problem && problem.reason !== undefined ? { reason: problem.reason } : {}
  return { kind: 'folder-not-written', message: messageOf(failure), ...reason }
}

function codeOf(failure: unknown): string {
  return failure instanceof Error && 'code' in failure ? String(failure.code) : ''
}

function messageOf(failure: unknown): string {
  return failure instanceof Error ? failure.message : String(failure)
}

function byName(a: { readonly name: string }, b: { readonly name: string }): number {
  if (a.name === b.name) return 0
  return a.name < b.name ? -1 : 1
}
