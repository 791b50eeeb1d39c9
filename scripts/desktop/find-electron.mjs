import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/**
 * Where the package `electron` is installed, and what can be read there. Passed in, so that tests need no Electron.
 * @typedef {object} Files
 * @property {(path: string) => boolean} exists
 * @property {(path: string) => string} read throws where there is no such file
 */

/** @type {Files} */
const DISK = { exists: existsSync, read: (path) => readFileSync(path, 'utf8') }

/**
 * @returns {string | null} the folder of the package `electron`; null where development tools are not installed
 */
export function electronFolder() {
  const require = createRequire(import.meta.url)
  try {
    return dirname(require.resolve('electron/package.json'))
  } catch {
    return null
  }
}

/**
 * Looks for Electron's executable by its files: the package downloads it as soon as anything but Electron imports it.
 * @param {string | null} folder of the package `electron`
 * @param {Files} [files]
 * @param {Readonly<Record<string, string | undefined>>} [env]
 * @returns {string | null} the executable's path; null where it is not there or belongs to another version
 */
export function findElectron(folder, files = DISK, env = process.env) {
  if (folder === null) return null
  const read = (/** @type {string} */ name) =>
    files.exists(join(folder, name)) ? files.read(join(folder, name)) : null
  const name = read('path.txt')?.trim()
  if (!name) return null
  const elsewhere = env['ELECTRON_OVERRIDE_DIST_PATH']
  if (!elsewhere && read('dist/version')?.trim().replace(/^v/, '') !== electronVersion(folder, files)) return null
  const executable = join(elsewhere || join(folder, 'dist'), name)
  return files.exists(executable) ? executable : null
}

/**
 * @param {string} folder of the package `electron`
 * @param {Files} [files]
 * @returns {string} such as 45.4.1
 */
export function electronVersion(folder, files = DISK) {
  /** @type {unknown} */
  const manifest = JSON.parse(files.read(join(folder, 'package.json')))
  if (typeof manifest === 'object' && manifest !== null && 'version' in manifest) return String(manifest.version)
  throw new Error('the package electron names no version')
}
