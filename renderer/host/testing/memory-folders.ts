import type { FileHandle, FolderHandle, FolderShelf, KeptFolder } from '../folder-handles.ts'

/** A disk in memory. */
export interface MemoryDisk {
  readonly files: Map<string, Uint8Array>
  readonly folders: Set<string>
  /** What a folder may be used for, by path; everything unless set. */
  readonly permissions: Map<string, PermissionState>
}

export function memoryDisk(): MemoryDisk {
  return { files: new Map(), folders: new Set(['']), permissions: new Map() }
}

/** The handle of a folder of a disk in memory, as a browser would give it. */
export function memoryFolder(disk: MemoryDisk, path: string): FolderHandle {
  const inner = (name: string) => (path === '' ? name : `${path}/${name}`)
  function present(): void {
    if (!disk.folders.has(path)) throw new DOMException('A requested file or directory was not found.', 'NotFoundError')
  }
  function clash(): never {
    throw new DOMException('The path supplied exists, but was not an entry of requested type.', 'TypeMismatchError')
  }
  return {
    kind: 'directory',
    name: path.slice(path.lastIndexOf('/') + 1),
    async *values() {
      present()
      const own = (each: string) =>
        each !== path && each.startsWith(inner('')) && !each.slice(inner('').length).includes('/')
      for (const each of [...disk.folders].filter(own)) yield { kind: 'directory', name: each.slice(inner('').length) }
      for (const each of [...disk.files.keys()].filter(own)) yield { kind: 'file', name: each.slice(inner('').length) }
    },
    async getDirectoryHandle(name, { create = false } = {}) {
      present()
      if (disk.files.has(inner(name))) clash()
      if (create) disk.folders.add(inner(name))
      const handle = memoryFolder(disk, inner(name))
      if (!disk.folders.has(inner(name))) throw new DOMException('Not there', 'NotFoundError')
      return handle
    },
    async getFileHandle(name, { create = false } = {}) {
      present()
      if (disk.folders.has(inner(name))) clash()
      if (!disk.files.has(inner(name)) && !create) throw new DOMException('Not there', 'NotFoundError')
      if (create && !disk.files.has(inner(name))) disk.files.set(inner(name), new Uint8Array())
      return memoryFile(disk, inner(name))
    },
    async removeEntry(name) {
      present()
      if (!disk.files.delete(inner(name))) throw new DOMException('Not there', 'NotFoundError')
    },
    isSameEntry: async (other) => (other as FolderHandle & { readonly path?: string }).name === path.split('/').at(-1),
    queryPermission: async () => disk.permissions.get(path) ?? 'granted',
    async requestPermission() {
      if (disk.permissions.get(path) === 'prompt') disk.permissions.set(path, 'granted')
      return disk.permissions.get(path) ?? 'granted'
    },
  }
}

function memoryFile(disk: MemoryDisk, path: string): FileHandle {
  return {
    kind: 'file',
    name: path.slice(path.lastIndexOf('/') + 1),
    async getFile() {
      const bytes = disk.files.get(path)
      if (bytes === undefined) throw new DOMException('Not there', 'NotFoundError')
      return { size: bytes.length, arrayBuffer: async () => Uint8Array.from(bytes).buffer }
    },
    async createWritable() {
      const pieces: number[] = []
      return {
        async write(piece) {
          for (const byte of piece) pieces.push(byte)
        },
        async close() {
          disk.files.set(path, Uint8Array.from(pieces))
        },
      }
    },
  }
}

/** A shelf that is kept as long as the test. */
export function memoryShelf(): FolderShelf {
  const kept = new Map<string, KeptFolder>()
  return {
    all: async () => [...kept.values()],
    put: async (folder) => void kept.set(folder.id, folder),
    remove: async (id) => void kept.delete(id),
  }
}
