// The smallest program that uses what the test host emulates; the test of the host runs it.
import { app, BrowserWindow, dialog, ipcMain, Menu, protocol, session } from 'electron'

const CSP = "default-src 'none'; script-src 'self'"
const PAGES = {
  '/': ['text/html', '<!doctype html><title>tiny</title><script src="/page.js"></script>'],
  '/page.js': [
    'text/javascript',
    'window.told = []; window.stop = window.tiny.onTold((word) => window.told.push(word))',
  ],
}

protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true } }])

/** What happened, for the test to read. */
export const seen = []
globalThis.__tinySeen = seen

function openWindow() {
  const window = new BrowserWindow({
    width: 640,
    height: 480,
    webPreferences: { preload: new URL('tiny-preload.cjs', import.meta.url).pathname, sandbox: true },
  })
  window.webContents.setWindowOpenHandler(({ url }) => {
    seen.push(`window.open ${url}`)
    return { action: 'deny' }
  })
  window.webContents.on('will-navigate', (event) => {
    seen.push(`will-navigate ${event.url}`)
    event.preventDefault()
  })
  window.webContents.on('render-process-gone', () => window.webContents.reload())
  window.on('close', (event) => {
    if (process.argv.includes('--stay') && seen.push('close') === 1) event.preventDefault()
  })
  void window.loadURL('app://tiny/')
}

if (app.requestSingleInstanceLock({ from: 'tiny' })) {
  app.on('second-instance', (_event, argv, _folder, data) => seen.push(`second ${argv.at(-1)} ${data.from}`))
  app.on('window-all-closed', () => app.quit())
  void app.whenReady().then(() => {
    session.defaultSession.setPermissionRequestHandler((_contents, permission, answer) =>
      answer(permission === 'geolocation'),
    )
    session.defaultSession.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: url.endsWith('/refused') }))
    protocol.handle('app', ({ url }) => {
      const [type, body] = PAGES[new URL(url).pathname] ?? ['text/plain', url]
      return new Response(body, { headers: { 'content-type': type, 'content-security-policy': CSP } })
    })
    ipcMain.handle('echo', (_event, value) => value)
    ipcMain.handle('describe', (_event, value) => `${Object.prototype.toString.call(value)} ${value?.length ?? ''}`)
    ipcMain.handle('fail', () => {
      throw new RangeError('no')
    })
    ipcMain.handle('sender', ({ senderFrame }) => `${senderFrame.url} ${senderFrame.parent === null}`)
    ipcMain.handle('ask', () => dialog.showSaveDialog({}))
    const tell = { id: 'tell', label: 'Tell', click: (_item, window) => window.webContents.send('told', 'hello') }
    Menu.setApplicationMenu(Menu.buildFromTemplate([{ label: 'File', submenu: [tell, { role: 'quit', id: 'quit' }] }]))
    openWindow()
  })
} else {
  app.quit()
}
