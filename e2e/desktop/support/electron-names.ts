import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Route } from '@playwright/test'
import { FakeApp } from './fake-app.ts'
import { FakeIpcMain } from './fake-ipc.ts'
import { fakeMenu } from './fake-menu.ts'
import { FakeSession } from './fake-session.ts'
import { FakeTheme } from './fake-theme.ts'
import type { ContentsHost } from './fake-web-contents.ts'
import { type Bounds, FakeWindow, type WindowOptions } from './fake-window.ts'
import { notEmulated, strict } from './strict.ts'

/** A display of the machine. */
export interface FakeDisplay {
  readonly id: number
  readonly bounds: Bounds
  readonly workArea: Bounds
  readonly scaleFactor: number
}

export interface NamesOptions extends Pick<ContentsHost, 'context' | 'process' | 'problem'> {
  readonly userData: string
  readonly appPath: string
  readonly version: string
  readonly argv: readonly string[]
  readonly displays: readonly FakeDisplay[]
}

/**
 * The names of the module `electron` that are emulated, importing any other fails by its name; and beside them what the
 * test host itself works with.
 */
export function electronNames({ context, process, problem, displays, ...start }: NamesOptions) {
  const windows: FakeWindow[] = []
  const app = strict('app', new FakeApp({ ...start, windows: () => windows }))
  const ipcMain = new FakeIpcMain()
  const session = new FakeSession(() => app.isReady())
  const nativeTheme = new FakeTheme(() => {
    const colorScheme = nativeTheme.shouldUseDarkColors ? 'dark' : 'light'
    for (const { webContents } of windows) webContents.changePage((page) => page.emulateMedia({ colorScheme }))
  })
  /** Answers the requests of this host's pages, from its first window on: a second start has none. */
  async function answerRequests(): Promise<void> {
    const answer = async (route: Route) => {
      const frame = route.request().frame()
      const from = windows.map(({ webContents }) => webContents.requests(frame.page())).find((found) => found !== null)
      await session.answer(route, from ?? null, frame.parentFrame() === null).catch((failure: Error) => {
        problem(`request: ${failure.message}`)
        return route.abort().catch(() => {})
      })
    }
    await context.route('**/*', answer)
    leftovers.push(() => context.unroute('**/*', answer))
  }
  let routed: Promise<void> | null = null
  /** What has to be gone before the program is started again in the same profile. */
  const leftovers: (() => Promise<void>)[] = []
  let opened = 0
  const host: ContentsHost = {
    context,
    process,
    problem,
    ipcMain,
    session,
    routed() {
      routed ??= answerRequests()
      return routed
    },
    colorScheme: () => (nativeTheme.shouldUseDarkColors ? 'dark' : 'light'),
  }

  /** `new BrowserWindow(…)`, whose objects throw for members they do not have. */
  function openWindow(options: WindowOptions = {}): FakeWindow {
    if (!app.isReady()) throw new Error('Cannot create BrowserWindow before app is ready')
    const window = strict('BrowserWindow', new FakeWindow(++opened, options, host))
    windows.push(window)
    window.once('closed', () => {
      windows.splice(windows.indexOf(window), 1)
      leftovers.push(() => window.webContents.closed())
      app.windowClosed()
    })
    window.webContents.on('render-process-gone', (event, details) =>
      app.emit('render-process-gone', event, window.webContents, details),
    )
    app.emit('browser-window-created', {}, window)
    app.emit('web-contents-created', {}, window.webContents)
    return window
  }

  const focusedWindow = () => windows.at(-1) ?? null
  const BrowserWindow = strict(
    'BrowserWindow',
    Object.assign(
      function newWindow(options?: WindowOptions) {
        return openWindow(options)
      },
      {
        getAllWindows: () => [...windows],
        getFocusedWindow: focusedWindow,
        fromWebContents: (contents: object) => windows.find(({ webContents }) => webContents === contents) ?? null,
      },
    ),
  )
  const roles = { quit: () => app.quit(), close: () => focusedWindow()?.close() }
  const electron = {
    app,
    BrowserWindow,
    ipcMain: strict('ipcMain', ipcMain),
    Menu: fakeMenu({ focusedWindow, roles }),
    nativeTheme: strict('nativeTheme', nativeTheme),
    protocol: session.protocol,
    session: strict('session', {
      get defaultSession() {
        if (!app.isReady()) throw new Error('Session can only be received when app is ready')
        return strict('session', session)
      },
    }),
    dialog: fakeDialog(),
    shell: fakeShell(),
    net: strict('net', { fetch: fetchFile }),
    screen: fakeScreen(displays),
    webContents: strict('webContents', { getAllWebContents: () => windows.map(({ webContents }) => webContents) }),
  }
  const exited = app.exited.then(async (code) => {
    // Pages first: while there is one, its requests have to be answered. The test may have ended with them.
    for (const clear of leftovers.reverse()) await clear().catch(() => {})
    return code
  })
  return { electron, exited, windows, session, ipcMain, nativeTheme }
}

/** `dialog`, with nobody in front of it: a test puts its own answers in the place of these functions. */
function fakeDialog() {
  const unanswered = (name: string) => (): never => {
    throw notEmulated(`dialog.${name}, to which the test gives no answer,`)
  }
  return strict('dialog', {
    showOpenDialog: unanswered('showOpenDialog'),
    showSaveDialog: unanswered('showSaveDialog'),
    showMessageBox: unanswered('showMessageBox'),
    showMessageBoxSync: unanswered('showMessageBoxSync'),
    showErrorBox: unanswered('showErrorBox'),
  })
}

/** `shell`: whatever would leave the program throws. */
function fakeShell() {
  const leaves = (name: string) => (): never => {
    throw notEmulated(`shell.${name}`)
  }
  return strict('shell', { openExternal: leaves('openExternal'), showItemInFolder: leaves('showItemInFolder') })
}

async function fetchFile(url: string): Promise<Response> {
  if (!url.startsWith('file:')) throw new Error('net::ERR_INTERNET_DISCONNECTED')
  return new Response(new Uint8Array(await readFile(fileURLToPath(url))))
}

function fakeScreen(displays: readonly FakeDisplay[]) {
  const [primary] = displays
  if (!primary) throw new Error('a machine has at least one display')
  const overlap = (a: Bounds, b: Bounds) =>
    Math.max(0, Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)) *
    Math.max(0, Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y))
  return strict('screen', {
    getAllDisplays: () => [...displays],
    getPrimaryDisplay: () => primary,
    getDisplayMatching: (bounds: Bounds) =>
      displays.reduce(
        (best, one) => (overlap(one.bounds, bounds) > overlap(best.bounds, bounds) ? one : best),
        primary,
      ),
  })
}
