import type { DeviceId } from '../../shared/base/ids.ts'
import { err, ok, type Result } from '../../shared/base/result.ts'
import type { Sha256 } from '../../shared/base/sha256.ts'
import {
  folderFileName,
  isDeviceFolder,
  MAX_FOLDER_FILE_BYTES,
  parseFolderFileName,
} from '../../shared/host/folder-names.ts'
import type { FolderFile, FolderProblem, Folders } from '../../shared/host/folders.ts'
import { databaseShelf, type FolderHandle, type FolderShelf, type KeptFolder } from './folder-handles.ts'

/** How often a folder is looked at: no browser tells what happens in it. In milliseconds. */
const LOOK_EVERY = 15_000

/** What the adapter stands on. */
export interface BrowserFoldersParts {
  /** Opens the browser's dialog; rejects with an `AbortError` when the user cancels. */
  readonly pick: () => Promise<FolderHandle>
  readonly shelf: FolderShelf
  readonly newId: () => string
  readonly lookEvery?: number
}

/** Shared folders in a browser that has the File System Access API; `null` in any other. */
export function foldersOfBrowser(): Folders | null {
  const { showDirectoryPicker } = window as { readonly showDirectoryPicker?: (options: object) => Promise<unknown> }
  if (showDirectoryPicker === undefined) return null
  return browserFolders({
    pick: async () => {
      const chosen = await Reflect.apply(showDirectoryPicker, window, [{ id: 'avowal-shared', mode: 'readwrite' }])
      return chosen as FolderHandle
    },
    shelf: databaseShelf('avowal-folders'),
    newId: () => crypto.randomUUID(),
  })
}

/** Shared folders on directory handles. A file is on the disk under its name only once its stream has been closed. */
export function browserFolders({ pick, shelf, newId, lookEvery = LOOK_EVERY }: BrowserFoldersParts): Folders {
  async function choose(device: DeviceId): ReturnType<Folders['choose']> {
    try {
      const handle = await pick()
      if (isDeviceFolder(handle.name)) return err({ kind: 'folder-of-a-device' })
      for (const kept of await shelf.all()) {
        if (kept.device !== device || !(await kept.handle.isSameEntry(handle))) continue
        await shelf.put({ ...kept, handle }) // The new handle is allowed already.
        return ok({ id: kept.id, name: handle.name })
      }
      const id = newId()
      await shelf.put({ id, device, handle })
      return ok({ id, name: handle.name })
    } catch (failure) {
      return nameOf(failure) === 'AbortError' ? ok(null) : err(unreachable(failure))
    }
  }

  async function keptFolder(id: string): Promise<KeptFolder | null> {
    return (await shelf.all()).find((kept) => kept.id === id) ?? null
  }

  async function within<T>(
    id: string,
    act: (folder: KeptFolder) => Promise<Result<T, FolderProblem>>,
  ): Promise<Result<T, FolderProblem>> {
    try {
      const folder = await keptFolder(id)
      if (folder === null) return err({ kind: 'folder-unknown' })
      if ((await folder.handle.queryPermission({ mode: 'readwrite' })) !== 'granted')
        return err({ kind: 'folder-locked' })
      return await act(folder)
    } catch (failure) {
      return err(nameOf(failure) === 'NotAllowedError' ? { kind: 'folder-locked' } : unreachable(failure))
    }
  }

  const list: Folders['list'] = (id) => within(id, async ({ handle }) => ok(await filesIn(handle)))

  return {
    choose,
    async allow(id) {
      const folder = await keptFolder(id)
      if (folder === null) return false
      return (await folder.handle.requestPermission({ mode: 'readwrite' }).catch(() => 'denied')) === 'granted'
    },
    list,
    read: (id, file) => within(id, ({ handle }) => readFile(handle, file)),
    write: (id, sequence, pieces) => within(id, (folder) => writeFile(folder, sequence, pieces)),
    remove: (id, name) => within(id, (folder) => removeFile(folder, name)),
    watch: (id, listener) => lookNowAndThen(() => list(id), listener, lookEvery),
    forget: (id) => shelf.remove(id),
  }
}

/** The files of all devices whose names have the right form, in the order of their paths. */
async function filesIn(handle: FolderHandle): Promise<readonly FolderFile[]> {
  const devices: DeviceId[] = []
  for await (const { kind, name } of handle.values())
    if (kind === 'directory' && isDeviceFolder(name)) devices.push(name)
  const files: FolderFile[] = []
  for (const device of devices.sort()) {
    const names: string[] = []
    const folder = await handle.getDirectoryHandle(device).catch(() => null)
    if (folder === null) continue
    for await (const { kind, name } of folder.values())
      if (kind === 'file' && parseFolderFileName(name) !== null) names.push(name)
    for (const name of names.sort()) files.push({ device, name })
  }
  return files
}

async function readFile(
  handle: FolderHandle,
  { device, name }: FolderFile,
): Promise<Result<Uint8Array, FolderProblem>> {
  const promised = parseFolderFileName(name)
  if (promised === null || !isDeviceFolder(device)) return err({ kind: 'folder-file-refused' })
  try {
    const file = await (await (await handle.getDirectoryHandle(device)).getFileHandle(name)).getFile()
    if (file.size > MAX_FOLDER_FILE_BYTES) return err({ kind: 'folder-file-too-large', limit: MAX_FOLDER_FILE_BYTES })
    const bytes = new Uint8Array(await file.arrayBuffer())
    return (await digestOf([bytes])) === promised.sha256 ? ok(bytes) : err({ kind: 'folder-file-incomplete' })
  } catch (failure) {
    return err(await whyNot(handle, failure))
  }
}

async function writeFile(
  { handle, device }: KeptFolder,
  sequence: number,
  pieces: readonly Uint8Array[],
): Promise<Result<string, FolderProblem>> {
  const name = folderFileName({ sequence, sha256: await digestOf(pieces) })
  try {
    const folder = await handle.getDirectoryHandle(device, { create: true })
    const stream = await (await folder.getFileHandle(name, { create: true })).createWritable()
    for (const piece of pieces) await stream.write(piece as Uint8Array<ArrayBuffer>)
    await stream.close()
    return ok(name)
  } catch (failure) {
    const why = await whyNot(handle, failure)
    if (why.kind === 'folder-unreachable') return err(why)
    const reason = nameOf(failure) === 'QuotaExceededError' ? ({ reason: 'disk-full' } as const) : {}
    return err({ kind: 'folder-not-written', message: messageOf(failure), ...reason })
  }
}

async function removeFile({ handle, device }: KeptFolder, name: string): Promise<Result<null, FolderProblem>> {
  if (parseFolderFileName(name) === null) return err({ kind: 'folder-file-refused' })
  try {
    await (await handle.getDirectoryHandle(device)).removeEntry(name)
    return ok(null)
  } catch (failure) {
    const why = await whyNot(handle, failure)
    if (why.kind === 'folder-file-missing') return ok(null)
    return err(why.kind === 'folder-unreachable' ? why : { kind: 'folder-not-written', message: messageOf(failure) })
  }
}

/** Looks now and then, and when the window comes to the front; tells where anything differs from the last look. */
function lookNowAndThen(list: () => ReturnType<Folders['list']>, listener: () => void, every: number): () => void {
  const stop = new AbortController()
  let seen: string | null = null
  async function look(): Promise<void> {
    const listed = await list()
    if (stop.signal.aborted) return
    const now = listed.ok ? listed.value.map(({ device, name }) => `${device}/${name}`).join('\n') : listed.error.kind
    if (seen !== null && seen !== now) listener()
    seen = now
  }
  void look()
  const timer = setInterval(() => void look(), every)
  if (typeof window !== 'undefined') window.addEventListener('focus', () => void look(), { signal: stop.signal })
  return () => {
    stop.abort()
    clearInterval(timer)
  }
}

async function digestOf(pieces: readonly Uint8Array[]): Promise<Sha256> {
  const bytes = await new Blob(pieces as readonly BlobPart[] as BlobPart[]).arrayBuffer()
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('') as Sha256
}

/** What a failure comes from: the folder is gone, the file is, or it is no file. */
async function whyNot(handle: FolderHandle, failure: unknown): Promise<FolderProblem> {
  const gone = await firstOf(handle).then(
    () => null,
    (problem: unknown) => problem,
  )
  if (gone !== null) return nameOf(gone) === 'NotAllowedError' ? { kind: 'folder-locked' } : unreachable(gone)
  if (nameOf(failure) === 'NotFoundError') return { kind: 'folder-file-missing' }
  if (nameOf(failure) === 'TypeMismatchError') return { kind: 'folder-file-refused' }
  return { kind: 'folder-file-unreadable', message: messageOf(failure) }
}

async function firstOf(handle: FolderHandle): Promise<void> {
  for await (const _ of handle.values()) return
}

function unreachable(failure: unknown): FolderProblem {
  return { kind: 'folder-unreachable', message: messageOf(failure) }
}

function nameOf(failure: unknown): string {
  return failure instanceof Error || failure instanceof DOMException ? failure.name : ''
}

function messageOf(failure: unknown): string {
  return failure instanceof Error ? failure.message : String(failure)
}
