// npm run icons: draws every icon file in electron/icons from its SVGs, and the window's own icon.
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright'
import { testFlags } from './browser-launch.mjs'
import { findTestBrowser } from './find-browser.mjs'
import { icnsFile, icoFile } from './icons/icon-files.mjs'
import { documentIcon, ICNS_MEMBERS, ICO_SIZES, LINUX_SIZES, macProgramIcon, programIcon } from './icons/icon-plan.mjs'
import { ICON_SOURCES } from './icons/icon-sources.mjs'
import { ROOT } from './package-info.mjs'
import { hashSources } from './source-hash.mjs'

/** @typedef {import('./icons/icon-plan.mjs').Drawing} Drawing */

const FOLDER = join(ROOT, 'electron/icons')

const executablePath = findTestBrowser()
const browser = await chromium.launch({ ...(executablePath ? { executablePath } : {}), args: testFlags() })
const page = await browser.newPage()

/**
 * @param {Drawing} drawing
 * @returns {Promise<Buffer>} a PNG
 */
async function draw({ of, size, margin = 0 }) {
  const svg = readFileSync(join(FOLDER, `${of}.svg`)).toString('base64')
  await page.setViewportSize({ width: size, height: size })
  await page.setContent(
    `<body style="margin:0"><img style="display:block;box-sizing:border-box;width:100vw;height:100vh;padding:${margin * 100}vw" src="data:image/svg+xml;base64,${svg}">`,
  )
  return page.screenshot({ omitBackground: true })
}

/**
 * @param {(size: number) => Drawing} drawing
 */
async function drawIco(drawing) {
  const pictures = []
  for (const size of ICO_SIZES) pictures.push({ size, png: await draw(drawing(size)) })
  return icoFile(pictures)
}

/**
 * @param {(size: number) => Drawing} drawing
 */
async function drawIcns(drawing) {
  /** @type {[string, Buffer][]} */
  const members = []
  for (const [type, size] of ICNS_MEMBERS) members.push([type, await draw(drawing(size))])
  return icnsFile(members)
}

/**
 * @param {string} name
 * @param {Buffer | string} content
 */
function write(name, content) {
  writeFileSync(join(FOLDER, name), content)
  console.log(`${name}  ${Math.ceil(content.length / 1000)} kB`)
}

try {
  mkdirSync(join(FOLDER, 'linux'), { recursive: true })
  for (const size of LINUX_SIZES) write(`linux/${size}x${size}.png`, await draw(programIcon(size)))
  write('icon.ico', await drawIco(programIcon))
  write('icon.icns', await drawIcns(macProgramIcon))
  write('document.ico', await drawIco(documentIcon))
  write('document.icns', await drawIcns(documentIcon))
  write('drawn-from.txt', `${hashSources(ROOT, ICON_SOURCES)}\n`)
  copyFileSync(join(FOLDER, 'icon.svg'), join(ROOT, 'renderer/public/icon.svg'))
} finally {
  await browser.close()
}
