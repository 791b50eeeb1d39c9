import { isBuiltin } from 'node:module'
import { readModule } from '../import-rules/read-module.mjs'

/**
 * @typedef {import('./dry-run.mjs').Packed} Packed
 * @typedef {import('./dry-run.mjs').PackedForLinux} PackedForLinux
 * @typedef {import('./dry-run.mjs').PackedForMac} PackedForMac
 */

/** The executable's switches as they have to be. */
const HARDENED = {
  RunAsNode: false,
  EnableCookieEncryption: true,
  EnableNodeOptionsEnvironmentVariable: false,
  EnableNodeCliInspectArguments: false,
  EnableEmbeddedAsarIntegrityValidation: true,
  OnlyLoadAppFromAsar: true,
  LoadBrowserProcessSpecificV8Snapshot: false,
  GrantFileProtocolExtraPrivileges: false,
}

/** What the archive may weigh, in bytes: a folder that slipped in is noticed. */
const MAX_BYTES = 12_000_000

/** What no package works without. */
const NEEDED = [
  'package.json',
  'dist/electron/main.js',
  'dist/electron/preload.cjs',
  'dist/renderer/index.html',
  'dist/renderer/licences.txt',
]

/** What nobody needs in the packed package.json. */
const PRIVATE = ['devDependencies', 'scripts']

/**
 * @param {Packed} packed
 * @param {readonly string[]} built the files of dist/electron and dist/renderer
 * @returns {string[]} what is wrong, a sentence each
 */
export function checkContents(packed, built) {
  const expected = ['package.json', ...built.filter((file) => !file.endsWith('.map'))]
  return [
    ...NEEDED.filter((file) => !packed.files.includes(file)).map((file) => `${file} is missing.`),
    ...expected.filter((file) => !packed.files.includes(file)).map((file) => `${file} was built and not packed.`),
    ...packed.files.filter((file) => !expected.includes(file)).map((file) => `${file} was packed and is not needed.`),
    ...strangers(packed.main).map((name) => `dist/electron/main.js imports ${name}, which is not packed.`),
    ...PRIVATE.filter((key) => key in packed.manifest).map((key) => `The packed package.json has ${key}.`),
    ...(packed.manifest['main'] === 'dist/electron/main.js'
      ? []
      : ['The packed package.json names another main file.']),
    ...(packed.bytes <= MAX_BYTES ? [] : [`The archive has ${packed.bytes} bytes; ${MAX_BYTES} are the most.`]),
    ...checkFuses(packed.fuses),
  ]
}

/** @param {string} main */
function strangers(main) {
  const imported = readModule('main.js', main).imports.map(({ specifier }) => specifier ?? 'what only a run can tell')
  return imported.filter((name) => name !== 'electron' && !isBuiltin(name))
}

/** @param {Packed['fuses']} fuses */
function checkFuses(fuses) {
  return Object.entries(HARDENED)
    .filter(([name, wanted]) => fuses[name] !== wanted)
    .map(([name, wanted]) => `The switch ${name} is not ${wanted ? 'on' : 'off'}.`)
}

/**
 * @param {PackedForLinux} packed
 * @returns {string[]} what is wrong, a sentence each
 */
export function checkLinux({ desktopEntry, mimeTypes, deb, locales }) {
  const wanted = {
    'Exec=/opt/Avowal/avowal %F': desktopEntry,
    'StartupWMClass=avowal': desktopEntry,
    'MimeType=application/x-avowal;': desktopEntry,
    'Categories=Office;': desktopEntry,
    '<mime-type type="application/x-avowal">': mimeTypes,
    '<glob pattern="*.avowal"/>': mimeTypes,
    '<glob pattern="*.avowal.json"/>': mimeTypes,
    '=/usr/share/applications/avowal.desktop': deb.join('\n'),
    '=/usr/share/icons/hicolor/16x16/apps/avowal.png': deb.join('\n'),
    '=/usr/share/icons/hicolor/512x512/apps/avowal.png': deb.join('\n'),
    '--maintainer\nAvowal contributors <': deb.join('\n'),
    '--url\nhttps://': deb.join('\n'),
  }
  return [
    ...missing(wanted),
    ...(locales.join() === 'en-US.pak'
      ? []
      : [`There are locales that the window has no words for: ${locales.join(', ')}.`]),
  ]
}

/**
 * @param {PackedForMac} packed
 * @returns {string[]} what is wrong, a sentence each
 */
export function checkMac({ infoPlist, resources }) {
  const plist = infoPlist.replace(/>\s+</g, '><')
  const wanted = {
    '<key>CFBundleTypeExtensions</key><array><string>avowal</string></array>': plist,
    '<key>CFBundleTypeIconFile</key><string>document.icns</string>': plist,
    '<key>CFBundleIconFile</key><string>icon.icns</string>': plist,
    '<key>CFBundleIdentifier</key><string>desktop.avowal</string>': plist,
    '<key>ElectronAsarIntegrity</key><dict><key>Resources/app.asar</key>': plist,
    'icon.icns': resources.join('\n'),
    'document.icns': resources.join('\n'),
  }
  return missing(wanted)
}

/** @param {Readonly<Record<string, string>>} wanted each text with where it has to stand */
function missing(wanted) {
  return Object.entries(wanted)
    .filter(([text, place]) => !place.includes(text))
    .map(([text]) => `${JSON.stringify(text)} is missing.`)
}
