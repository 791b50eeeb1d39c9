import { stat } from 'node:fs/promises'
import { basename, isAbsolute } from 'node:path'
import type { FileReason } from '../shared/host/read-files.ts'

/** The longest path that is tried, in UTF-16 code units; no person has a longer one. */
const LONGEST_PATH = 2_000

/** The longest name that every file system takes, in bytes of UTF-8. */
const LONGEST_NAME = 255

/** What the names in our messages are cut to, in UTF-16 code units. */
const SHOWN_NAME = 200

/** What speaks against a path before the disk is asked; `null` where nothing does. */
export function pathFault(path: string): FileReason | null {
  if (path.length > LONGEST_PATH) return 'path-too-long'
  if (!isAbsolute(path) || /[\0\r\n]/.test(path)) return 'bad-path'
  return path.split(/[/\\]/).includes('..') ? 'bad-path' : null
}

/** What speaks against a name for a new file: it has to be a name, not a way to another folder. */
export function nameFault(name: string): FileReason | null {
  if (Buffer.byteLength(name) > LONGEST_NAME) return 'path-too-long'
  return name === '' || name === '.' || name === '..' || /[\0\r\n/\\]/.test(name) ? 'bad-path' : null
}

/** The name of a file as messages show it: one line, not endless. */
export function shownName(path: string): string {
  return basename(path)
    .replaceAll(/\p{Cc}+/gu, ' ')
    .slice(0, SHOWN_NAME)
}

/** Those of some paths at which a file is: no folder, no device, nothing that would be refused. */
export async function filesAmong(paths: readonly string[]): Promise<readonly string[]> {
  const files: string[] = []
  for (const path of paths) {
    const found = pathFault(path) === null ? await stat(path).catch(() => null) : null
    if (found?.isFile() === true) files.push(path)
  }
  return files
}
