import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/**
 * @typedef {object} Package what ships
 * @property {string} name
 * @property {string} version
 * @property {string} licence as SPDX names it
 * @property {readonly string[]} texts of its licence and notices
 */

const LICENCE_FILE = /^(licen[cs]e|copying|copyright|notice|ofl)/i

const RULE = '='.repeat(72)

/**
 * The licences of everything that ships: the project's own first, then every package that it depends on, by name.
 * @param {string} root the folder of the project's package.json
 */
export function licencesText(root) {
  const [own, ...others] = shippedPackages(root)
  const packages = others.sort((a, b) => (a.name < b.name ? -1 : 1))
  return [own, ...packages]
    .flatMap((one) =>
      one ? [[RULE, `${one.name} ${one.version} (${one.licence})`, RULE, '', ...one.texts].join('\n')] : [],
    )
    .join('\n\n')
    .concat('\n')
}

/**
 * A package and all that it needs to run, each once.
 * @param {string} root
 * @returns {Package[]} the package itself first
 */
export function shippedPackages(root) {
  /** @type {Map<string, Package>} */
  const found = new Map()
  const folders = [root]
  for (const folder of folders) {
    if (found.has(folder)) continue
    const { name, version, license, dependencies } = readManifest(folder)
    found.set(folder, { name, version, licence: license, texts: licenceTexts(folder, name) })
    folders.push(...dependencies.map((dependency) => folderOf(dependency, folder)))
  }
  return [...found.values()]
}

/** @param {string} folder */
function readManifest(folder) {
  const manifest =
    /** @type {{ name: string, version: string, license?: string, dependencies?: Record<string, string> }} */ (
      JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
    )
  const { name, version, license, dependencies = {} } = manifest
  if (license === undefined) throw new Error(`${name} names no licence`)
  return { name, version, license, dependencies: Object.keys(dependencies) }
}

/**
 * @param {string} folder
 * @param {string} name
 */
function licenceTexts(folder, name) {
  const files = readdirSync(folder).filter((file) => LICENCE_FILE.test(file))
  if (files.length === 0) throw new Error(`${name} brings no text of its licence`)
  return files.sort().map((file) => readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim())
}

/**
 * Where Node would find a package that another one asks for.
 * @param {string} name
 * @param {string} from
 * @returns {string}
 */
function folderOf(name, from) {
  const here = join(from, 'node_modules', name)
  if (existsSync(join(here, 'package.json'))) return here
  const above = dirname(from)
  if (above === from) throw new Error(`${name} is not installed`)
  return folderOf(name, above)
}
