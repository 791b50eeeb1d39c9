import { type ContentsHost, FakeWebContents } from './fake-web-contents.ts'
import { notEmulated, StrictEmitter } from './strict.ts'

export interface Bounds {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** The options of a window that mean something here, or change nothing that a test could see. */
export interface WindowOptions extends Partial<Bounds> {
  readonly show?: boolean
  readonly webPreferences?: { readonly preload?: string; readonly [name: string]: unknown }
}

const OPTIONS = new Set(
  'x y width height parent minWidth minHeight show title icon backgroundColor autoHideMenuBar webPreferences'.split(
    ' ',
  ),
)

/** Preferences whose value must be this one: the test host emulates no other. */
const PREFERENCES: Readonly<Record<string, unknown>> = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  webviewTag: false,
  experimentalFeatures: false,
  navigateOnDragDrop: false,
  safeDialogs: true,
}
const FREE_PREFERENCES = new Set([
  'preload',
  'spellcheck',
  'devTools',
  'enableWebSQL',
  'disableDialogs',
  'v8CacheOptions',
])

const EVENTS = [
  'close',
  'closed',
  'ready-to-show',
  'show',
  'hide',
  'focus',
  'blur',
  'resize',
  'resized',
  'move',
  'moved',
  'maximize',
  'unmaximize',
  'enter-full-screen',
  'leave-full-screen',
  'minimize',
  'restore',
  'page-title-updated',
  // Registered to report; a page of Chromium under test does not hang.
  'unresponsive',
  'responsive',
]

/** `BrowserWindow` without its statics: bounds and states kept as values, contents in a page of Chromium. */
export class FakeWindow extends StrictEmitter {
  readonly id: number
  readonly webContents: FakeWebContents
  private bounds: Bounds
  private visible: boolean
  private readonly state = { maximized: false, fullScreen: false, minimized: false, destroyed: false }

  constructor(id: number, options: WindowOptions, host: ContentsHost) {
    super('BrowserWindow', EVENTS)
    checkOptions(options)
    const { x = 100, y = 100, width = 800, height = 600, show = true, webPreferences } = options
    this.id = id
    this.bounds = { x, y, width, height }
    this.visible = show
    const contents = new FakeWebContents(id, host, webPreferences?.preload, () => this.bounds)
    contents.once('did-finish-load', () => this.emit('ready-to-show', {}))
    contents.once('destroyed', () => this.destroy())
    this.webContents = contents.seen
  }

  loadURL(url: string): Promise<void> {
    return this.webContents.load(url)
  }

  /** Closes the window unless a listener objects. */
  close(): void {
    if (!this.state.destroyed && !this.emitPreventable('close')) this.destroy()
  }

  destroy(): void {
    if (this.state.destroyed) return
    this.state.destroyed = true
    this.webContents.destroy()
    this.emit('closed')
  }

  isDestroyed(): boolean {
    return this.state.destroyed
  }

  show(): void {
    this.visible = true
    this.emit('show', {})
  }

  isVisible(): boolean {
    return this.visible
  }

  focus(): void {
    this.emit('focus', {})
  }

  getBounds(): Bounds {
    return { ...this.bounds }
  }

  getNormalBounds(): Bounds {
    return { ...this.bounds }
  }

  setBounds(bounds: Partial<Bounds>): void {
    const { width, height } = this.bounds
    this.bounds = { ...this.bounds, ...bounds }
    this.webContents.changePage((page) => page.setViewportSize(this.bounds))
    if (this.bounds.width !== width || this.bounds.height !== height) this.emit('resize', {})
    this.emit('move', {})
  }

  maximize(): void {
    this.state.maximized = true
    this.emit('maximize', {})
  }

  isMaximized(): boolean {
    return this.state.maximized
  }

  setFullScreen(on: boolean): void {
    this.state.fullScreen = on
    this.emit(on ? 'enter-full-screen' : 'leave-full-screen', {})
  }

  isFullScreen(): boolean {
    return this.state.fullScreen
  }

  minimize(): void {
    this.state.minimized = true
    this.emit('minimize', {})
  }

  isMinimized(): boolean {
    return this.state.minimized
  }

  restore(): void {
    this.state.minimized = false
    this.emit('restore', {})
  }

  /** Nothing draws a frame or a background here. */
  setBackgroundColor(): void {}
}

function checkOptions({ webPreferences = {}, ...options }: WindowOptions): void {
  for (const name of Object.keys(options)) if (!OPTIONS.has(name)) throw notEmulated(`the window option ${name}`)
  for (const [name, value] of Object.entries(webPreferences)) {
    if (FREE_PREFERENCES.has(name)) continue
    if (!(name in PREFERENCES) || PREFERENCES[name] !== value)
      throw notEmulated(`the web preference ${name}: ${String(value)}`)
  }
}
