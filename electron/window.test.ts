import { EventEmitter } from 'node:events'
import { describe, expect, it } from 'vitest'
import { lockContents, placeOf, strangerOptions, windowOptions } from './window.ts'

describe('The options of a window', () => {
  it('make the page a stranger to this computer', () => {
    expect(strangerOptions(false)).toEqual({
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
      spellcheck: false,
      devTools: false,
    })
  })

  it('have the place, the colour of the theme, and the preload script', () => {
    const bounds = { x: 1, y: 2, width: 800, height: 600 }
    const place = { bounds, maximized: false }
    const options = (dark: boolean) => windowOptions({ place, dark, preload: '/p.cjs', developing: false })
    expect(options(true)).toMatchObject({
      ...bounds,
      show: false,
      webPreferences: { preload: '/p.cjs', sandbox: true },
    })
    expect(options(true).backgroundColor).not.toBe(options(false).backgroundColor)
  })

  it('remember where the window is when it is not maximized', () => {
    const bounds = { x: 1, y: 2, width: 800, height: 600 }
    expect(placeOf({ getNormalBounds: () => bounds, isMaximized: () => true })).toEqual({ bounds, maximized: true })
  })
})

/** A page that is led astray; answers whether it went. */
function page() {
  const contents = Object.assign(new EventEmitter(), {
    opens: (({ url }) => ({ action: url })) as (details: { url: string }) => { action: string },
    setWindowOpenHandler(handler: (details: { url: string }) => { action: string }) {
      contents.opens = handler
    },
  })
  const links: string[] = []
  lockContents(contents as never, (url) => links.push(url))
  function goes(event: string, details: object): boolean {
    let went = true
    contents.emit(event, { ...details, preventDefault: () => (went = false) })
    return went
  }
  return { goes, links, open: (url: string) => contents.opens({ url }) }
}

describe('A page', () => {
  it.each(['app://avowal/index.html', 'app://avowal/', 'app://avowal/index.html#read'])('loads anew: %s', (url) => {
    expect(page().goes('will-navigate', { url, isMainFrame: true })).toBe(true)
  })

  it.each([
    'https://example.org/',
    'app://avowal/licences.txt',
    'app://avowal/assets/a.js',
    'app://avowal.evil/index.html',
    'file:///etc/passwd',
    'data:text/html,1',
    'javascript:1',
    'about:blank',
  ])('goes nowhere else: %s', (url) => {
    expect(page().goes('will-navigate', { url, isMainFrame: true })).toBe(false)
  })

  it('lets no frame within it go anywhere', () => {
    const { goes } = page()
    expect([
      goes('will-frame-navigate', { url: 'app://avowal/index.html', isMainFrame: false }),
      goes('will-frame-navigate', { url: 'app://avowal/index.html', isMainFrame: true }),
    ]).toEqual([false, true])
  })

  it('is led nowhere and holds no other program’s page', () => {
    const { goes } = page()
    expect([goes('will-redirect', { url: 'app://avowal/' }), goes('will-attach-webview', {})]).toEqual([false, false])
  })

  it('opens no window, whatever the address, and says that it would have', () => {
    const { open, links } = page()
    const addresses = ['https://example.org/', 'app://avowal/index.html', 'about:blank', 'file:///etc/passwd', '']
    expect([addresses.map((url) => open(url).action), links]).toEqual([addresses.map(() => 'deny'), addresses])
  })
})
