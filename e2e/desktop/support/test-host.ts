import { once } from 'node:events'
import { mkdirSync } from 'node:fs'
import type { BrowserContext, Page } from '@playwright/test'
import { electronNames, type FakeDisplay } from './electron-names.ts'
import type { SenderFrame } from './fake-ipc.ts'
import type { RefusedRequest } from './fake-session.ts'
import { loadMain } from './load-main.mjs'
import { originOf } from './schemes.ts'

export interface LaunchOptions {
  /** The built main module. */
  readonly main: string
  /** What stands in for Chromium's part of the profile: a host launched in it again finds the data of the one before. */
  readonly context: BrowserContext
  readonly userData: string
  /** The folder with package.json, which stands in the command line as it does in a checkout. */
  readonly appPath: string
  readonly args?: readonly string[]
  readonly displays?: readonly FakeDisplay[]
  /** How long main's top level may take, in milliseconds: longer means that it waits for what comes after it. */
  readonly evaluationLimit?: number
}

const ONE_DISPLAY: FakeDisplay = {
  id: 1,
  bounds: { x: 0, y: 0, width: 1920, height: 1080 },
  workArea: { x: 0, y: 0, width: 1920, height: 1040 },
  scaleFactor: 1,
}

export type TestHost = Awaited<ReturnType<typeof launchTestHost>>

/** Starts a built main module in this process, its windows as pages of Chromium. */
export async function launchTestHost(options: LaunchOptions) {
  const { main, context, userData, appPath, args = [], displays, evaluationLimit = 60_000 } = options
  const problems: string[] = []
  mkdirSync(userData, { recursive: true })
  const argv = [process.execPath, appPath, ...args]
  const { electron, exited, windows, session, ipcMain, nativeTheme } = electronNames({
    context,
    userData,
    appPath,
    argv,
    version: '0.0.0',
    displays: displays ?? [ONE_DISPLAY],
    process: { platform: process.platform, versions: { electron: '45.4.1' }, argv: [] },
    problem: (text) => void problems.push(text),
  })
  const { app } = electron

  const before = process.argv
  process.argv = argv
  void app.exited.then(() => {
    process.argv = before
  })
  await evaluate(main, electron, evaluationLimit).catch((problem: Error) => {
    app.exit(1)
    throw problem
  })
  app.becomeReady()

  const frame = (url: string): SenderFrame => ({ url, origin: originOf(url), parent: null, top: null })
  return {
    electron,
    problems,
    nativeTheme,
    refused: session.refused as readonly RefusedRequest[],
    exited,
    /** The page of the first window, once it has loaded. */
    async page(): Promise<Page> {
      while (windows.length === 0) await once(app, 'browser-window-created')
      const page = await windows[0]?.webContents.loadedPage()
      if (!page) throw new Error('the window was closed')
      return page
    },
    /** Runs an expression in the preload's world of the first window, as only a broken renderer could. */
    async inPreloadWorld(expression: string): Promise<unknown> {
      return (await windows[0]?.webContents.renderer())?.inPreloadWorld(expression)
    },
    /** Sends a message as if from another frame of the first window: one at another address, or one inside the page. */
    async invokeFrom(sender: { readonly url: string; readonly inside: boolean }, channel: string, request: unknown) {
      const contents = windows[0]?.webContents
      if (!contents) throw new Error('there is no window')
      const parts = sender.inside ? { parent: contents.mainFrame, top: contents.mainFrame } : {}
      return ipcMain.invoke(contents.ipcEvent({ ...frame(sender.url), ...parts }), channel, [structuredClone(request)])
    },
  }
}

async function evaluate(main: string, electron: Readonly<Record<string, object>>, limit: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const tooLong = new Promise<never>((_, reject) => {
    const message = 'main was not evaluated: a top-level await of app.whenReady() never ends in Electron'
    timer = setTimeout(() => reject(new Error(message)), limit)
  })
  await Promise.race([loadMain(main, electron), tooLong]).finally(() => clearTimeout(timer))
}
