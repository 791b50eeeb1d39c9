import { randomBytes } from 'node:crypto'
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { err, ok, type Result } from '../shared/base/result.ts'
import type { FileProblem } from '../shared/host/read-files.ts'
import type { Content, OutputFile, Surroundings, WriteProblem } from './surroundings.ts'

const PATH_FAULTS = ['ENOENT', 'ENOTDIR', 'EISDIR', 'EACCES', 'EPERM', 'EROFS', 'EEXIST', 'ENAMETOOLONG']

/** The system that Node.js runs on. */
export function nodeSurroundings(version: string): Surroundings {
  return {
    now: () => Date.now(),
    random: (length) => randomBytes(length),
    version,
    read: (path, limit) => (path === '-' ? readStandardInput(limit) : readPath(path, limit)),
    isFolder: async (path) => (await stat(path).catch(() => null))?.isDirectory() ?? false,
    write,
    toStandardOutput(content) {
      for (const chunk of chunksOf(content)) process.stdout.write(chunk)
    },
    toStandardError: (text) => void process.stderr.write(text),
  }
}

async function readPath(path: string, limit: number): Promise<Result<Uint8Array, FileProblem>> {
  try {
    const { size } = await stat(path)
    if (size > limit) return err({ kind: 'file-too-large', name: path, size, limit })
    return ok(await readFile(path))
  } catch (failure) {
    return err({ kind: 'file-unreadable', name: path, message: reasonOf(failure) })
  }
}

async function readStandardInput(limit: number): Promise<Result<Uint8Array, FileProblem>> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of process.stdin as AsyncIterable<Buffer>) {
    chunks.push(chunk)
    size += chunk.length
    if (size > limit) return err({ kind: 'file-too-large', name: 'standard input', size, limit })
  }
  return ok(Buffer.concat(chunks))
}

/** Each file goes beside its place first; only when all are on disk do they take their names. */
async function write(files: readonly OutputFile[], folder: string | null): Promise<WriteProblem | null> {
  const staged: { readonly from: string; readonly to: string }[] = []
  let path = folder ?? ''
  try {
    if (folder !== null) await mkdir(folder, { recursive: true })
    for (const file of files) {
      path = file.path
      const from = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`)
      staged.push({ from, to: path })
      await writeDurably(from, file.content)
      if ((await stat(path).catch(() => null))?.isDirectory())
        throw Object.assign(new Error('EISDIR'), { code: 'EISDIR' })
    }
    for (const { from, to } of staged) await rename(from, to)
    return null
  } catch (failure) {
    await Promise.all(staged.map(({ from }) => rm(from, { force: true })))
    return { path, message: reasonOf(failure), isPathAtFault: PATH_FAULTS.includes(codeOf(failure)) }
  }
}

function chunksOf(content: Content): Iterable<string | Uint8Array> {
  return typeof content === 'string' ? [content] : content
}

async function writeDurably(path: string, content: Content): Promise<void> {
  const file = await open(path, 'w')
  try {
    for (const chunk of chunksOf(content)) await file.writeFile(chunk)
    await file.sync()
  } finally {
    await file.close()
  }
}

function codeOf(failure: unknown): string {
  return failure instanceof Error && 'code' in failure ? String(failure.code) : ''
}

/** What a system error says, in words where they are known. */
function reasonOf(failure: unknown): string {
  switch (codeOf(failure)) {
    case 'ENOENT':
      return 'there is no such file or folder'
    case 'EISDIR':
      return 'it is a folder'
    case 'EACCES':
    case 'EPERM':
      return 'permission was denied'
    case 'ENOSPC':
      return 'the disk is full'
    default:
      return failure instanceof Error ? failure.message : String(failure)
  }
}
