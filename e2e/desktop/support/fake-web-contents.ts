import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import type { BrowserContext, Page } from '@playwright/test'
import type { FakeIpcMain, SenderFrame } from './fake-ipc.ts'
import type { FakeSession, RequestingWindow } from './fake-session.ts'
import { RendererPage } from './renderer-page.ts'
import { originOf } from './schemes.ts'
import { StrictEmitter, strict } from './strict.ts'
import type { FromPreload, PreloadProcess, ToPreload } from './worlds.ts'

/** What a window's contents need of the host they are in. */
export interface ContentsHost {
  readonly context: BrowserContext
  readonly ipcMain: FakeIpcMain
  readonly session: FakeSession
  /** Resolves once the requests of this host's pages are answered by its session. */
  readonly routed: () => Promise<void>
  readonly process: PreloadProcess
  /** `prefers-color-scheme` as `nativeTheme` would have it. */
  readonly colorScheme: () => 'dark' | 'light'
  /** What went wrong in a page or in main, for the test to fail on. */
  readonly problem: (text: string) => void
}

type OpenHandler = (details: { readonly url: string }) => { readonly action: string }

const EVENTS = [
  'did-finish-load',
  'dom-ready',
  'did-start-navigation',
  'did-navigate',
  'will-navigate',
  'will-frame-navigate',
  'will-redirect',
  'will-attach-webview',
  'render-process-gone',
  'destroyed',
  // Registered to refuse or to report; the test host has nothing that would emit them.
  'preload-error',
  'unresponsive',
  'responsive',
  'context-menu',
  'did-fail-load',
  'console-message',
]

/** `webContents`: one page of Chromium after the other, a new one for each process that ended. */
export class FakeWebContents extends StrictEmitter {
  readonly id: number
  /** These contents as the program sees them: they throw for members they do not have. */
  readonly seen: FakeWebContents
  readonly session: object
  readonly mainFrame: SenderFrame
  private readonly host: ContentsHost
  private readonly preload: string
  private readonly size: () => { readonly width: number; readonly height: number }
  private opening: Promise<RendererPage>
  private closing: Promise<void> = Promise.resolve()
  private shown: RendererPage | null = null
  private lastUrl = ''
  /** Whether main itself is loading: such a navigation asks nobody. */
  private loading = false
  private loaded = false
  private crashed = false
  private destroyed = false
  private openHandler: OpenHandler = () => ({ action: 'allow' })

  constructor(id: number, host: ContentsHost, preloadFile: string | undefined, size: FakeWebContents['size']) {
    super('webContents', EVENTS)
    this.id = id
    this.seen = strict('webContents', this)
    this.host = host
    this.session = strict('session', host.session)
    this.preload = preloadFile === undefined ? '' : readFileSync(preloadFile, 'utf8')
    this.size = size
    this.mainFrame = this.makeMainFrame()
    this.opening = this.openPage()
  }

  private makeMainFrame(): SenderFrame {
    const url = () => this.getURL()
    const frame: SenderFrame = strict('webFrameMain', {
      get url() {
        return url()
      },
      get origin() {
        return originOf(url())
      },
      parent: null,
      get top(): SenderFrame {
        return frame
      },
      detached: false,
      isDestroyed: () => this.destroyed,
    })
    return frame
  }

  private async openPage(): Promise<RendererPage> {
    const { context, process, problem, colorScheme } = this.host
    await this.host.routed()
    const renderer: RendererPage = await RendererPage.open({
      context,
      preload: this.preload,
      process,
      size: this.size(),
      events: {
        message: (message) => void this.receive(message),
        loaded: () => this.finishLoad(),
        navigated: () => this.emit('did-navigate', {}, this.getURL(), 200, 'OK'),
        crashed: () => this.lose(renderer),
        closed: () => this.shown === renderer && !this.crashed && this.destroy(),
        wantsWindow: (url) => this.refuseWindow(url),
        problem,
      },
    })
    await renderer.page.emulateMedia({ colorScheme: colorScheme() })
    this.shown = renderer
    return renderer
  }

  private finishLoad(): void {
    if (this.lastUrl === '') return // A new page loads nothing before it loads something.
    this.loaded = true
    this.emit('did-finish-load', {})
  }

  private lose(renderer: RendererPage): void {
    if (this.shown !== renderer || this.crashed) return
    this.crashed = true
    this.loaded = false
    this.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 5 })
  }

  private refuseWindow(url: string): void {
    const details = {
      url,
      frameName: '',
      features: '',
      disposition: 'new-window',
      referrer: { url: '', policy: 'default' },
    }
    if (this.openHandler(details).action !== 'deny') this.host.problem(`window.open was allowed: ${url}`)
  }

  private async receive(message: FromPreload): Promise<void> {
    const event = this.ipcEvent(this.mainFrame)
    if (message.kind === 'send') {
      this.host.ipcMain.emit(message.channel, event, ...message.args)
      return
    }
    const { id, channel, args } = message
    await this.host.ipcMain.invoke(event, channel, args).then(
      (value) => this.tell({ kind: 'answer', id, value }),
      (problem: Error) => this.tell({ kind: 'failure', id, message: problem.message }),
    )
  }

  private async tell(message: ToPreload): Promise<void> {
    const renderer = await this.opening
    if (!this.crashed && !this.destroyed) await renderer.deliver(message)
  }

  /** The event of a message that came from a frame. Not Electron's. */
  ipcEvent(senderFrame: SenderFrame): object {
    return strict('event', { sender: this.seen, senderFrame, processId: 1, frameId: 1, type: 'frame' })
  }

  /** Does something with the page, unless it is gone meanwhile. Not Electron's. */
  changePage(act: (page: Page) => Promise<unknown>): void {
    const change = this.opening.then(({ page }) =>
      act(page).catch((failure: Error) => {
        if (!page.isClosed()) this.host.problem(failure.message)
      }),
    )
    change.catch((failure: Error) => this.host.problem(failure.message))
  }

  /** The page, once it shows what main loaded last. Not Electron's. */
  async loadedPage(): Promise<Page> {
    while (!this.loaded) await once(this, 'did-finish-load')
    return (await this.opening).page
  }

  /** The page that shows these contents. Not Electron's. */
  async renderer(): Promise<RendererPage> {
    return this.opening
  }

  /** Whether a request comes from these contents, and how to ask about it. Not Electron's. */
  requests(page: Page): RequestingWindow | null {
    if (this.shown?.page !== page) return null
    return {
      preventsNavigation: (url, isMainFrame) => {
        if (isMainFrame && this.loading) return false
        const detail = { url, isMainFrame, isSameDocument: false }
        if (this.emitPreventable('will-frame-navigate', detail)) return true
        if (isMainFrame && this.emitPreventable('will-navigate', detail, url)) return true
        this.emit('did-start-navigation', detail)
        return false
      },
    }
  }

  /** A page whose process ended stays as it is: another takes its place. */
  private replacePage(): void {
    void this.shown?.page.close()
    this.shown = null
    this.crashed = false
    this.opening = this.openPage()
  }

  /** Loads an address as main does. Not Electron's: `BrowserWindow.loadURL` is. */
  async load(url: string): Promise<void> {
    this.host.session.checkLoadable(url)
    if (this.crashed) this.replacePage()
    const renderer = await this.opening
    await this.host.session.applyPermissions(this.host.context, this.seen, url)
    this.lastUrl = url
    this.loading = true
    this.emit('did-start-navigation', { url, isMainFrame: true, isSameDocument: false })
    try {
      await renderer.load(url)
    } finally {
      this.loading = false
    }
  }

  /** Ends these contents and their page. Not Electron's. */
  destroy(): void {
    if (this.destroyed) return
    this.destroyed = true
    this.closing = this.opening.then(({ page }) => page.close()).catch(() => {}) // It may have gone by itself.
    this.emit('destroyed')
  }

  /** Resolves once the page of destroyed contents is gone. Not Electron's. */
  closed(): Promise<void> {
    return this.closing
  }

  send(channel: string, ...args: readonly unknown[]): void {
    void this.tell({ kind: 'event', channel, args })
  }

  getURL(): string {
    return this.shown?.url ?? ''
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.openHandler = handler
  }

  isDestroyed(): boolean {
    return this.destroyed
  }

  isCrashed(): boolean {
    return this.crashed
  }

  isLoading(): boolean {
    return this.loading
  }

  /** Takes back what was typed last in the field that has the focus. */
  undo(): void {
    this.changePage((page) => page.evaluate(() => document.execCommand('undo')))
  }

  redo(): void {
    this.changePage((page) => page.evaluate(() => document.execCommand('redo')))
  }

  forcefullyCrashRenderer(): void {
    void this.opening.then((renderer) => renderer.crash())
  }

  reload(): void {
    this.load(this.lastUrl).catch((problem: Error) => this.host.problem(`reload: ${problem.message}`))
  }
}
