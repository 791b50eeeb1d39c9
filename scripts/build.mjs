// Builds dist/: the window (dist/renderer) and the command line (dist/cli/avowal.js).
import { chmodSync, copyFileSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { licencesText } from './licences.mjs'
import { ROOT, VERSION } from './package-info.mjs'
import { hashSources } from './source-hash.mjs'

/** What both builds depend on, besides their own folders. */
const COMMON_SOURCES = ['shared', 'package.json', 'package-lock.json', 'scripts/build.mjs', 'scripts/licences.mjs']

/** The oldest Node that package.json admits. */
const NODE_TARGET = 'node20'

/** @param {string} name */
const dist = (name) => join(ROOT, 'dist', name)

async function buildRenderer() {
  const { build } = await import('vite')
  await build({ configFile: join(ROOT, 'vite.config.ts'), logLevel: 'warn' })
  writeFileSync(dist('renderer/licences.txt'), licencesText(ROOT))
}

/** The JSON Schema of bundles, which ships with the program. */
const SCHEMA = 'docs/schema/avowal-bundle.schema.json'

/** One file that needs no node_modules. It replaces the old one in one step, as somebody may be running that. */
async function buildCli() {
  const { build } = await import('vite')
  const fresh = dist(`cli-${process.pid}`)
  await build({
    configFile: false,
    root: ROOT,
    logLevel: 'warn',
    publicDir: false,
    define: { AVOWAL_VERSION: JSON.stringify(VERSION) },
    ssr: { noExternal: true },
    build: {
      ssr: 'cli/avowal.ts',
      outDir: fresh,
      target: NODE_TARGET,
      minify: false,
      rolldownOptions: {
        external: builtinModules.flatMap((name) => [name, `node:${name}`]),
        output: {
          format: 'es',
          entryFileNames: 'avowal.js',
          codeSplitting: false,
          banner: '#!/usr/bin/env node',
        },
      },
    },
  })
  mkdirSync(dist('cli'), { recursive: true })
  chmodSync(join(fresh, 'avowal.js'), 0o755)
  renameSync(join(fresh, 'avowal.js'), dist('cli/avowal.js'))
  writeFileSync(dist('cli/licences.txt'), licencesText(ROOT))
  rmSync(fresh, { recursive: true })
  copyFileSync(join(ROOT, SCHEMA), dist('avowal-bundle.schema.json'))
}

/** @type {Readonly<Record<'renderer' | 'cli', { sources: readonly string[], build: () => Promise<void> }>>} */
const PARTS = {
  renderer: { sources: [...COMMON_SOURCES, 'renderer', 'fixtures/sample', 'vite.config.ts'], build: buildRenderer },
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
  await build('cli')
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildAll()
