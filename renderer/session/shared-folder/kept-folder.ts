/** What this machine keeps of a project's shared folder, in the table of small values: no part of any project. */
import { z } from 'zod'
import type { ProjectId, Rid } from '../../../shared/base/ids.ts'
import { folderMemorySchema } from '../../../shared/folder/folder-memory.ts'
import type { Store } from '../../store/store.ts'
import { recall } from '../remembered.ts'

const transfer = z.object({ at: z.number(), revisions: z.int() }).readonly()

const keptFolder = z.object({
  /** What the host knows it by. */
  folder: z.string(),
  name: z.string(),
  /** Whether texts of articles go along. */
  texts: z.boolean(),
  /** Whether they do in what was written so far; `null` before anything was. */
  textsWritten: z.boolean().nullable(),
  memory: folderMemorySchema,
  /** When something came in last, in milliseconds since 1970, and how much was new. */
  lastIn: transfer.nullable(),
  lastOut: transfer.nullable(),
})

export type KeptFolder = Readonly<z.infer<typeof keptFolder>>

const keyOf = (projectId: ProjectId) => `shared-folder/${projectId}`

/** The folder of a project; `null` where it has none. */
export function recallFolder(store: Store, projectId: ProjectId): Promise<KeptFolder | null> {
  return recall(store, keyOf(projectId), keptFolder.nullable(), null)
}

/** Keeps the folder of a project, or forgets that it has one. Answers whether it was written. */
export async function keepFolder(store: Store, projectId: ProjectId, kept: KeptFolder | null): Promise<boolean> {
  return (await store.meta.set(keyOf(projectId), kept ?? undefined)).ok
}

/** Which revisions are in which file, as far as this machine has written or read it. */
export interface RidShelf {
  readonly load: (path: string) => Promise<ReadonlySet<Rid>>
  readonly save: (path: string, rids: ReadonlySet<Rid>) => Promise<void>
  readonly drop: (path: string) => Promise<void>
}

const RID_LENGTH = 64
const NONE: ReadonlySet<Rid> = new Set()

/** A shelf with one small value for each file, since files never change. What is not there any more counts as nothing. */
export function ridShelf(store: Store, projectId: ProjectId): RidShelf {
  const known = new Map<string, ReadonlySet<Rid>>()
  const keyOfFile = (path: string) => `${keyOf(projectId)}/${path}`
  return {
    async load(path) {
      const there = known.get(path)
      if (there !== undefined) return there
      const value = await store.meta.get(keyOfFile(path))
      const rids = typeof value === 'string' ? unpacked(value) : NONE
      known.set(path, rids)
      return rids
    },
    async save(path, rids) {
      known.set(path, rids)
      await store.meta.set(keyOfFile(path), [...rids].join(''))
    },
    async drop(path) {
      known.delete(path)
      await store.meta.set(keyOfFile(path), undefined)
    },
  }
}

function unpacked(packed: string): ReadonlySet<Rid> {
  const rids = new Set<Rid>()
  for (let start = 0; start < packed.length; start += RID_LENGTH)
    rids.add(packed.slice(start, start + RID_LENGTH) as Rid)
  return rids
}
