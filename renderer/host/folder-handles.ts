/** The parts of the File System Access API that a shared folder needs: real handles have them, and so have tests' own. */

export interface FileHandle {
  readonly kind: 'file'
  readonly name: string
  getFile(): Promise<{ readonly size: number; arrayBuffer(): Promise<ArrayBuffer> }>
  /** What is written is there under this name once the stream is closed, and not before. */
  createWritable(): Promise<{ write(piece: Uint8Array<ArrayBuffer>): Promise<void>; close(): Promise<void> }>
}

export interface FolderHandle {
  readonly kind: 'directory'
  readonly name: string
  values(): AsyncIterable<{ readonly kind: 'file' | 'directory'; readonly name: string }>
  getDirectoryHandle(name: string, options?: { readonly create?: boolean }): Promise<FolderHandle>
  getFileHandle(name: string, options?: { readonly create?: boolean }): Promise<FileHandle>
  removeEntry(name: string): Promise<void>
  isSameEntry(other: FolderHandle): Promise<boolean>
  queryPermission(options: { readonly mode: 'readwrite' }): Promise<PermissionState>
  requestPermission(options: { readonly mode: 'readwrite' }): Promise<PermissionState>
}

/** A folder that was chosen, as it is kept across starts. */
export interface KeptFolder {
  readonly id: string
  /** The device that it was chosen for. */
  readonly device: string
  readonly handle: FolderHandle
}

/** Where chosen folders are kept. */
export interface FolderShelf {
  readonly all: () => Promise<readonly KeptFolder[]>
  readonly put: (folder: KeptFolder) => Promise<void>
  readonly remove: (id: string) => Promise<void>
}

const STORE = 'folders'

/** A shelf in IndexedDB, beside the library: handles can be kept there and nowhere else. */
export function databaseShelf(name: string): FolderShelf {
  function opened(): Promise<IDBDatabase> {
    const request = indexedDB.open(name, 1)
    request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: 'id' })
    return answerOf(request)
  }

  async function within<T>(mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
    const database = await opened()
    try {
      return await answerOf(act(database.transaction(STORE, mode).objectStore(STORE)))
    } finally {
      database.close()
    }
  }

  return {
    all: async () => (await within('readonly', (store) => store.getAll())) as readonly KeptFolder[],
    async put(folder) {
      await within('readwrite', (store) => store.put(folder))
    },
    async remove(id) {
      await within('readwrite', (store) => store.delete(id))
    },
  }
}

function answerOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('The database of folders did not answer'))
  })
}
