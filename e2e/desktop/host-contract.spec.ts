import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { desktopHost } from '../../renderer/host/desktop-host.ts'
import type { DesktopBridge } from '../../shared/host/bridge.ts'
import type { HostFile } from '../../shared/host/read-files.ts'
import { type HostUnderTest, hostContract } from '../../shared/host/testing/host-contract.ts'
import { answerDialogs, type Desktop } from './support/desktop.ts'
import { bridgedPage, test } from './support/test.ts'

declare const window: Window & { readonly host: Readonly<Record<string, (given: unknown) => unknown>> }

let running: { readonly desktop: Desktop; readonly page: Page; readonly folder: string }

test.beforeEach(async ({ desktop, folder }) => {
  running = { desktop, page: await bridgedPage(desktop), folder }
})

/** The window's own host, its requests made by the real page: through the preload and main, to the disk. */
async function underTest(): Promise<HostUnderTest> {
  const { desktop, page, folder } = running
  const facts = await page.evaluate(() => ({ isMac: window.host['isMac'], appVersion: window.host['appVersion'] }))
  const ask = (name: string) => (request: unknown) =>
    page
      .evaluate(([asked, given]) => window.host[asked as string]?.(given), [name, request] as const)
      .catch((failure: Error) => ({ ok: false, error: failure })) // The test may end before the window has answered.
  const deaf = () => () => {}
  const requests = ['pickFiles', 'saveFile', 'takeFiles', 'takeNotices', 'showCommands', 'setTheme', 'holdClose']
  const bridge = {
    platform: 'desktop',
    ...facts,
    ...Object.fromEntries(requests.map((name) => [name, ask(name)])),
    onFilesWaiting: deaf,
    onNoticesWaiting: deaf,
    onCommand: deaf,
  } as unknown as DesktopBridge
  const savedName = { current: '' }
  await desktop.inMain(({ dialog }, target) => {
    const beside = (path = '') => `${target}/${path.replace(/^.*[/\\]/, '')}`
    const save = (...args: readonly unknown[]) =>
      Promise.resolve({
        canceled: false,
        filePath: beside((args.at(-1) as { readonly defaultPath?: string }).defaultPath),
      })
    Object.assign(dialog, { showSaveDialog: save })
  }, folder)
  const chosen = { ready: Promise.resolve() }
  const host = desktopHost(bridge)
  return {
    host: {
      ...host,
      async pickFiles(request) {
        await chosen.ready
        return host.pickFiles(request)
      },
      async saveFile(request) {
        savedName.current = request.suggestedName
        return host.saveFile(request)
      },
    },
    choose(files) {
      chosen.ready = putAndChoose(files)
    },
    async saved() {
      const name = savedName.current
      return { name, bytes: new Uint8Array(await readFile(join(folder, name))) }
    },
    close: () => {},
  }
}

/** Puts files on the disk, which the user then chooses; `null` cancels. */
async function putAndChoose(files: readonly HostFile[] | null): Promise<void> {
  const { desktop, folder } = running
  const filePaths: string[] = []
  for (const { name, bytes } of files ?? []) {
    const path = join(folder, name)
    await writeFile(path, bytes)
    filePaths.push(path)
  }
  await answerDialogs(desktop, { method: 'showOpenDialog', answer: { canceled: files === null, filePaths } })
}

hostContract('The host of the desktop window', underTest, { describe: test.describe, it: test, expect })
