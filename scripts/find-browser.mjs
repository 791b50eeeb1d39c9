import { existsSync } from 'node:fs'
import { posix, win32 } from 'node:path'
import { chromium } from 'playwright'

/**
 * What the machine offers, passed in so that every system can be tested on any.
 * @typedef {object} Machine
 * @property {Readonly<Record<string, string | undefined>>} env
 * @property {NodeJS.Platform} platform
 * @property {(path: string) => boolean} exists
 * @property {() => string} playwright where Playwright keeps its own Chromium, downloaded or not
 */

/** @type {Machine} */
const THIS_MACHINE = {
  env: process.env,
  platform: process.platform,
  exists: existsSync,
  playwright: () => chromium.executablePath(),
}

const MAC_APPS = ['Chromium', 'Google Chrome', 'Microsoft Edge']
const WINDOWS_APPS = [
  'Chromium\\Application\\chrome.exe',
  'Google\\Chrome\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
]
const LINUX_NAMES = [
  'chromium',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
  'chromium-browser',
]
const LINUX_FOLDERS = ['/usr/bin', '/usr/local/bin', '/snap/bin']

/**
 * @param {Machine} machine
 * @returns {string[]} where Chromium, Chrome and Edge stand when installed the usual way, best first
 */
function systemCandidates({ env, platform }) {
  if (platform === 'darwin') {
    const folders = ['/Applications', ...(env['HOME'] ? [posix.join(env['HOME'], 'Applications')] : [])]
    return MAC_APPS.flatMap((app) => folders.map((folder) => `${folder}/${app}.app/Contents/MacOS/${app}`))
  }
  if (platform === 'win32') {
    const folders = [env['PROGRAMFILES'], env['PROGRAMFILES(X86)'], env['LOCALAPPDATA']].filter(
      (one) => one !== undefined,
    )
    return WINDOWS_APPS.flatMap((app) => folders.map((folder) => win32.join(folder, app)))
  }
  const folders = new Set([
    ...(env['PATH'] ?? '').split(':').filter((folder) => folder.startsWith('/')),
    ...LINUX_FOLDERS,
  ])
  return LINUX_NAMES.flatMap((name) => [...folders].map((folder) => posix.join(folder, name)))
}

/**
 * The first of the candidates that exists. `AVOWAL_BROWSER`, where it is set, is the only candidate: a person who names a
 * browser must not silently get another.
 * @param {Machine} machine
 * @param {string[]} candidates
 */
function firstOf(machine, candidates) {
  const named = machine.env['AVOWAL_BROWSER']
  const wanted = named ? [named] : candidates
  return wanted.find((path) => path !== '' && machine.exists(path)) ?? null
}

/**
 * The browser that tests run in: Playwright's own before the system's, as it is the version that Playwright knows.
 * @param {Partial<Machine>} [given]
 * @returns {string | null} the executable's path
 */
export function findTestBrowser(given) {
  const machine = { ...THIS_MACHINE, ...given }
  return firstOf(machine, [machine.playwright(), ...systemCandidates(machine)])
}

/**
 * The browser that opens the window: the system's before Playwright's, as it is the one that gets security updates.
 * @param {Partial<Machine>} [given]
 * @returns {string | null} the executable's path
 */
export function findWindowBrowser(given) {
  const machine = { ...THIS_MACHINE, ...given }
  return firstOf(machine, [...systemCandidates(machine), machine.playwright()])
}
