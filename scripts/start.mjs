// npm start: builds the window if needed, serves it, and opens it in an installed browser as an app.
import { spawn } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { profileFolder, windowFlags } from './browser-launch.mjs'
import { ensureBuilt } from './build.mjs'
import { findWindowBrowser } from './find-browser.mjs'
import { ROOT, VERSION, windowPort } from './package-info.mjs'
import { afterWindow } from './window-end.mjs'
import { serveWindow } from './window-server.mjs'

await ensureBuilt('renderer')
const served = await serveWindow({ folder: join(ROOT, 'dist/renderer'), port: windowPort(), version: VERSION })
if ('refused' in served) {
  console.error(served.refused)
  process.exit(1)
}
const { url, server } = served

function stopServing() {
  server?.close()
  server?.closeAllConnections()
}

/** @param {string} browser */
function openWindow(browser) {
  const profile = profileFolder(browser, homedir())
  mkdirSync(profile, { recursive: true })
  const openedAt = performance.now()
  const window = spawn(browser, windowFlags(url, profile), { stdio: 'ignore' })

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

const browser = findWindowBrowser()
if (browser) {
  console.log(`Electron is not there, so the same window opens in ${browser}, at ${url}`)
  openWindow(browser)
} else {
  console.log(
    `Neither Electron nor Chromium, Chrome or Edge was found. Install one (or name it in AVOWAL_BROWSER), or open ${url} in one yourself.`,
  )
}
