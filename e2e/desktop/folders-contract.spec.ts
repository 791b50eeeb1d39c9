import { mkdir, readdir, rename, stat, writeFile } from 'node:fs/promises'
import { dirname, join, relative, sep } from 'node:path'
import { expect } from '@playwright/test'
import { desktopHost } from '../../renderer/host/desktop-host.ts'
import type { DesktopBridge } from '../../shared/host/bridge.ts'
import { type FoldersUnderTest, foldersContract } from '../../shared/host/testing/folders-contract.ts'
import { answerDialogs, type Desktop } from './support/desktop.ts'
import { bridgedPage, test } from './support/test.ts'

declare const window: Window & {
  readonly host: Readonly<Record<string, (given: unknown) => unknown>>
  readonly tellTest: (id: string) => void
}

let running: { readonly desktop: Desktop; readonly disk: string }

test.beforeEach(async ({ desktop, folder }) => {
  await bridgedPage(desktop)
  running = { desktop, disk: folder }
})

/** The window's own folders, asked for by the real page: through the preload and main, to the disk. */
async function underTest(): Promise<FoldersUnderTest> {
  const { desktop, disk } = running
  const page = await desktop.page()
  const listeners = new Set<(id: string) => void>()
  await page.exposeFunction('tellTest', (id: string) => {
    for (const listener of listeners) listener(id)
  })
  await page.evaluate(() => {
    window.host['onFolderChanged']?.((id: string) => window.tellTest(id))
  })
  const ask = (name: string) => (request: unknown) =>
    page
      .evaluate(([asked, given]) => window.host[asked as string]?.(given), [name, request] as const)
      .catch((failure: Error) => ({ ok: false, error: failure })) // The test may end before the window has answered.
  const requests = ['choose', 'list', 'watch', 'forget'].map((name) => `${name}Folder`)
  const files = ['read', 'write', 'remove'].map((name) => `${name}FolderFile`)
  const bridge = {
    platform: 'desktop',
    ...Object.fromEntries([...requests, ...files].map((name) => [name, ask(name)])),
    onFolderChanged(listener: (id: string) => void) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  } as unknown as DesktopBridge
  const { folders } = desktopHost(bridge)
  if (folders === null) throw new Error('The desktop has folders')
  const at = (path: readonly string[]) => join(disk, ...path)
  return {
    folders,
    choose: (path) =>
      answerDialogs(desktop, {
        method: 'showOpenDialog',
        answer: { canceled: path === null, filePaths: path === null ? [] : [at(path)] },
      }),
    async put(path, bytes) {
      await mkdir(dirname(at(path)), { recursive: true })
      await writeFile(at(path), bytes)
    },
    makeFolder: async (path) => void (await mkdir(at(path), { recursive: true })),
    tree: (path) => treeOf(at(path)),
    plug: (path, isThere) => (isThere ? rename(`${at(path)}.away`, at(path)) : rename(at(path), `${at(path)}.away`)),
    close: async () => {},
  }
}

async function treeOf(folder: string): Promise<readonly string[]> {
  const files: string[] = []
  for (const name of await readdir(folder, { recursive: true })) {
    const path = join(folder, name)
    if ((await stat(path)).isFile()) files.push(relative(folder, path).split(sep).join('/'))
  }
  return files.sort()
}

foldersContract('The shared folders of the desktop window', underTest, { describe: test.describe, it: test, expect })
