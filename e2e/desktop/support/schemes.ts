/**
 * Chromium knows no scheme of ours: `app://avowal/x` goes to it as `https://avowal.app.test/x`, a secure origin of its own
 * that never reaches a network.
 */
const OWN = new Set(['http', 'https', 'file', 'data', 'about', 'blob', 'chrome', 'javascript'])

/** A URL as Chromium has it. */
export function toChromium(url: string): string {
  return url.replace(/^([a-z][a-z0-9]*):\/\/([a-z0-9.-]+)/, (whole, scheme: string, host: string) =>
    OWN.has(scheme) ? whole : `https://${host}.${scheme}.test`,
  )
}

/** A URL as Electron has it. */
export function toElectron(url: string): string {
  return url.replace(/^(blob:)?https:\/\/([a-z0-9.-]+)\.([a-z][a-z0-9]*)\.test(?=\/|$)/, '$1$3://$2')
}

/** The origin of a URL as Electron has it, opaque ones as `null`. */
export function originOf(url: string): string {
  return /^[a-z][a-z0-9]*:\/\/[^/]+/.exec(url)?.[0] ?? 'null'
}
