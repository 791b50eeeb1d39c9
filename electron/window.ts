import type { BrowserWindow, BrowserWindowConstructorOptions, WebContents } from 'electron'
import { ORIGIN, START } from './protocol.ts'
import { SMALLEST, type WindowPlace } from './window-place.ts'

/** What lies behind the page until it is drawn: the desk's colour in `renderer/ui/design/tokens.css`. */
const BEHIND = { light: '#f4f4f1', dark: '#101215' } as const

/** The options that make a page a stranger to this computer. Every window has them. */
export function strangerOptions(developing: boolean): NonNullable<BrowserWindowConstructorOptions['webPreferences']> {
  return {
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    // Its dictionaries would come over the network.
    spellcheck: false,
    devTools: developing,
  }
}

export function windowOptions(options: {
  readonly place: WindowPlace
  readonly dark: boolean
  readonly preload: string
  readonly developing: boolean
}): BrowserWindowConstructorOptions {
  const { place, dark, preload, developing } = options
  return {
    ...place.bounds,
    minWidth: SMALLEST.width,
    minHeight: SMALLEST.height,
    show: false,
    backgroundColor: behind(dark),
    webPreferences: { ...strangerOptions(developing), preload },
  }
}

export function behind(dark: boolean): string {
  return dark ? BEHIND.dark : BEHIND.light
}

/**
 * Keeps a page where it is: it goes nowhere, opens no window and holds no other program's page.
 * @param onLink called with the address of a link that would have opened a window
 */
export function lockContents(contents: WebContents, onLink: (url: string) => void): void {
  contents.on('will-navigate', (event) => {
    if (!isPage(event.url)) event.preventDefault()
  })
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame) event.preventDefault()
  })
  contents.on('will-redirect', (event) => event.preventDefault())
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(({ url }) => {
    onLink(url)
    return { action: 'deny' }
  })
}

/** Loading the page anew is no journey. */
function isPage(url: string): boolean {
  const page = url.replace(/[?#].*$/s, '')
  return page === START || page === `${ORIGIN}/`
}

/** Where a window is now, to open it there again. */
export function placeOf(window: Pick<BrowserWindow, 'getNormalBounds' | 'isMaximized'>): WindowPlace {
  const { x, y, width, height } = window.getNormalBounds()
  return { bounds: { x, y, width, height }, maximized: window.isMaximized() }
}
