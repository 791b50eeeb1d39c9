import { register } from 'node:module'
import { pathToFileURL } from 'node:url'

/** @type {Map<string, object>} the emulated `electron` of each host, where the loader's modules find it */
const hosts = new Map()
Object.assign(globalThis, { __testHosts: hosts })

let registered = false
let started = 0

/**
 * Evaluates a built main module against emulated names of Electron. Each call evaluates it anew.
 * @param {string} file
 * @param {Readonly<Record<string, object>>} electron
 * @returns {Promise<void>} when its top level has run
 */
export async function loadMain(file, electron) {
  if (!registered)
    register(new URL('./resolve-electron.mjs', import.meta.url), { data: { names: Object.keys(electron) } })
  registered = true
  const id = String(++started)
  hosts.set(id, electron)
  await import(`${pathToFileURL(file).href}?test-host=${id}`)
}
