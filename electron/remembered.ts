import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { z } from 'zod'
import { type DeviceId, isDeviceId } from '../shared/base/ids.ts'
import { windowPlace } from './window-place.ts'

const MOST_RECENT = 10

const folderGrant = z.strictObject({
  /** What the window asks for it by. */
  id: z.uuid(),
  path: z.string(),
  /** The device whose sub-folder may be written to. */
  device: z.custom<DeviceId>((value) => typeof value === 'string' && isDeviceId(value)),
})

/** A folder that the user has chosen to share files through. */
export type FolderGrant = z.infer<typeof folderGrant>

const remembered = z.strictObject({
  place: windowPlace.nullable(),
  theme: z.enum(['system', 'light', 'dark']),
  /** Paths of files, the latest first. */
  recent: z.array(z.string()).max(MOST_RECENT).readonly(),
  /** The one chosen last at the end. */
  folders: z.array(folderGrant).readonly().default([]),
})

export type Remembered = z.infer<typeof remembered>

const NOTHING: Remembered = { place: null, theme: 'system', recent: [], folders: [] }

/** What the shell itself keeps between two starts. The user's work is not in it. */
export interface Memory {
  readonly get: () => Remembered
  readonly set: (patch: Partial<Remembered>) => void
}

/** Reads the file where there is one that can be read; without it, or where it is damaged, all is as at the first start. */
export function openMemory(file: string): Memory {
  let value = read(file)
  return {
    get: () => value,
    set(patch) {
      value = { ...value, ...patch }
      write(file, value)
    },
  }
}

/** The list of recent files with these at its front, each once. */
export function withRecent(before: readonly string[], paths: readonly string[]): readonly string[] {
  return [...new Set([...paths.toReversed(), ...before])].slice(0, MOST_RECENT)
}

function read(file: string): Remembered {
  try {
    return remembered.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return NOTHING
  }
}

function write(file: string, value: Remembered): void {
  try {
    writeFileSync(`${file}.tmp`, JSON.stringify(value))
    renameSync(`${file}.tmp`, file)
  } catch {
    // A place that is forgotten is not worth a word.
  }
}
