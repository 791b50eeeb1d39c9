import { realpath } from 'node:fs/promises'
import { basename } from 'node:path'
import type { BrowserWindow, Dialog } from 'electron'
import { err, ok } from '../shared/base/result.ts'
import { isDeviceFolder } from '../shared/host/folder-names.ts'
import type { Answered, Asked, FolderRequestName } from '../shared/host/requests.ts'
import { watchSharedFolder } from './folder-watch.ts'
import type { FolderGrant, Memory } from './remembered.ts'
import { listSharedFolder, readSharedFile, removeSharedFile, writeSharedFile } from './shared-folder.ts'

/** How many folders are remembered; a further one takes the place of the oldest. */
const MOST_FOLDERS = 100

export interface FoldersParts {
  readonly dialog: Pick<Dialog, 'showOpenDialog'>
  readonly window: BrowserWindow
  readonly memory: Memory
  /** A fresh id, which says nothing about the folder. */
  readonly newId: () => string
  readonly onChanged: (id: string) => void
}

/** What the shell does for each request about shared folders. */
export type FolderRequests = {
  readonly [N in FolderRequestName]: (request: Asked<N>) => Promise<Answered<N>>
}

/**
 * Shared folders by their grants: the user has chosen each in a dialog of ours, and the window has no other way to name
 * one. What is written goes into the sub-folder of the device that the folder was chosen for, and nowhere else.
 */
export function folderDesk({ dialog, window, memory, newId, onChanged }: FoldersParts): {
  readonly requests: FolderRequests
  /** Watches nothing any more. */
  readonly stop: () => void
} {
  const watched = new Map<string, () => void>()
  const grantOf = (id: string) => memory.get().folders.find((grant) => grant.id === id) ?? null

  /** Does something with a folder that was granted; another one does not exist. */
  async function within<T>(id: string, act: (grant: FolderGrant) => Promise<T>) {
    const grant = grantOf(id)
    return grant === null ? err({ kind: 'folder-unknown' } as const) : act(grant)
  }

  async function chooseFolder({ device }: Asked<'chooseFolder'>): Promise<Answered<'chooseFolder'>> {
    const { canceled, filePaths } = await dialog.showOpenDialog(window, {
      properties: ['openDirectory', 'createDirectory'],
    })
    const [chosen] = filePaths
    if (canceled || chosen === undefined) return ok(null)
    const path = await realpath(chosen).catch(() => chosen)
    const name = basename(path)
    if (isDeviceFolder(name)) return err({ kind: 'folder-of-a-device' })
    const listed = await listSharedFolder(path)
    if (!listed.ok) return listed
    const { folders } = memory.get()
    const known = folders.find((grant) => grant.path === path && grant.device === device)
    if (known !== undefined) return ok({ id: known.id, name })
    const grant: FolderGrant = { id: newId(), path, device }
    memory.set({ folders: [...folders, grant].slice(-MOST_FOLDERS) })
    return ok({ id: grant.id, name })
  }

  async function watchFolder({ id, watching }: Asked<'watchFolder'>): Promise<null> {
    watched.get(id)?.()
    watched.delete(id)
    const grant = grantOf(id)
    if (watching && grant !== null) {
      watched.set(
        id,
        watchSharedFolder(grant.path, () => onChanged(id)),
      )
    }
    return null
  }

  const requests: FolderRequests = {
    chooseFolder,
    watchFolder,
    listFolder: ({ id }) => within(id, ({ path }) => listSharedFolder(path)),
    readFolderFile: ({ id, file }) => within(id, ({ path }) => readSharedFile(path, file)),
    writeFolderFile: ({ id, sequence, pieces }) =>
      within(id, ({ path, device }) => writeSharedFile(path, device, sequence, pieces)),
    removeFolderFile: ({ id, name }) => within(id, ({ path, device }) => removeSharedFile(path, device, name)),
    async forgetFolder({ id }) {
      await watchFolder({ id, watching: false })
      memory.set({ folders: memory.get().folders.filter((grant) => grant.id !== id) })
      return null
    },
  }
  return {
    requests,
    stop() {
      for (const stop of watched.values()) stop()
      watched.clear()
    },
  }
}
