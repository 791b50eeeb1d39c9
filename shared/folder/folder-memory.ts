/** What a device remembers of a shared folder, and what follows from it: pure values, so that every turn can be tested. */
import { z } from 'zod'
import type { DeviceId } from '../base/ids.ts'
import { parseFolderFileName } from '../host/folder-names.ts'
import type { FolderFile } from '../host/folders.ts'

const memorySchema = z.object({
  /** The files of this device that are there, with how many revisions each holds. */
  written: z.array(z.object({ name: z.string(), revisions: z.int().min(0) }).readonly()).readonly(),
  /** Files of this device whose contents stand in another one by now: to be removed. */
  superseded: z.array(z.string()).readonly(),
  /** The files of others that were taken in, by path. */
  taken: z.record(
    z.string(),
    z
      .object({
        /** The receipt of the import; `null` where nothing was new. */
        receipt: z.string().nullable(),
        /** Since when it is not there any more, in milliseconds since 1970; `null` while it is. */
        goneSince: z.number().nullable(),
      })
      .readonly(),
  ),
  /** The highest number that a file of this device was given. */
  lastSequence: z.int().min(0),
})

/** What a device remembers of a shared folder: kept on this machine, never in the folder. */
export type FolderMemory = Readonly<z.infer<typeof memorySchema>>

/** The form of a memory, for whoever keeps it. */
export const folderMemorySchema: z.ZodType<FolderMemory> = memorySchema

export const NOTHING_REMEMBERED: FolderMemory = { written: [], superseded: [], taken: {}, lastSequence: 0 }

/**
 * How long the contents of a file that is gone still count as being in the folder, in milliseconds: a sync service may
 * bring the removal of files before it brings the one that has taken their place.
 */
export const GRACE = 24 * 60 * 60 * 1000

/** A file as one string, for maps. */
export function pathOf({ device, name }: FolderFile): string {
  return `${device}/${name}`
}

/** A listing held against what is remembered. */
export interface Sighting {
  readonly memory: FolderMemory
  /** Files that were neither written nor taken in here: to be read. Files of this very device may be among them. */
  readonly unknown: readonly FolderFile[]
  /** Files of this device whose contents stand in another one that is there: to be removed. */
  readonly removable: readonly string[]
  /** Paths of files about which nothing has to be remembered any more. */
  readonly forgotten: readonly string[]
  /** Everything that was there is gone: it may be another folder, or a drive that is not mounted. */
  readonly isEmptied: boolean
}

/** What a listing of the folder says to a device. */
export function sightFolder(
  before: FolderMemory,
  listed: readonly FolderFile[],
  { device, now, grace = GRACE }: { readonly device: DeviceId; readonly now: number; readonly grace?: number },
): Sighting {
  const there = new Set(listed.map(pathOf))
  const own = (name: string) => pathOf({ device, name })
  const written = before.written.filter(({ name }) => there.has(own(name)))
  const superseded = before.superseded.filter((name) => there.has(own(name)))
  const taken: { [path: string]: FolderMemory['taken'][string] } = {}
  const forgotten = before.written.filter(({ name }) => !there.has(own(name))).map(({ name }) => own(name))
  for (const [path, file] of Object.entries(before.taken)) {
    const goneSince = there.has(path) ? null : (file.goneSince ?? now)
    if (goneSince !== null && now - goneSince >= grace && file.receipt === null) forgotten.push(path)
    else taken[path] = { ...file, goneSince }
  }
  const known = new Set([...written.map(({ name }) => own(name)), ...superseded.map(own), ...Object.keys(taken)])
  const wasThere = before.written.length + Object.values(before.taken).filter(({ goneSince }) => !goneSince).length
  return {
    memory: { ...before, written, superseded, taken, lastSequence: highest(before, listed, device) },
    unknown: listed.filter((file) => !known.has(pathOf(file))),
    removable: superseded,
    forgotten,
    isEmptied: listed.length === 0 && wasThere > 0,
  }
}

/** The paths of the files whose revisions count as being in the folder, as a memory has it after a look. */
export function holdingPaths(
  { written, taken }: FolderMemory,
  { device, now, grace = GRACE }: { readonly device: DeviceId; readonly now: number; readonly grace?: number },
): readonly string[] {
  const still = Object.entries(taken).filter(([, { goneSince }]) => goneSince === null || now - goneSince < grace)
  return [...written.map(({ name }) => pathOf({ device, name })), ...still.map(([path]) => path)]
}

function highest({ lastSequence }: FolderMemory, listed: readonly FolderFile[], device: DeviceId): number {
  const own = listed.filter((file) => file.device === device)
  return own.reduce((most, { name }) => Math.max(most, parseFolderFileName(name)?.sequence ?? 0), lastSequence)
}

/** After a file of this device was written. */
export function rememberWritten(memory: FolderMemory, name: string, revisions: number): FolderMemory {
  const others = memory.written.filter((file) => file.name !== name)
  const sequence = parseFolderFileName(name)?.sequence ?? 0
  return {
    ...memory,
    written: [...others, { name, revisions }],
    superseded: memory.superseded.filter((each) => each !== name),
    lastSequence: Math.max(memory.lastSequence, sequence),
  }
}

/** After files were taken in, with the receipt of the import (`null`: nothing was new). */
export function rememberTaken(memory: FolderMemory, paths: readonly string[], receipt: string | null): FolderMemory {
  const added = paths.map((path) => [path, { receipt, goneSince: null }] as const)
  return { ...memory, taken: { ...memory.taken, ...Object.fromEntries(added) } }
}

/** After the contents of files of this device were written into another one: from now on they may go. */
export function supersede(memory: FolderMemory, names: readonly string[]): FolderMemory {
  const gone = new Set(names)
  return {
    ...memory,
    written: memory.written.filter(({ name }) => !gone.has(name)),
    superseded: [...new Set([...memory.superseded, ...names])],
  }
}

/** How many revisions a file holds at most. */
export const FULL = 10_000

/** How many files that are not half full a device keeps before it makes one of them. */
export const MOST_SMALL_FILES = 16

/** The files of this device that shall become one, or none. Full ones stay as they are, so that nothing large is written again and again. */
export function filesToCompact({ written }: FolderMemory, most: number = MOST_SMALL_FILES): readonly string[] {
  const small = written.filter(({ revisions }) => revisions < FULL / 2)
  return small.length < most ? [] : small.map(({ name }) => name)
}

/** Items in portions for one file each, in order: at most `count` of them, and at most `weight` unless one alone weighs more. */
export function inPortions<T>(
  items: readonly T[],
  weightOf: (item: T) => number,
  limits: { readonly count: number; readonly weight: number },
): readonly (readonly T[])[] {
  const portions: T[][] = []
  let weight = 0
  for (const item of items) {
    const own = weightOf(item)
    const last = portions.at(-1)
    const fits = last !== undefined && last.length < limits.count && weight + own <= limits.weight
    if (fits) last.push(item)
    else portions.push([item])
    weight = fits ? weight + own : own
  }
  return portions
}
