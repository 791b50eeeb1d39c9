import { randomUUID } from 'node:crypto'
import { dirname } from 'node:path'
import type { App, BrowserWindow, Dialog, IpcMain, NativeTheme, Screen } from 'electron'
import { MAX_FILE_BYTES } from '../shared/base/file-limit.ts'
import { EVENTS } from '../shared/host/channels.ts'
import type { HostNotice } from '../shared/host/requests.ts'
import { type CloseGuard, createCloseGuard } from './close-guard.ts'
import { createRecovery } from './crash-recovery.ts'
import { pickFiles, readAll, saveFile } from './file-dialogs.ts'
import { filesAmong } from './file-paths.ts'
import { type FolderRequests, folderDesk } from './folders.ts'
import { takeRequests } from './ipc.ts'
import { type AppMenu, createAppMenu, type Menus } from './menu.ts'
import { LICENCES, START } from './protocol.ts'
import { askAfterCrashes, askBeforeClosing } from './questions.ts'
import { type Memory, withRecent } from './remembered.ts'
import { createWaiting, type Waiting } from './waiting.ts'
import { behind, lockContents, placeOf, strangerOptions, windowOptions } from './window.ts'
import { placeWindow } from './window-place.ts'

export interface ShellParts {
  readonly electron: {
    readonly app: Pick<App, 'addRecentDocument' | 'clearRecentDocuments' | 'getPath' | 'quit'>
    readonly BrowserWindow: typeof BrowserWindow
    readonly dialog: Pick<Dialog, 'showMessageBox' | 'showOpenDialog' | 'showSaveDialog'>
    readonly ipcMain: Pick<IpcMain, 'handle'>
    readonly Menu: Menus
    readonly nativeTheme: NativeTheme
    readonly screen: Pick<Screen, 'getAllDisplays' | 'getPrimaryDisplay'>
  }
  readonly memory: Memory
  /** The path of the built preload script. */
  readonly preload: string
  readonly isMac: boolean
  readonly developing: boolean
}

/** The desktop around the one window. */
export interface Shell {
  /** Brings the window to the front, and these files into it. */
  readonly open: (paths: readonly string[]) => void
}

/** Opens the window and everything around it. Electron has to be ready. */
export function createShell(parts: ShellParts): Shell {
  const { electron, memory } = parts
  electron.nativeTheme.themeSource = memory.get().theme
  const window = createWindow(parts)
  const files = createWaiting<string>(() => tell(window, EVENTS.filesWaiting))
  const notices = createWaiting<HostNotice>(() => tell(window, EVENTS.noticesWaiting))
  const recent = recentFiles(parts, window, files)
  const guard = guardWindow(parts, window, notices)
  let folder = electron.app.getPath('documents')
  const dialogs = () => ({ dialog: electron.dialog, window, folder })
  const beginNextIn = ([path]: readonly string[]) => {
    if (path !== undefined) folder = dirname(path)
  }

  takeRequests(electron.ipcMain, {
    ...openFolders(parts, window, guard.during),
    async pickFiles(request) {
      function onUsed(paths: readonly string[]): void {
        recent.add(paths)
        beginNextIn(paths)
      }
      return pickFiles(request, { ...dialogs(), onUsed })
    },
    saveFile: (request) => saveFile(request, { ...dialogs(), onUsed: beginNextIn }, guard.during),
    async noteFiles({ paths }) {
      const files = await filesAmong(paths)
      if (files.length > 0) recent.add(files)
      return null
    },
    takeFiles: () => readAll(files.take(), MAX_FILE_BYTES, recent.add),
    takeNotices: () => notices.take(),
    showCommands({ commands }) {
      recent.menu.show(commands)
      return null
    },
    setTheme({ theme }) {
      electron.nativeTheme.themeSource = theme
      if (theme !== memory.get().theme) memory.set({ theme })
      return null
    },
    holdClose({ held }) {
      guard.hold(held)
      return null
    },
  })
  load(window)
  return {
    open(paths) {
      files.add(...paths)
      if (window.isDestroyed() || !window.isVisible()) return
      if (window.isMinimized()) window.restore()
      window.focus()
    },
  }
}

/** Shared folders, watched for as long as the page is there that asked for it. */
function openFolders(
  { electron, memory }: ShellParts,
  window: BrowserWindow,
  whileWriting: CloseGuard['during'],
): FolderRequests {
  const { requests, stop } = folderDesk({
    dialog: electron.dialog,
    window,
    memory,
    newId: randomUUID,
    onChanged: (id) => tell(window, EVENTS.folderChanged, id),
  })
  window.on('closed', stop)
  window.webContents.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
    if (isMainFrame && !isSameDocument) stop()
  })
  return { ...requests, writeFolderFile: (request) => whileWriting(() => requests.writeFolderFile(request)) }
}

/** The window where it was, not yet drawn. */
function createWindow({ electron, memory, preload, developing }: ShellParts): BrowserWindow {
  const { nativeTheme, screen } = electron
  const first = screen.getPrimaryDisplay()
  const others = screen.getAllDisplays().filter(({ id }) => id !== first.id)
  const place = placeWindow(memory.get().place, [first.workArea, ...others.map(({ workArea }) => workArea)])
  const dark = nativeTheme.shouldUseDarkColors
  const window = new electron.BrowserWindow(windowOptions({ place, dark, preload, developing }))
  window.once('ready-to-show', () => {
    if (place.maximized) window.maximize()
    window.show()
  })
  nativeTheme.on('updated', () => {
    if (!window.isDestroyed()) window.setBackgroundColor(behind(nativeTheme.shouldUseDarkColors))
  })
  return window
}

function load(window: BrowserWindow): void {
  // A page that does not come leaves an empty window, which can at least be closed.
  window.loadURL(START).catch(() => window.isDestroyed() || window.show())
}

function tell(window: BrowserWindow, event: string, ...payload: readonly unknown[]): void {
  if (!window.isDestroyed()) window.webContents.send(event, ...payload)
}

/** The menu, with the list of recent files that is in it. */
function recentFiles(
  { electron, memory, isMac, developing }: ShellParts,
  window: BrowserWindow,
  files: Waiting<string>,
): { readonly menu: AppMenu; readonly add: (paths: readonly string[]) => void } {
  function set(recent: readonly string[]): void {
    memory.set({ recent })
    menu.showRecent(recent)
  }
  const menu = createAppMenu(electron.Menu, {
    commands: [],
    recent: memory.get().recent,
    isMac,
    developing,
    onCommand(id, byKey) {
      if (!byKey) return tell(window, EVENTS.command, id)
      // The window has left the key to the field that has the focus.
      if (id === 'edit.undo') window.webContents.undo()
      if (id === 'edit.redo') window.webContents.redo()
    },
    onOpenRecent: (path) => files.add(path),
    onClearRecent() {
      set([])
      electron.app.clearRecentDocuments()
    },
  })
  return {
    menu,
    add(paths) {
      for (const path of paths) electron.app.addRecentDocument(path)
      set(withRecent(memory.get().recent, paths))
    },
  }
}

/** What may happen to the window: closed while something is held, ended by itself, led astray. */
function guardWindow(parts: ShellParts, window: BrowserWindow, notices: Waiting<HostNotice>) {
  const { electron, memory } = parts
  const { webContents } = window
  const guard = createCloseGuard({
    ask: (signal) => askBeforeClosing(electron.dialog, window, signal),
    close: () => window.close(),
  })
  const recover = createRecovery({
    now: () => Date.now(),
    reopen: () => load(window),
    askAgain: () => askAfterCrashes(electron.dialog, window),
    quit: () => window.destroy(),
  })
  window.on('close', (event) => {
    memory.set({ place: placeOf(window) })
    if (!guard.mayClose()) event.preventDefault()
  })
  // A page that begins anew holds nothing yet.
  webContents.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
    if (isMainFrame && !isSameDocument) guard.hold(false)
  })
  webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit') return
    guard.hold(false)
    notices.add('window-restored')
    void recover()
  })
  lockContents(webContents, (url) => {
    if (url === LICENCES) openLicences(parts, window)
    else notices.add('link-refused')
  })
  return guard
}

/** The licences of all that Avowal is made of, in a window of their own, with nothing but the text. */
function openLicences({ electron, developing }: ShellParts, parent: BrowserWindow): void {
  const window = new electron.BrowserWindow({
    parent,
    width: 760,
    height: 640,
    autoHideMenuBar: true,
    webPreferences: strangerOptions(developing),
  })
  lockContents(window.webContents, () => undefined)
  void window.loadURL(LICENCES).catch(() => window.destroy())
}
