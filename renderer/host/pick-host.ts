import type { Host } from '../../shared/host/host.ts'
import { browserHost } from './browser-host.ts'

/** The desktop shell's host where it has put one, else the browser's. The only place that looks at `window.host`. */
export function pickHost(options: { readonly appVersion: string }): Host {
  const { host } = window as Window & { readonly host?: Host }
  return host ?? browserHost(options)
}
