import { randomBytes } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { err, ok, type Result } from '../shared/base/result.ts'
import type { FileProblem } from '../shared/host/read-files.ts'
import { reasonOf } from './disk-reason.ts'
import type { Surroundings } from './surroundings.ts'
import { chunksOf, writeFiles } from './write-files.ts'

/** The system that Node.js runs on. */
export function nodeSurroundings(version: string): Surroundings {
  return {
    now: () => Date.now(),
    random: (length) => randomBytes(length),
    version,
    read: (path, limit) => (path === '-' ? readStandardInput(limit) : readPath(path, limit)),
    isFolder: async (path) => (await stat(path).catch(() => null))?.isDirectory() ?? false,
    async identityOf(path) {
      const found = await stat(path, { bigint: true }).catch(() => null)
      return found === null ? null : `${found.dev}:${found.ino}`
    },
    write: writeFiles,
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
