import { StrictEmitter } from './strict.ts'

/** `nativeTheme`, with a system behind it that can change its mind. */
export class FakeTheme extends StrictEmitter {
  private source: 'system' | 'light' | 'dark' = 'system'
  private systemIsDark = false
  private readonly apply: () => void

  constructor(apply: () => void) {
    super('nativeTheme', ['updated'])
    this.apply = apply
  }

  get shouldUseDarkColors(): boolean {
    return this.source === 'system' ? this.systemIsDark : this.source === 'dark'
  }

  get themeSource(): 'system' | 'light' | 'dark' {
    return this.source
  }

  set themeSource(source: 'system' | 'light' | 'dark') {
    this.source = source
    this.update()
  }

  /** The system changes between light and dark. Not Electron's. */
  setSystem(dark: boolean): void {
    this.systemIsDark = dark
    this.update()
  }

  private update(): void {
    this.apply()
    this.emit('updated', {})
  }
}
