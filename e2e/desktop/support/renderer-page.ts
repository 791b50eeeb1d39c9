import type { BrowserContext, CDPSession, Page } from '@playwright/test'
import { makeCloneText } from './clone-text.ts'
import { toChromium, toElectron } from './schemes.ts'
import {
  FROM_MAIN,
  type FromPreload,
  PRELOAD_WORLD,
  type PreloadProcess,
  TO_MAIN,
  type ToPreload,
  worldSources,
} from './worlds.ts'

/** What a page tells the window that shows it. */
export interface PageEvents {
  readonly message: (message: FromPreload) => void
  readonly loaded: () => void
  readonly navigated: () => void
  readonly crashed: () => void
  readonly closed: () => void
  /** The page asked for another window; it gets none. */
  readonly wantsWindow: (url: string) => void
  readonly problem: (text: string) => void
}

export interface PageOptions {
  readonly context: BrowserContext
  readonly preload: string
  readonly process: PreloadProcess
  readonly size: { readonly width: number; readonly height: number }
  readonly events: PageEvents
}

const cloneText = makeCloneText()

/** A page of real Chromium with its preload beside it in an isolated world. */
export class RendererPage {
  readonly page: Page
  private readonly cdp: CDPSession
  /** The isolated world of the document that is shown now; a message before there is one is lost, as in Electron. */
  private world: string | null = null

  private constructor(page: Page, cdp: CDPSession) {
    this.page = page
    this.cdp = cdp
  }

  static async open({ context, preload, process, size, events }: PageOptions): Promise<RendererPage> {
    const page = await context.newPage()
    await page.setViewportSize(size)
    const cdp = await context.newCDPSession(page)
    const renderer = new RendererPage(page, cdp)
    renderer.listen(events)
    await cdp.send('Page.enable')
    await cdp.send('Runtime.enable')
    await cdp.send('Runtime.addBinding', { name: TO_MAIN, executionContextName: PRELOAD_WORLD })
    const sources = worldSources(preload, process)
    await cdp.send('Page.addScriptToEvaluateOnNewDocument', { source: sources.page })
    await cdp.send('Page.addScriptToEvaluateOnNewDocument', { source: sources.preload, worldName: PRELOAD_WORLD })
    await page.exposeFunction('__wantsWindow', (url: string) => events.wantsWindow(toElectron(url)))
    await page.addInitScript(denyWindows)
    return renderer
  }

  private listen(events: PageEvents): void {
    const { cdp, page } = this
    cdp.on('Runtime.executionContextCreated', ({ context }) => {
      if (context.name === PRELOAD_WORLD && context.auxData?.['type'] === 'isolated') this.world = context.uniqueId
    })
    cdp.on('Runtime.bindingCalled', ({ name, payload }) => {
      if (name === TO_MAIN) events.message(cloneText.read(payload) as FromPreload)
    })
    page.on('load', () => events.loaded())
    page.on('framenavigated', (frame) => frame === page.mainFrame() && events.navigated())
    page.on('crash', () => events.crashed())
    page.on('close', () => events.closed())
    page.on('popup', (popup) => void popup.close())
    page.on('pageerror', (problem) => events.problem(`uncaught: ${problem.message}`))
    page.on('dialog', (dialog) => {
      events.problem(`a dialog of the page is not emulated: ${dialog.type()} ${dialog.message()}`)
      void dialog.dismiss()
    })
  }

  get url(): string {
    return toElectron(this.page.url())
  }

  async load(url: string): Promise<void> {
    await this.page.goto(toChromium(url))
  }

  /** Hands a message to the preload. */
  async deliver(message: ToPreload): Promise<void> {
    if (this.world === null) return
    const expression = `${FROM_MAIN}(${JSON.stringify(cloneText.write(message))})`
    await this.cdp.send('Runtime.evaluate', { uniqueContextId: this.world, expression }).catch(() => {}) // gone meanwhile
  }

  /** Runs an expression in the preload's world, where `ipcRenderer` is `__ipcRenderer`; answers its value. */
  async inPreloadWorld(expression: string): Promise<unknown> {
    if (this.world === null) throw new Error('the page has no preload')
    const { result, exceptionDetails } = await this.cdp.send('Runtime.evaluate', {
      uniqueContextId: this.world,
      expression,
      awaitPromise: true,
      returnByValue: true,
    })
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text)
    return result.value
  }

  /** Ends the page's process. */
  async crash(): Promise<void> {
    await this.cdp.send('Page.crash').catch(() => {}) // It does not live to answer.
  }
}

/** Runs in the page: whatever would open a window asks main, and gets none. */
function denyWindows(): void {
  const { __wantsWindow: ask } = window as unknown as { readonly __wantsWindow: (url: string) => void }
  const absolute = (url: string) => new URL(url, document.baseURI).href
  window.open = (url = '') => {
    ask(absolute(String(url)))
    return null
  }
  addEventListener('click', (event) => {
    const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement && node.target === '_blank')
    if (!(link instanceof HTMLAnchorElement) || event.defaultPrevented) return
    event.preventDefault()
    ask(link.href)
  })
}
