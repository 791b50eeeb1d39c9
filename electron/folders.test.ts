import {
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  statSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import type { BrowserWindow } from 'electron'
import { describe, expect, it } from 'vitest'
import { deviceId } from '../shared/base/ids.ts'
import { err, ok } from '../shared/base/result.ts'
import { sha256 } from '../shared/base/sha256.ts'
import { folderFileName } from '../shared/host/folder-names.ts'
import type { Folders } from '../shared/host/folders.ts'
import { type FoldersUnderTest, foldersContract } from '../shared/host/testing/folders-contract.ts'
import { folderDesk } from './folders.ts'
import { type Memory, openMemory } from './remembered.ts'
import { readSharedFile, writeSharedFile } from './shared-folder.ts'
import { temporaryFolder } from './testing/temporary-folder.ts'

const MINE = deviceId('018f0000-0000-7000-8000-000000000001')
const THEIRS = deviceId('018f0000-0000-7000-8000-000000000002')
const content = new TextEncoder().encode('{"a":1}\n')
const NAME = folderFileName({ sequence: 1, sha256: sha256(content) })

/** A desk whose dialog answers with a path. */
function desk(memory: Memory) {
  const answer: { path: string | null } = { path: null }
  const listeners = new Map<string, Set<() => void>>()
  let next = 0
  const { requests, stop } = folderDesk({
    dialog: {
      showOpenDialog: async () => ({
        canceled: answer.path === null,
        filePaths: answer.path === null ? [] : [answer.path],
      }),
    },
    window: {} as BrowserWindow,
    memory,
    newId() {
      next += 1
      return `018f0000-0000-4000-8000-${String(next).padStart(12, '0')}`
    },
    onChanged(id) {
      for (const listener of listeners.get(id) ?? []) listener()
    },
  })
  return { requests, stop, answer, listeners }
}

async function underTest(): Promise<FoldersUnderTest> {
  const root = temporaryFolder()
  const disk = join(root, 'disk')
  mkdirSync(disk)
  const { requests, stop, answer, listeners } = desk(openMemory(join(root, 'shell.json')))
  const folders: Folders = {
    choose: (device) => requests.chooseFolder({ device }),
    allow: async () => true,
    list: (id) => requests.listFolder({ id }),
    read: (id, file) => requests.readFolderFile({ id, file }),
    write: (id, sequence, pieces) => requests.writeFolderFile({ id, sequence, pieces }),
    remove: (id, name) => requests.removeFolderFile({ id, name }),
    watch(id, listener) {
      const all = listeners.get(id) ?? new Set()
      listeners.set(id, all.add(listener))
      void requests.watchFolder({ id, watching: true })
      return () => void all.delete(listener)
    },
    forget: async (id) => void (await requests.forgetFolder({ id })),
  }
  const at = (path: readonly string[]) => join(disk, ...path)
  return {
    folders,
    async choose(path) {
      answer.path = path === null ? null : at(path)
    },
    async put(path, bytes) {
      mkdirSync(dirname(at(path)), { recursive: true })
      writeFileSync(at(path), bytes)
    },
    makeFolder: async (path) => void mkdirSync(at(path), { recursive: true }),
    tree: async (path) => treeOf(at(path)),
    async plug(path, isThere) {
      if (isThere) renameSync(`${at(path)}.away`, at(path))
      else renameSync(at(path), `${at(path)}.away`)
    },
    close: async () => stop(),
  }
}

function treeOf(folder: string): readonly string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => join(folder, path))
  return files
    .filter((path) => statSync(path).isFile())
    .map((path) => relative(folder, path).split(sep).join('/'))
    .sort()
}

foldersContract('The shared folders of the shell', underTest, { describe, it, expect })

describe('A shared folder on the disk', () => {
  it('is remembered by the shell, under an id that says nothing of its place', async () => {
    const file = join(temporaryFolder(), 'shell.json')
    const folder = temporaryFolder()
    const before = desk(openMemory(file))
    before.answer.path = folder
    const chosen = await before.requests.chooseFolder({ device: MINE })
    const id = chosen.ok ? (chosen.value?.id ?? '') : ''
    const after = desk(openMemory(file))
    expect([id.includes(folder), await after.requests.listFolder({ id })]).toEqual([false, ok([])])
  })

  it('is found where the shell remembers nothing of folders yet', () => {
    const file = join(temporaryFolder(), 'shell.json')
    writeFileSync(file, JSON.stringify({ place: null, theme: 'dark', recent: [] }))
    expect(openMemory(file).get()).toEqual({ place: null, theme: 'dark', recent: [], folders: [] })
  })

  it('is not left by a link: neither a file nor a sub-folder', async () => {
    const [folder, outside] = [temporaryFolder(), temporaryFolder()]
    writeFileSync(join(outside, NAME), content)
    mkdirSync(join(folder, THEIRS))
    symlinkSync(join(outside, NAME), join(folder, THEIRS, NAME))
    symlinkSync(outside, join(folder, MINE))
    const { requests, answer } = desk(openMemory(join(temporaryFolder(), 'shell.json')))
    answer.path = folder
    const chosen = await requests.chooseFolder({ device: MINE })
    const id = chosen.ok ? (chosen.value?.id ?? '') : ''
    const refused = err({ kind: 'folder-file-refused' })
    expect([
      await requests.listFolder({ id }),
      await requests.readFolderFile({ id, file: { device: THEIRS, name: NAME } }),
      await requests.readFolderFile({ id, file: { device: MINE, name: NAME } }),
      await requests.writeFolderFile({ id, sequence: 2, pieces: [content] }),
      await requests.removeFolderFile({ id, name: NAME }),
      readdirSync(outside),
    ]).toEqual([ok([]), refused, refused, refused, refused, [NAME]])
  })

  it('keeps a link that bears the name of a new file from being followed', async () => {
    const [folder, outside] = [temporaryFolder(), temporaryFolder()]
    writeFileSync(join(outside, 'victim'), 'as it was')
    mkdirSync(join(folder, MINE))
    symlinkSync(join(outside, 'victim'), join(folder, MINE, NAME))
    await writeSharedFile(folder, MINE, 1, [content])
    expect(treeOf(outside).map((path) => statSync(join(outside, path)).size)).toEqual([9])
  })

  it('gives no file that is too large, before it is read', async () => {
    const folder = temporaryFolder()
    mkdirSync(join(folder, THEIRS))
    writeFileSync(join(folder, THEIRS, NAME), '')
    truncateSync(join(folder, THEIRS, NAME), 200_000_001)
    expect(await readSharedFile(folder, { device: THEIRS, name: NAME })).toEqual(
      err({ kind: 'folder-file-too-large', limit: 200_000_000 }),
    )
  })

  it('is cleared of what a crash left behind, in the sub-folder of this device alone', async () => {
    const folder = temporaryFolder()
    const left = '.avowal-018f0000-0000-4000-8000-000000000001.tmp'
    const fresh = '.avowal-018f0000-0000-4000-8000-000000000002.tmp'
    const long = new Date(Date.now() - 2 * 60 * 60 * 1000)
    for (const device of [MINE, THEIRS]) {
      mkdirSync(join(folder, device))
      for (const name of [left, fresh, 'notes.tmp']) writeFileSync(join(folder, device, name), 'x')
      for (const name of [left, 'notes.tmp']) utimesSync(join(folder, device, name), long, long)
    }
    await writeSharedFile(folder, MINE, 1, [content])
    expect([readdirSync(join(folder, MINE)).sort(), readdirSync(join(folder, THEIRS)).length]).toEqual([
      [fresh, NAME, 'notes.tmp'],
      3,
    ])
  })

  it('is not made anew where it is gone', async () => {
    const folder = join(temporaryFolder(), 'unplugged')
    const written = await writeSharedFile(folder, MINE, 1, [content])
    expect([written.ok ? '' : written.error.kind, existsSync(folder)]).toEqual(['folder-unreachable', false])
  })

  it('keeps what was there when a file has the same name', async () => {
    const folder = temporaryFolder()
    await writeSharedFile(folder, MINE, 1, [content])
    expect([await writeSharedFile(folder, MINE, 1, [content]), treeOf(folder)]).toEqual([ok(NAME), [`${MINE}/${NAME}`]])
  })
})
