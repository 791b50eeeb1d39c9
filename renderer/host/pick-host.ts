import type { DesktopBridge } from '../../shared/host/bridge.ts'
import type { Host } from '../../shared/host/host.ts'
import { browserHost } from './browser-host.ts'
import { desktopHost } from './desktop-host.ts'

/** The desktop shell's host where it has laid its bridge, else the browser's. The only place that looks at `window.host`. */
export function pickHost(options: { readonly appVersion: string }): Host {
  const { host } = window as Window & { readonly host?: DesktopBridge }
  return host === undefined ? browserHost(options) : desktopHost(host)
}
