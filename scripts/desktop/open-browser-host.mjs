import { spawn } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { profileFolder, windowFlags } from '../browser-launch.mjs'
import { findWindowBrowser } from '../find-browser.mjs'
import { ROOT, VERSION, windowPort } from '../package-info.mjs'
import { afterWindow } from '../window-end.mjs'
import { serveWindow } from '../window-server.mjs'

/**
 * Serves the built window and opens it in an installed browser as an app.
 * @param {string | null} why Electron is not used; null where the browser was asked for
 * @returns {Promise<boolean>} whether the window is served
 */
export async function openBrowserHost(why) {
  const served = await serveWindow({ folder: join(ROOT, 'dist/renderer'), port: windowPort(), version: VERSION })
  if ('refused' in served) {
    console.error(served.refused)
    return false
  }
  const { url, server } = served
  const browser = findWindowBrowser()
  console.log(describeHost({ why, browser, url }))
  if (browser) openWindow(browser, url, server)
  return true
}

/**
 * The one line that `npm start` says.
 * @param {{ why: string | null, browser: string | null, url: string }} given
 */
export function describeHost({ why, browser, url }) {
  if (browser === null) {
    const neither = why ? `${why}, and no Chromium, Chrome or Edge was found` : 'No Chromium, Chrome or Edge was found'
    return `${neither}. Install one (or name it in AVOWAL_BROWSER), or open ${url} in one yourself.`
  }
  return why ? `${why}, so the same window opens in ${browser}, at ${url}` : `The window opens in ${browser}, at ${url}`
}

/**
 * @param {string} browser
 * @param {string} url
 * @param {import('node:http').Server | null} server null where another start serves the window already
 */
function openWindow(browser, url, server) {
  const profile = profileFolder(browser, homedir())
  mkdirSync(profile, { recursive: true })
  const openedAt = performance.now()
  const window = spawn(browser, windowFlags(url, profile), { stdio: 'ignore' })

  function stopServing() {
    server?.close()
    server?.closeAllConnections()
  }
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
    process.once(signal, () => {
      window.kill()
      stopServing()
    })
  }
  window.once('error', (error) => console.error(`${error.message}. Avowal is at ${url}; Ctrl+C ends it.`))
  window.once('exit', (code, signal) => {
    if (!server || signal) return stopServing()
    const next = afterWindow({ code, openMs: performance.now() - openedAt })
    if (next === 'stop') return stopServing()
    console.error(`${next} Avowal is at ${url}; Ctrl+C ends it.`)
  })
}
