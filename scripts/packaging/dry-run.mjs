import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { extractFile, listPackage } from '@electron/asar'
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { Arch, build, Platform } from 'electron-builder'
import { writeStubElectron } from './stub-electron.mjs'

/**
 * What the packager made, as far as that can be seen without Electron.
 * @typedef {object} Packed
 * @property {readonly string[]} files of the archive, sorted, with `/` between folders
 * @property {number} bytes of the archive
 * @property {Readonly<Record<string, unknown>>} manifest the packed package.json
 * @property {string} main the packed main file
 * @property {Readonly<Record<string, boolean>>} fuses read back from the executable
 *
 * @typedef {Packed & { locales: readonly string[], desktopEntry: string, mimeTypes: string, deb: readonly string[] }} PackedForLinux
 *   `deb` is what the maker of the package is told
 * @typedef {Packed & { infoPlist: string, resources: readonly string[] }} PackedForMac
 */

const ENABLED = '1'.charCodeAt(0)

/**
 * Packs for Linux and macOS with a stand-in for Electron, in a folder that is gone afterwards.
 * @param {string} root the repository's folder, built
 * @returns {Promise<{ linux: PackedForLinux, mac: PackedForMac }>}
 */
export async function packWithoutElectron(root) {
  const folder = mkdtempSync(join(tmpdir(), 'avowal-package-'))
  try {
    return { linux: await packForLinux(root, folder), mac: await packForMac(root, folder) }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/**
 * Everything of a `.deb` but the last step, which downloads the tool that writes it.
 * @param {string} root
 * @param {string} folder
 * @returns {Promise<PackedForLinux>}
 */
async function packForLinux(root, folder) {
  const { config, output } = prepare(folder, 'linux')
  /** @type {{ deb: readonly string[], desktopEntry: string, mimeTypes: string } | null} */
  let told = null
  await build({
    projectDir: root,
    targets: Platform.LINUX.createTarget(['deb'], Arch.x64),
    publish: 'never',
    config,
    effectiveOptionComputed: (/** @type {unknown} */ computed) => {
      const [deb, entryFile] = /** @type {[string[], string]} */ (computed)
      const mimeFile = deb.find((word) => word.includes('=/usr/share/mime/'))?.split('=')[0]
      told = {
        deb,
        desktopEntry: readFileSync(entryFile, 'utf8'),
        mimeTypes: mimeFile ? readFileSync(mimeFile, 'utf8') : '',
      }
      return Promise.resolve(true)
    },
  })
  if (told === null) throw new Error('the packager did not come to the .deb')
  const unpacked = join(output, 'linux-unpacked')
  return {
    ...readArchive(join(unpacked, 'resources/app.asar')),
    fuses: await readFuses(join(unpacked, 'avowal')),
    locales: readdirSync(join(unpacked, 'locales')),
    .../** @type {{ deb: readonly string[], desktopEntry: string, mimeTypes: string }} */ (told),
  }
}

/**
 * @param {string} root
 * @param {string} folder
 * @returns {Promise<PackedForMac>}
 */
async function packForMac(root, folder) {
  const { config, output } = prepare(folder, 'mac')
  await build({
    projectDir: root,
    targets: Platform.MAC.createTarget(['dir'], Arch.x64),
    publish: 'never',
    config: { ...config, mac: { identity: null } },
  })
  const app = join(output, 'mac/Avowal.app')
  return {
    ...readArchive(join(app, 'Contents/Resources/app.asar')),
    fuses: await readFuses(app),
    infoPlist: readFileSync(join(app, 'Contents/Info.plist'), 'utf8'),
    resources: readdirSync(join(app, 'Contents/Resources')),
  }
}

/**
 * @param {string} folder
 * @param {'linux' | 'mac'} system
 */
function prepare(folder, system) {
  const electronDist = join(folder, `${system}-electron`)
  const output = join(folder, `${system}-output`)
  mkdirSync(electronDist)
  writeStubElectron(electronDist, system)
  // A stand-in cannot be signed.
  const electronFuses = { resetAdHocDarwinSignature: false }
  return { config: { electronDist, electronFuses, directories: { output } }, output }
}

/**
 * @param {string} file
 * @returns {Omit<Packed, 'fuses'>}
 */
function readArchive(file) {
  const isFolder = (/** @type {string} */ name, /** @type {readonly string[]} */ all) =>
    all.some((other) => other.startsWith(`${name}/`))
  const names = listPackage(file, { isPack: false }).map((name) => name.replaceAll('\\', '/').slice(1))
  return {
    files: names.filter((name) => !isFolder(name, names)).sort(),
    bytes: statSync(file).size,
    manifest: /** @type {Record<string, unknown>} */ (JSON.parse(extractFile(file, 'package.json').toString())),
    main: extractFile(file, join('dist', 'electron', 'main.js')).toString(),
  }
}

/**
 * @param {string} executable or the macOS bundle
 * @returns {Promise<Record<string, boolean>>}
 */
async function readFuses(executable) {
  const { version: _, ...wire } = await getCurrentFuseWire(executable)
  return Object.fromEntries(
    Object.entries(wire)
      .filter(([index]) => Number(index) in FuseV1Options)
      .map(([index, state]) => [String(FuseV1Options[Number(index)]), state === ENABLED]),
  )
}
