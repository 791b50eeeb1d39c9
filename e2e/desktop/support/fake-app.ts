import { join } from 'node:path'
import type { FakeWindow } from './fake-window.ts'
import { notEmulated, StrictEmitter, strict } from './strict.ts'

const EVENTS = [
  'will-finish-launching',
  'ready',
  'window-all-closed',
  'before-quit',
  'will-quit',
  'quit',
  'activate',
  'open-file',
  'second-instance',
  'web-contents-created',
  'browser-window-created',
  'render-process-gone',
  // Registered to report; the test host has no such process.
  'child-process-gone',
]

/** Who holds the lock of each user data folder: a second start of the program finds the first by it. */
const holders = new Map<string, FakeApp>()

export interface AppOptions {
  readonly userData: string
  readonly appPath: string
  readonly version: string
  readonly windows: () => readonly FakeWindow[]
  /** What the command line was, as `process.argv` has it. */
  readonly argv: readonly string[]
}

/** `app`: paths, the lock of one instance, and the order of events in which Electron starts and quits. */
export class FakeApp extends StrictEmitter {
  readonly isPackaged = false
  readonly name = 'Avowal'
  /** Chromium's switches: the test's own Chromium has been started already. */
  readonly commandLine = strict('app.commandLine', { appendSwitch() {} })
  /** Resolves with the exit code when the program has ended. Not Electron's. */
  readonly exited: Promise<number>
  private readonly options: AppOptions
  private end: (code: number) => void = () => {}
  private begin: () => void = () => {}
  private readonly ready: Promise<void>
  private state: 'starting' | 'ready' | 'quitting' | 'ended' = 'starting'
  private readonly recent: string[] = []

  constructor(options: AppOptions) {
    super('app', EVENTS)
    this.options = options
    this.exited = new Promise((resolve) => {
      this.end = resolve
    })
    this.ready = new Promise((resolve) => {
      this.begin = resolve
    })
  }

  isReady(): boolean {
    return this.state !== 'starting'
  }

  whenReady(): Promise<void> {
    return this.ready
  }

  getPath(name: string): string {
    const { userData } = this.options
    const paths: Readonly<Record<string, string>> = {
      userData,
      documents: join(userData, 'documents'),
      downloads: join(userData, 'downloads'),
      home: userData,
      temp: userData,
    }
    const path = paths[name]
    if (path === undefined) throw notEmulated(`app.getPath('${name}')`)
    return path
  }

  getAppPath(): string {
    return this.options.appPath
  }

  getVersion(): string {
    return this.options.version
  }

  getName(): string {
    return this.name
  }

  getLocale(): string {
    return 'en-US'
  }

  // Seen by the system only.
  setName(): void {}
  setAppUserModelId(): void {}
  setAboutPanelOptions(): void {}
  enableSandbox(): void {}
  focus(): void {}

  addRecentDocument(path: string): void {
    this.recent.unshift(path)
  }

  clearRecentDocuments(): void {
    this.recent.length = 0
  }

  getRecentDocuments(): readonly string[] {
    return [...this.recent]
  }

  requestSingleInstanceLock(additionalData: object = {}): boolean {
    const { userData, argv } = this.options
    const holder = holders.get(userData)
    if (holder && holder !== this) {
      // The first instance hears of it from another process, never within this call.
      setImmediate(() => holder.emit('second-instance', {}, [...argv], process.cwd(), additionalData))
      return false
    }
    holders.set(userData, this)
    return true
  }

  hasSingleInstanceLock(): boolean {
    return holders.get(this.options.userData) === this
  }

  /** Makes the program ready, as Electron does once main has been evaluated. Not Electron's. */
  becomeReady(): void {
    if (this.state !== 'starting') return
    this.emit('will-finish-launching', {})
    this.state = 'ready'
    this.emit('ready', {}, {})
    this.begin()
  }

  quit(): void {
    if (this.state === 'quitting' || this.state === 'ended') return
    const before = this.state
    this.state = 'quitting'
    if (this.emitPreventable('before-quit') || !this.closesWindows() || this.emitPreventable('will-quit')) {
      this.state = before
      return
    }
    this.finish(0)
  }

  private closesWindows(): boolean {
    return [...this.options.windows()].every((window) => {
      window.close()
      return window.isDestroyed()
    })
  }

  exit(code = 0): void {
    if (this.state === 'ended') return
    this.state = 'quitting'
    for (const window of [...this.options.windows()]) window.destroy()
    this.finish(code)
  }

  private finish(code: number): void {
    this.state = 'ended'
    this.emit('quit', {}, code)
    if (this.hasSingleInstanceLock()) holders.delete(this.options.userData)
    this.end(code)
  }

  /** Tells that the last window is gone, unless that is what quitting does. Not Electron's. */
  windowClosed(): void {
    if (this.state !== 'ready' || this.options.windows().length > 0) return
    if (this.listenerCount('window-all-closed') === 0) this.quit()
    this.emit('window-all-closed')
  }
}
