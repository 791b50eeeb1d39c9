import { describe, expect, it } from 'vitest'
import { deviceId } from '../../shared/base/ids.ts'
import { ok } from '../../shared/base/result.ts'
import { type FoldersUnderTest, foldersContract } from '../../shared/host/testing/folders-contract.ts'
import { browserFolders } from './browser-folders.ts'
import { databaseShelf, type FolderHandle } from './folder-handles.ts'

let tests = 0

/** Chromium's own handles, in the file system that belongs to the page. */
async function underTest(): Promise<FoldersUnderTest> {
  tests += 1
  const root = await navigator.storage.getDirectory()
  const name = `folders-${Date.now()}-${tests}`
  const disk = await root.getDirectoryHandle(name, { create: true })
  const within = async (path: readonly string[]) => {
    let handle = disk
    for (const each of path) handle = await handle.getDirectoryHandle(each, { create: true })
    return handle
  }
  const write = async (path: readonly string[], bytes: Uint8Array) => {
    const file = await (await within(path.slice(0, -1))).getFileHandle(path.at(-1) ?? '', { create: true })
    const stream = await file.createWritable()
    await stream.write(bytes as Uint8Array<ArrayBuffer>)
    await stream.close()
  }
  let chosen: FolderHandle | null = null
  let away: readonly (readonly [readonly string[], Uint8Array])[] = []
  const folders = browserFolders({
    async pick() {
      if (chosen === null) throw new DOMException('The user aborted a request.', 'AbortError')
      return chosen
    },
    shelf: databaseShelf(name),
    newId: () => crypto.randomUUID(),
    lookEvery: 5,
  })
  return {
    folders,
    async choose(path) {
      chosen = path === null ? null : ((await within(path)) as unknown as FolderHandle)
    },
    put: write,
    makeFolder: async (path) => void (await within(path)),
    tree: async (path) => (await filesIn(await within(path))).map(([names]) => names.join('/')).sort(),
    async plug(path, isThere) {
      if (isThere) {
        for (const [names, bytes] of away) await write([...path, ...names], bytes)
        return
      }
      away = await filesIn(await within(path))
      await disk.removeEntry(path.join('/'), { recursive: true })
    },
    async close() {
      await root.removeEntry(name, { recursive: true })
    },
  }
}

async function filesIn(folder: FileSystemDirectoryHandle): Promise<(readonly [readonly string[], Uint8Array])[]> {
  const files: (readonly [readonly string[], Uint8Array])[] = []
  for await (const entry of (folder as unknown as { values(): AsyncIterable<FileSystemHandle> }).values()) {
    if (entry.kind === 'file') {
      const file = await (entry as FileSystemFileHandle).getFile()
      files.push([[entry.name], new Uint8Array(await file.arrayBuffer())])
      continue
    }
    const inner = await filesIn(entry as FileSystemDirectoryHandle)
    files.push(...inner.map(([names, bytes]) => [[entry.name, ...names], bytes] as const))
  }
  return files
}

foldersContract('The shared folders of Chromium', underTest, { describe, it, expect })

describe('A folder that was chosen in Chromium', () => {
  it('is kept across starts, handle and all', async () => {
    const root = await navigator.storage.getDirectory()
    const handle = (await root.getDirectoryHandle('kept', { create: true })) as unknown as FolderHandle
    const device = deviceId('018f0000-0000-7000-8000-000000000001')
    const name = `kept-${Date.now()}`
    const start = () =>
      browserFolders({ pick: async () => handle, shelf: databaseShelf(name), newId: () => crypto.randomUUID() })
    const chosen = await start().choose(device)
    const id = chosen.ok ? (chosen.value?.id ?? '') : ''
    expect(await start().list(id)).toEqual(ok([]))
  })
})
