// The composition root of the desktop shell. Nothing here waits at the top level: Electron is ready only after it.
import { join } from 'node:path'
import { app, BrowserWindow, dialog, ipcMain, Menu, nativeTheme, protocol, screen, session } from 'electron'
import { closeNetwork, refuseNetwork, refusePermissions } from './network.ts'
import { pathsInArguments } from './opened-paths.ts'
import { APP_SCHEME, serveFolder } from './protocol.ts'
import { openMemory } from './remembered.ts'
import { createShell, type Shell } from './shell.ts'
import { strings } from './strings.ts'

/** `appId` of electron-builder.yml. */
const APP_ID = 'desktop.avowal'

const developing = !app.isPackaged
const here = import.meta.dirname

function start(): void {
  closeNetwork(app)
  // What Windows groups the taskbar and the recent files by; the installer's shortcut bears the same.
  app.setAppUserModelId(APP_ID)
  protocol.registerSchemesAsPrivileged([APP_SCHEME])
  app.setAboutPanelOptions({
    applicationName: strings.appName,
    applicationVersion: AVOWAL_VERSION,
    version: '',
    copyright: strings.copyright,
  })

  // Files may be named before there is anybody to take them.
  const waiting: string[] = [...pathsInArguments(process.argv, process.cwd(), app.isPackaged)]
  let shell: Shell | null = null
  function open(paths: readonly string[]): void {
    if (shell === null) waiting.push(...paths)
    else shell.open(paths)
  }
  app.on('open-file', (event, path) => {
    event.preventDefault()
    open([path])
  })
  app.on('second-instance', (_event, argv, folder) => open(pathsInArguments(argv, folder, app.isPackaged)))
  app.on('window-all-closed', () => app.quit())

  void app.whenReady().then(() => {
    refuseNetwork(session.defaultSession, developing)
    refusePermissions(session.defaultSession)
    protocol.handle(APP_SCHEME.scheme, serveFolder(join(here, '../renderer')))
    shell = createShell({
      electron: { app, BrowserWindow, dialog, ipcMain, Menu, nativeTheme, screen },
      memory: openMemory(join(app.getPath('userData'), 'shell.json')),
      preload: join(here, 'preload.cjs'),
      isMac: process.platform === 'darwin',
      developing,
    })
    shell.open(waiting)
  })
}

if (app.requestSingleInstanceLock()) start()
else app.quit()
