// Module loader hooks. What main, loaded as `main.js?test-host=ID`, imports as 'electron' are the names of the host ID.

import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

const SCHEME = 'electron-of-test-host:'

/** @type {readonly string[]} */
let names = []

/** @param {{ names: readonly string[] }} data */
export function initialize(data) {
  names = data.names
}

/** @type {import('node:module').ResolveHook} */
export async function resolve(specifier, context, next) {
  const id = context.parentURL && new URL(context.parentURL).searchParams.get('test-host')
  if (!id) return next(specifier, context)
  if (specifier === 'electron') return { url: SCHEME + id, format: 'module', shortCircuit: true }
  const found = await next(specifier, context)
  // The other modules that main is built into belong to the same host.
  return specifier.startsWith('.') ? { ...found, url: `${found.url}?test-host=${id}` } : found
}

/** @type {import('node:module').LoadHook} */
export async function load(url, context, next) {
  // Main runs as it was built: no other loader translates it.
  if (/^file:.*\?test-host=/.test(url))
    return { format: 'module', source: await readFile(fileURLToPath(url)), shortCircuit: true }
  if (!url.startsWith(SCHEME)) return next(url, context)
  const id = JSON.stringify(url.slice(SCHEME.length))
  const source = names.map((name) => `export const ${name} = globalThis.__testHosts.get(${id}).${name}`).join('\n')
  return { format: 'module', source, shortCircuit: true }
}
