// Builds dist/: the window (dist/renderer), the desktop shell (dist/electron) and the command line (dist/cli/avowal.js).
import { chmodSync, copyFileSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { licencesText } from './licences.mjs'
import { ROOT, VERSION } from './package-info.mjs'
import { hashSources } from './source-hash.mjs'

/** What all builds depend on, besides their own folders. */
const COMMON_SOURCES = ['shared', 'package.json', 'package-lock.json', 'scripts/build.mjs', 'scripts/licences.mjs']

/** The oldest Node that package.json admits. */
const NODE_TARGET = 'node20'

/** No newer than the Node within Electron. */
const ELECTRON_TARGET = 'node22'

/** @param {string} name */
const dist = (name) => join(ROOT, 'dist', name)

async function buildRenderer() {
  // What is built ships, whatever started the build: within a test it would be React as developers have it.
  process.env['NODE_ENV'] = 'production'
  const { build } = await import('vite')
  await build({ configFile: join(ROOT, 'vite.config.ts'), logLevel: 'warn' })
  writeFileSync(dist('renderer/licences.txt'), licencesText(ROOT))
}

/** The JSON Schema of bundles, which ships with the program. */
const SCHEMA = 'docs/schema/avowal-bundle.schema.json'

/**
 * Builds one file that needs no node_modules. It replaces the old one in one step, as somebody may be running that.
 * @param {{ entry: string, file: string, format: 'es' | 'cjs', target: string, banner?: string, mode?: number }} options
 * `file` counts from dist/
 */
async function buildOneFile({ entry, file, format, target, banner = '', mode = 0o644 }) {
  const { build } = await import('vite')
  const fresh = dist(`${basename(file)}-${process.pid}`)
  await build({
    configFile: false,
    root: ROOT,
    logLevel: 'warn',
    publicDir: false,
    define: { AVOWAL_VERSION: JSON.stringify(VERSION) },
    ssr: { noExternal: true },
    build: {
      ssr: entry,
      outDir: fresh,
      target,
      minify: false,
      rolldownOptions: {
        external: ['electron', ...builtinModules.flatMap((name) => [name, `node:${name}`])],
        output: { format, entryFileNames: basename(file), codeSplitting: false, banner },
      },
    },
  })
  mkdirSync(dirname(dist(file)), { recursive: true })
  chmodSync(join(fresh, basename(file)), mode)
  renameSync(join(fresh, basename(file)), dist(file))
  rmSync(fresh, { recursive: true })
}

async function buildCli() {
  const banner = '#!/usr/bin/env node'
  await buildOneFile({
    entry: 'cli/avowal.ts',
    file: 'cli/avowal.js',
    format: 'es',
    target: NODE_TARGET,
    banner,
    mode: 0o755,
  })
  writeFileSync(dist('cli/licences.txt'), licencesText(ROOT))
  copyFileSync(join(ROOT, SCHEMA), dist('avowal-bundle.schema.json'))
}

/** A preload script in a sandbox can be no module, and can load none. */
async function buildElectron() {
  const target = ELECTRON_TARGET
  await buildOneFile({ entry: 'electron/main.ts', file: 'electron/main.js', format: 'es', target })
  await buildOneFile({ entry: 'electron/preload.ts', file: 'electron/preload.cjs', format: 'cjs', target })
}

/** @type {Readonly<Record<'renderer' | 'electron' | 'cli', { sources: readonly string[], build: () => Promise<void> }>>} */
const PARTS = {
  renderer: { sources: [...COMMON_SOURCES, 'renderer', 'fixtures/sample', 'vite.config.ts'], build: buildRenderer },
  electron: { sources: [...COMMON_SOURCES, 'electron'], build: buildElectron },
  cli: { sources: [...COMMON_SOURCES, 'cli', SCHEMA], build: buildCli },
}

/** @param {keyof typeof PARTS} name */
const stampOf = (name) => dist(`${name}.built`)

/** @param {keyof typeof PARTS} name */
function isFresh(name) {
  try {
    return readFileSync(stampOf(name), 'utf8') === hashSources(ROOT, PARTS[name].sources)
  } catch {
    return false
  }
}

/** @param {keyof typeof PARTS} name */
async function build(name) {
  const hash = hashSources(ROOT, PARTS[name].sources)
  rmSync(stampOf(name), { force: true })
  await PARTS[name].build()
  writeFileSync(stampOf(name), hash)
}

/**
 * Builds a part unless it was built from the sources as they are. Says nothing on standard output.
 * @param {keyof typeof PARTS} name
 */
export async function ensureBuilt(name) {
  if (isFresh(name)) return
  console.error(`Building dist/${name} …`)
  await build(name)
}

/** Builds all parts, fresh or not. */
export async function buildAll() {
  await build('renderer')
  await build('electron')
  await build('cli')
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildAll()
