import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Where Electron's own installer downloads from, unless a mirror is named. */
const RELEASES = 'https://github.com/electron/electron/releases/download/'

/**
 * How long to wait, in milliseconds: for any answer of the server; for an installer that finds the download in its cache
 * while the server does not answer; for the whole download of about 110 MB.
 */
const PATIENCE = { answer: 3_000, cached: 5_000, download: 300_000 }

/**
 * @typedef {object} Means what a fetch needs, passed in so that tests have no network
 * @property {(timeoutMs: number) => Promise<boolean>} reach whether the server answers in that time
 * @property {(signal: AbortSignal) => Promise<boolean>} install whether the installer came to a good end
 * @property {typeof PATIENCE} patience
 */

/**
 * Fetches Electron's executable with the package's own installer. Gives up after seconds where its server cannot be
 * reached, and after minutes where it does not come to an end.
 * @param {Means} means
 * @returns {Promise<boolean>} whether it is there now
 */
export async function fetchElectron({ reach, install, patience }) {
  const stop = new AbortController()
  const { signal } = stop
  const giveUpAfter = (/** @type {number} */ ms) => setTimeout(() => stop.abort(), ms)
  const last = giveUpAfter(patience.download)
  const first = giveUpAfter(patience.cached)
  const keepOn = reach(patience.answer).then((answers) => {
    if (answers) clearTimeout(first)
  })
  try {
    return await install(signal)
  } finally {
    await keepOn
    clearTimeout(first)
    clearTimeout(last)
  }
}

/**
 * @param {string} folder of the package `electron`
 * @param {Readonly<Record<string, string | undefined>>} [env]
 * @returns {Means} the real ones
 */
export function realMeans(folder, env = process.env) {
  return {
    patience: PATIENCE,
    reach: (timeoutMs) =>
      fetch(env['ELECTRON_MIRROR'] || RELEASES, {
        method: 'HEAD',
        redirect: 'manual',
        signal: AbortSignal.timeout(timeoutMs),
      }).then(
        () => true,
        () => false,
      ),
    install: (signal) => runInstaller(join(folder, 'install.js'), signal),
  }
}

/**
 * @param {string} script
 * @param {AbortSignal} signal
 * @returns {Promise<boolean>}
 */
function runInstaller(script, signal) {
  return new Promise((resolve) => {
    const installer = spawn(process.execPath, [script], { stdio: 'ignore', signal, killSignal: 'SIGKILL' })
    installer.once('error', () => resolve(false))
    installer.once('close', (code) => resolve(code === 0))
  })
}

/**
 * Where a checkout remembers that Electron could not be fetched.
 * @param {string} root
 */
export function failureFile(root) {
  return join(root, 'node_modules/.cache/avowal/electron-fetch.json')
}

/**
 * @param {string} file
 * @param {string} version of Electron that is wanted
 * @returns {number | null} when that version could last not be fetched, in milliseconds since 1970
 */
export function readFailure(file, version) {
  try {
    /** @type {unknown} */
    const found = JSON.parse(readFileSync(file, 'utf8'))
    if (typeof found !== 'object' || found === null || !('version' in found) || !('failedAt' in found)) return null
    return found.version === version && typeof found.failedAt === 'number' ? found.failedAt : null
  } catch {
    return null
  }
}

/**
 * Remembers a failure; does without where the folder cannot be written to.
 * @param {string} file
 * @param {string} version
 * @param {number} now in milliseconds since 1970
 */
export function rememberFailure(file, version, now) {
  try {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, JSON.stringify({ version, failedAt: now }))
  } catch {}
}
