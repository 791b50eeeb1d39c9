import { randomUUID } from 'node:crypto'
import { access, constants, lstat, mkdir, open, realpath, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { codeOf, reasonOf } from './disk-reason.ts'
import type { Content, OutputFile, WriteProblem } from './surroundings.ts'

const PATH_FAULTS = ['ENOENT', 'ENOTDIR', 'EISDIR', 'EACCES', 'EPERM', 'EROFS', 'EEXIST', 'ENAMETOOLONG', 'ELOOP']

/** What stands at a path and shall stay. */
class Occupied extends Error {}

/**
 * Writes all of the files, or none. Each goes beside its place first; only when all are on disk do they take their names,
 * so that a file is replaced in one step. `folder` is made first where it does not exist.
 */
export async function writeFiles(files: readonly OutputFile[], folder: string | null): Promise<WriteProblem | null> {
  const staged: { readonly from: string; readonly to: string }[] = []
  let path = folder ?? ''
  try {
    if (folder !== null) await mkdir(folder, { recursive: true })
    for (const file of files) {
      path = file.path
      const { to, mode } = await placeFor(path)
      // Its length does not depend on the name that it stands for.
      const from = join(dirname(to), `.avowal-${randomUUID()}.tmp`)
      staged.push({ from, to })
      await writeDurably(from, file.content, mode)
    }
    for (const { from, to } of staged) await rename(from, to)
    return null
  } catch (failure) {
    await Promise.all(staged.map(({ from }) => rm(from, { force: true })))
    const isPathAtFault = failure instanceof Occupied || PATH_FAULTS.includes(codeOf(failure))
    return { path, message: reasonOf(failure), isPathAtFault }
  }
}

/** Where a file for this path belongs, and the permissions of what is there; throws where that shall stay. */
async function placeFor(path: string): Promise<{ readonly to: string; readonly mode: number | null }> {
  const there = await stat(path).catch(ifMissing)
  if (there === null) {
    if ((await lstat(path).catch(ifMissing)) !== null) throw new Occupied('it is a link that leads nowhere')
    return { to: path, mode: null }
  }
  if (there.isDirectory()) throw new Occupied('it is a folder')
  if (!there.isFile()) {
    throw new Occupied('it is not a file but a device or a pipe; without --out the result goes to standard output')
  }
  // Renaming asks only the folder, and whoever may do everything is allowed everything.
  if ((there.mode & 0o222) === 0) throw new Occupied('it is protected against writing')
  // A link goes on pointing to where it did.
  const to = await realpath(path)
  await access(to, constants.W_OK)
  return { to, mode: there.mode & 0o777 }
}

function ifMissing(failure: unknown): null {
  if (codeOf(failure) === 'ENOENT') return null
  throw failure
}

async function writeDurably(path: string, content: Content, mode: number | null): Promise<void> {
  const file = await open(path, 'wx')
  try {
    if (mode !== null) await file.chmod(mode)
    for (const chunk of chunksOf(content)) await file.writeFile(chunk)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** The pieces of what is written, in order. */
export function chunksOf(content: Content): Iterable<string | Uint8Array> {
  return typeof content === 'string' ? [content] : content
}
