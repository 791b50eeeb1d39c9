import { describe, expect, it } from 'vitest'
import { deviceId } from '../../shared/base/ids.ts'
import { err, ok } from '../../shared/base/result.ts'
import { type FoldersUnderTest, foldersContract } from '../../shared/host/testing/folders-contract.ts'
import { browserFolders } from './browser-folders.ts'
import { memoryDisk, memoryFolder, memoryShelf } from './testing/memory-folders.ts'

const MINE = deviceId('018f0000-0000-7000-8000-000000000001')

function parts() {
  const disk = memoryDisk()
  const choice: { path: string | null } = { path: null }
  let next = 0
  const folders = browserFolders({
    async pick() {
      if (choice.path === null) throw new DOMException('The user aborted a request.', 'AbortError')
      return memoryFolder(disk, choice.path)
    },
    shelf: memoryShelf(),
    newId() {
      next += 1
      return `018f0000-0000-4000-8000-${String(next).padStart(12, '0')}`
    },
    lookEvery: 1,
  })
  return { disk, choice, folders }
}

async function underTest(): Promise<FoldersUnderTest> {
  const { disk, choice, folders } = parts()
  let away: string | null = null
  function makeFolder(path: readonly string[]): void {
    for (let depth = 1; depth <= path.length; depth += 1) disk.folders.add(path.slice(0, depth).join('/'))
  }
  return {
    folders,
    async choose(path) {
      choice.path = path === null ? null : path.join('/')
    },
    async put(path, bytes) {
      makeFolder(path.slice(0, -1))
      disk.files.set(path.join('/'), bytes)
    },
    makeFolder: async (path) => makeFolder(path),
    async tree(path) {
      const start = `${path.join('/')}/`
      return [...disk.files.keys()]
        .filter((each) => each.startsWith(start))
        .map((each) => each.slice(start.length))
        .sort()
    },
    async plug(path, isThere) {
      if (!isThere) disk.folders.delete(path.join('/'))
      else if (away !== null) disk.folders.add(away)
      away = path.join('/')
    },
    close: async () => {},
  }
}

foldersContract('The shared folders of a browser', underTest, { describe, it, expect })

describe('A shared folder that the browser has locked', () => {
  it('is used again once the user has allowed it', async () => {
    const { disk, choice, folders } = parts()
    disk.folders.add('shared')
    choice.path = 'shared'
    const chosen = await folders.choose(MINE)
    const id = chosen.ok ? (chosen.value?.id ?? '') : ''
    disk.permissions.set('shared', 'prompt')
    const locked = [await folders.list(id), await folders.write(id, 1, [Uint8Array.of(1)])]
    expect([...locked, await folders.allow(id), await folders.list(id)]).toEqual([
      err({ kind: 'folder-locked' }),
      err({ kind: 'folder-locked' }),
      true,
      ok([]),
    ])
  })

  it('stays locked where the user refuses', async () => {
    const { disk, choice, folders } = parts()
    disk.folders.add('shared')
    choice.path = 'shared'
    const chosen = await folders.choose(MINE)
    const id = chosen.ok ? (chosen.value?.id ?? '') : ''
    disk.permissions.set('shared', 'denied')
    expect([await folders.allow(id), await folders.list(id)]).toEqual([false, err({ kind: 'folder-locked' })])
  })
})
