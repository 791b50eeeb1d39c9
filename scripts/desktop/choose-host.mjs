import { isAbsolute, resolve } from 'node:path'

/**
 * What somebody asked for by the words after `npm start --`.
 * @typedef {object} Wanted
 * @property {boolean} browser whether the browser host was asked for
 * @property {readonly string[]} files absolute paths
 *
 * The next step towards a window. `fetch` is tried once; if it fails, the choice is made again with the failure known.
 * @typedef {{ kind: 'electron', executable: string } | { kind: 'fetch' } | { kind: 'browser', why: string | null }} Choice
 */

/** How long a failed fetch is remembered, in milliseconds: a day. */
export const RETRY_AFTER_MS = 24 * 60 * 60 * 1000

/** Why the browser is used after a fetch has failed. */
export const UNFETCHED = 'Electron could not be fetched (npx install-electron tries again)'

/**
 * @param {readonly string[]} args
 * @param {string} folder that relative paths start from
 * @returns {Wanted | { refused: string }}
 */
export function readArguments(args, folder) {
  const end = args.indexOf('--')
  const [words, verbatim] = end === -1 ? [args, []] : [args.slice(0, end), args.slice(end + 1)]
  const options = words.filter((word) => word.startsWith('-'))
  const unknown = options.find((option) => option !== '--browser')
  if (unknown !== undefined)
    return { refused: `There is no option ${unknown}. Usage: npm start -- [--browser] [FILE…]` }
  const files = [...words.filter((word) => !word.startsWith('-')), ...verbatim]
  return {
    browser: options.length > 0,
    files: files.map((file) => (isAbsolute(file) ? file : resolve(folder, file))),
  }
}

/**
 * Which host opens the window: Electron where its executable is or can be had, else an installed browser.
 * @param {object} given
 * @param {boolean} given.browser whether the browser host was asked for
 * @param {Readonly<Record<string, string | undefined>>} given.env
 * @param {boolean} given.installed whether the package `electron` is there
 * @param {string | null} given.executable Electron's
 * @param {number | null} given.failedAt when a fetch failed, in milliseconds since 1970
 * @param {number} given.now likewise
 * @returns {Choice}
 */
export function chooseHost({ browser, env, installed, executable, failedAt, now }) {
  if (browser) return { kind: 'browser', why: null }
  if (env['AVOWAL_ELECTRON'] === '0') return { kind: 'browser', why: null }
  if (executable !== null) return { kind: 'electron', executable }
  if (!installed) return { kind: 'browser', why: 'Electron is not installed' }
  // A time in the future is a clock that was put right since.
  const waits = failedAt !== null && failedAt <= now && now - failedAt < RETRY_AFTER_MS
  return waits ? { kind: 'browser', why: UNFETCHED } : { kind: 'fetch' }
}
