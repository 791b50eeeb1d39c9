import type { DeviceId } from '../../base/ids.ts'
import { err, ok } from '../../base/result.ts'
import { sha256 } from '../../base/sha256.ts'
import { folderFileName, isDeviceFolder, parseFolderFileName } from '../folder-names.ts'
import type { FolderFile, Folders } from '../folders.ts'

/** A disk in memory that several hosts can reach: paths and bytes, and the folders that are away for now. */
export interface MemoryDisk {
  readonly files: Map<string, Uint8Array>
  readonly away: Set<string>
  /** Whether writing fails. */
  full: boolean
}

export function memoryDisk(): MemoryDisk {
  return { files: new Map(), away: new Set(), full: false }
}

/** The folders of one host on a disk in memory; `choice` is what its user chooses next. */
export function memoryFolders(disk: MemoryDisk, choice: { folder: string | null }): Folders {
  const granted = new Map<string, { readonly folder: string; readonly device: DeviceId }>()
  const listeners = new Map<string, Set<() => void>>()
  const gone = err({ kind: 'folder-unreachable', message: 'not mounted' } as const)
  const unknown = err({ kind: 'folder-unknown' } as const)
  const within = (id: string) => granted.get(id) ?? null

  function put(path: string, bytes: Uint8Array | null): void {
    if (bytes === null) disk.files.delete(path)
    else disk.files.set(path, bytes)
    for (const all of listeners.values()) for (const listener of all) listener()
  }

  return {
    async choose(device) {
      const { folder } = choice
      if (folder === null) return ok(null)
      const name = folder.slice(folder.lastIndexOf('/') + 1)
      if (isDeviceFolder(name)) return err({ kind: 'folder-of-a-device' })
      const id = `id of ${folder}`
      granted.set(id, { folder, device })
      return ok({ id, name })
    },
    allow: async () => true,
    async list(id) {
      const grant = within(id)
      if (grant === null) return unknown
      if (disk.away.has(grant.folder)) return gone
      const files = [...disk.files.keys()].sort().flatMap((path): FolderFile[] => {
        if (!path.startsWith(`${grant.folder}/`)) return []
        const [device = '', name = '', ...deeper] = path.slice(grant.folder.length + 1).split('/')
        const fits = deeper.length === 0 && isDeviceFolder(device) && parseFolderFileName(name) !== null
        return fits ? [{ device, name }] : []
      })
      return ok(files)
    },
    async read(id, { device, name }) {
      const grant = within(id)
      if (grant === null) return unknown
      if (disk.away.has(grant.folder)) return gone
      const bytes = disk.files.get(`${grant.folder}/${device}/${name}`)
      if (bytes === undefined) return err({ kind: 'folder-file-missing' })
      const whole = sha256(bytes) === parseFolderFileName(name)?.sha256
      return whole ? ok(bytes) : err({ kind: 'folder-file-incomplete' })
    },
    async write(id, sequence, pieces) {
      const grant = within(id)
      if (grant === null) return unknown
      if (disk.away.has(grant.folder)) return gone
      if (disk.full) return err({ kind: 'folder-not-written', message: 'no space left', reason: 'disk-full' })
      const bytes = Uint8Array.from(pieces.flatMap((piece) => [...piece]))
      const name = folderFileName({ sequence, sha256: sha256(bytes) })
      put(`${grant.folder}/${grant.device}/${name}`, bytes)
      return ok(name)
    },
    async remove(id, name) {
      const grant = within(id)
      if (grant === null) return unknown
      if (disk.away.has(grant.folder)) return gone
      put(`${grant.folder}/${grant.device}/${name}`, null)
      return ok(null)
    },
    watch(id, listener) {
      const all = listeners.get(id) ?? new Set()
      listeners.set(id, all.add(listener))
      return () => void all.delete(listener)
    },
    forget: async (id) => void granted.delete(id),
  }
}
