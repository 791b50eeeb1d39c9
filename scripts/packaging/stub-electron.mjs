import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** How Electron's executable marks the place of its switches; then their version and their number. */
const FUSE_WIRE = Buffer.concat([Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'), Buffer.from([1, 9])])

/** The switches as Electron comes: most of what can be switched off is on. */
const FUSES_AS_SHIPPED = '101100011'

/** The helpers that macOS wants as programs of their own. */
const MAC_HELPERS = ['', ' (GPU)', ' (Plugin)', ' (Renderer)'].map((kind) => `Electron Helper${kind}`)

/** What stands beside Electron's executable. */
const LICENCES = { LICENSE: 'stub', 'LICENSES.chromium.html': 'stub' }

const executable = () => Buffer.concat([Buffer.from('A stand-in: '), FUSE_WIRE, Buffer.from(FUSES_AS_SHIPPED)])

/**
 * A stand-in for Electron's download: the files that the packager touches, and no Electron in them.
 * @param {string} folder
 * @param {'linux' | 'mac'} system
 */
export function writeStubElectron(folder, system) {
  const files = system === 'linux' ? linuxFiles() : macFiles()
  for (const [name, content] of Object.entries({ ...LICENCES, ...files })) {
    const file = join(folder, name)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, content)
  }
  if (system === 'linux') chmodSync(join(folder, 'electron'), 0o755)
}

/** @returns {Record<string, string | Buffer>} */
function linuxFiles() {
  return {
    electron: executable(),
    'resources/.keep': '',
    'locales/en-US.pak': 'stub',
    'locales/fr.pak': 'stub',
  }
}

/** @returns {Record<string, string | Buffer>} */
function macFiles() {
  const framework = 'Electron.app/Contents/Frameworks/Electron Framework.framework'
  const helpers = MAC_HELPERS.map((name) => macBundle(`Electron.app/Contents/Frameworks/${name}.app`, name))
  return {
    ...macBundle('Electron.app', 'Electron'),
    ...Object.fromEntries(helpers.flatMap((helper) => Object.entries(helper))),
    'Electron.app/Contents/Resources/en.lproj/.keep': '',
    [`${framework}/Electron Framework`]: executable(),
    [`${framework}/Versions/A/Resources/en.lproj/locale.pak`]: 'stub',
    [`${framework}/Resources/en.lproj/locale.pak`]: 'stub',
  }
}

/**
 * @param {string} folder
 * @param {string} name
 */
function macBundle(folder, name) {
  return {
    [`${folder}/Contents/MacOS/${name}`]: 'stub',
    [`${folder}/Contents/Info.plist`]: `<?xml version="1.0" encoding="UTF-8"?>
<plist version="1.0"><dict><key>CFBundleExecutable</key><string>${name}</string></dict></plist>`,
  }
}
