import { posix, win32 } from 'node:path'

/** Nothing but the page may speak: no updates, no sync, no first-run pages. */
const QUIET = [
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/**
 * What Chromium's own window does beside the page: each window of a test would load the pop-ups of its address field, which
 * takes longer than the page. The switch replaces the one that Playwright gives, so that what it is there for stands here too.
 */
const WITHOUT = [
  'WebUIOmniboxAimPopup',
  'WebUIOmniboxFullPopup',
  'WebUIOmniboxPopup',
  // Requests to the network.
  'AimEnabled',
  'HttpsUpgrades',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PreconnectToSearch',
  // What would let a page wait.
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'PaintHolding',
]

/**
 * Chromium's sandbox refuses to run as root and inside most CI containers; everywhere else it stays on.
 * @param {Readonly<Record<string, string | undefined>>} env
 * @param {number | undefined} uid
 */
export function sandboxFlags(env, uid) {
  return uid === 0 || env['CI'] ? ['--no-sandbox'] : []
}

/**
 * @param {Readonly<Record<string, string | undefined>>} [env]
 * @param {number} [uid]
 * @returns {string[]} how Chromium is launched for tests
 */
export function testFlags(env = process.env, uid = process.getuid?.()) {
  return [
    ...sandboxFlags(env, uid),
    '--disable-gpu',
    '--disable-quic',
    `--disable-features=${WITHOUT.join()}`,
    ...QUIET,
  ]
}

/**
 * @param {string} url
 * @param {string} profile
 * @param {Readonly<Record<string, string | undefined>>} [env]
 * @param {number} [uid]
 * @returns {string[]} how Chromium is launched as the app's window
 */
export function windowFlags(url, profile, env = process.env, uid = process.getuid?.()) {
  return [`--app=${url}`, `--user-data-dir=${profile}`, ...sandboxFlags(env, uid), ...QUIET]
}

/**
 * Where the window keeps its profile, and with it all data. `AVOWAL_PROFILE` overrides it.
 * @param {string} browser the executable's path
 * @param {string} home
 * @param {Readonly<Record<string, string | undefined>>} [env]
 * @param {NodeJS.Platform} [platform]
 */
export function profileFolder(browser, home, env = process.env, platform = process.platform) {
  if (env['AVOWAL_PROFILE']) return env['AVOWAL_PROFILE']
  if (platform === 'darwin') return posix.join(home, 'Library/Application Support/Avowal/browser-profile')
  if (platform === 'win32')
    return win32.join(env['LOCALAPPDATA'] ?? win32.join(home, 'AppData\\Local'), 'Avowal\\browser-profile')
  // A browser from a snap cannot write to hidden folders of the home directory.
  if (browser.startsWith('/snap/')) return posix.join(home, 'snap', posix.basename(browser), 'common/avowal')
  return posix.join(env['XDG_DATA_HOME'] || posix.join(home, '.local/share'), 'avowal/browser-profile')
}
