// npm run screenshots -- [name …]: takes the pictures in docs/images from the built window, all or those named; and reads
// docs/keyboard.md off it.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright'
import { testFlags } from './browser-launch.mjs'
import { ensureBuilt } from './build.mjs'
import { findTestBrowser } from './find-browser.mjs'
import { ROOT, VERSION } from './package-info.mjs'
import { NOW, setClock } from './pictures/clock.mjs'
import { keyboardPage } from './pictures/keyboard-page.mjs'
import { SHOTS } from './pictures/pictures.mjs'
import { optimisePng } from './pictures/png.mjs'
import { openWindow } from './pictures/window-driver.mjs'
import { serveWindow } from './window-server.mjs'

const DOCS = join(ROOT, 'docs')
const FOLDER = join(DOCS, 'images')

/** Beside the window's own port and that of the tests. */
const PORT = 47833

/** A script for the page: writes to the database fail once `pictureFault` is set. */
const FAILING_WRITES = `
  for (const method of ['add', 'put']) {
    const original = IDBObjectStore.prototype[method]
    IDBObjectStore.prototype[method] = function (...args) {
      const request = original.apply(this, args)
      if (globalThis.pictureFault) this.transaction.abort()
      return request
    }
  }`

/**
 * @param {import('playwright').Browser} browser
 * @param {string} url
 * @param {import('./pictures/pictures.mjs').Shot} shot
 */
async function take(browser, url, { name, size: [width, height], scale = 1, scheme = 'light', fails, go }) {
  const context = await browser.newContext({
    viewport: { width, height },
    deviceScaleFactor: scale,
    colorScheme: scheme,
    reducedMotion: 'reduce',
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    serviceWorkers: 'block',
  })
  context.setDefaultTimeout(10_000)
  await context.addInitScript(setClock, NOW)
  if (fails) await context.addInitScript(FAILING_WRITES)
  const page = await context.newPage()
  await openWindow(page, url)
  const clip = await go(page)
  // No tooltip, nothing lit up under the mouse, and all fonts drawn.
  await page.mouse.move(width / 2, 0)
  await page.waitForTimeout(600)
  const png = await page.screenshot({ animations: 'disabled', caret: 'hide', ...(clip ? { clip } : {}) })
  await context.close()
  const small = optimisePng(png)
  writeFileSync(join(FOLDER, `${name}.png`), small)
  console.log(`${name}.png  ${Math.round(small.length / 1000)} kB`)
}

/** @param {import('playwright').Browser} browser @param {string} url */
async function writeKeyboardPage(browser, url) {
  const page = await browser.newPage({ locale: 'en-GB' })
  await openWindow(page, url)
  writeFileSync(join(DOCS, 'keyboard.md'), await keyboardPage(page))
  await page.close()
}

const wanted = process.argv.slice(2)
const shots = wanted.length === 0 ? SHOTS : SHOTS.filter(({ name }) => wanted.includes(name))
const unknown = wanted.filter((name) => !SHOTS.some((shot) => shot.name === name))
if (unknown.length > 0) throw new Error(`No such picture: ${unknown.join(', ')}`)

await ensureBuilt('renderer')
const served = await serveWindow({ folder: join(ROOT, 'dist/renderer'), port: PORT, version: VERSION })
if ('refused' in served) throw new Error(served.refused)
const executablePath = findTestBrowser()
const browser = await chromium.launch({ ...(executablePath ? { executablePath } : {}), args: testFlags() })
try {
  mkdirSync(FOLDER, { recursive: true })
  for (const shot of shots) await take(browser, served.url, shot)
  if (shots.some(({ name }) => name === 'keyboard')) await writeKeyboardPage(browser, served.url)
} finally {
  await browser.close()
  served.server?.close()
  served.server?.closeAllConnections()
}
