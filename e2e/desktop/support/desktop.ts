import { expect, type Page } from '@playwright/test'

/** The module `electron` as main imports it, real or emulated. */
export type ElectronNames = typeof import('electron')

/** One run of the desktop program: in real Electron, or in the test host. */
export interface Desktop {
  /** The page of its window once it has loaded; another one after its process ended. */
  readonly page: () => Promise<Page>
  /** Runs a function in main. It must not use anything around it: in Electron it runs in another process. */
  readonly inMain: <A, R>(act: (electron: ElectronNames, given: A) => R | Promise<R>, given: A) => Promise<R>
  /** Tells a shell that cannot know it where the files are that a page is about to be given. */
  readonly tellPaths: (paths: readonly string[]) => Promise<void>
  /** Resolves when the program has ended. */
  readonly ended: Promise<void>
}

/** What a dialog of the system answers. */
export type DialogAnswer =
  | { readonly method: 'showOpenDialog'; readonly answer: { readonly canceled: boolean; readonly filePaths: string[] } }
  | { readonly method: 'showSaveDialog'; readonly answer: { readonly canceled: boolean; readonly filePath: string } }
  | { readonly method: 'showMessageBox'; readonly answer: { readonly response: number } }

/** From now on the user answers dialogs of this kind so. */
export function answerDialogs(desktop: Desktop, given: DialogAnswer): Promise<void> {
  return desktop.inMain(({ dialog }, { method, answer }) => {
    const asked: unknown[] = []
    const reply = (...args: readonly unknown[]) => {
      const { signal: _, ...options } = args.at(-1) as { readonly signal?: AbortSignal }
      asked.push(options)
      return Promise.resolve(answer)
    }
    Object.assign(dialog, { [method]: Object.assign(reply, { asked }) })
  }, given)
}

/** What the dialogs of one kind were asked since their answer was set: their options. */
export function askedOf(
  desktop: Desktop,
  method: DialogAnswer['method'],
): Promise<readonly Readonly<Record<string, unknown>>[]> {
  return desktop.inMain(
    ({ dialog }, name) => (dialog[name] as unknown as { readonly asked: readonly Record<string, unknown>[] }).asked,
    method,
  )
}

/** Clicks an item of the menu bar; waits until it is there and enabled. */
export async function clickMenu(desktop: Desktop, id: string): Promise<void> {
  const ready = () =>
    desktop.inMain(({ Menu }, wanted) => Menu.getApplicationMenu()?.getMenuItemById(wanted)?.enabled === true, id)
  await expect.poll(ready, `the menu item ${id}`).toBe(true)
  await desktop.inMain(({ Menu }, wanted) => void Menu.getApplicationMenu()?.getMenuItemById(wanted)?.click(), id)
}

/** Quits as the user does; resolves when the program has ended. */
export async function quit(desktop: Desktop): Promise<void> {
  await askToQuit(desktop)
  await desktop.ended
}

/** Quits as the user does, whatever comes of it. */
export function askToQuit(desktop: Desktop): Promise<void> {
  return desktop.inMain(({ app }) => {
    setImmediate(() => app.quit())
  }, null)
}

/** Drops files on the middle of the window, as a file manager does. */
export async function dropPaths(page: Page, paths: readonly string[]): Promise<void> {
  const session = await page.context().newCDPSession(page)
  const { width, height } = await page.evaluate(() => ({ width: innerWidth, height: innerHeight }))
  const data = { items: [], files: [...paths], dragOperationsMask: 1 }
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await session.send('Input.dispatchDragEvent', { type, x: width / 2, y: height / 2, data })
  }
  await session.detach()
}
