import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** The repository's folder. */
export const ROOT = fileURLToPath(new URL('..', import.meta.url))

/** @returns {string} the version that package.json names */
function readVersion() {
  /** @type {unknown} */
  const content = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))
  if (typeof content === 'object' && content !== null && 'version' in content && typeof content.version === 'string') {
    return content.version
  }
  throw new Error('package.json names no version')
}

export const VERSION = readVersion()

/** Fixed, because the browser files all data under the origin, and the port is part of it. */
const PORT = 47831

/**
 * @param {Readonly<Record<string, string | undefined>>} [env]
 * @returns {number} the window's port; `AVOWAL_PORT` overrides it for tests
 */
export function windowPort(env = process.env) {
  const wanted = env['AVOWAL_PORT']
  if (!wanted) return PORT
  const port = Number(wanted)
  if (Number.isInteger(port) && port > 0 && port < 65536) return port
  throw new Error(`AVOWAL_PORT is not a port: ${wanted}`)
}
