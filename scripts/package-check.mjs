// npm run package:check: packs without a network and without Electron, and reads back what came out.
import { readdirSync } from 'node:fs'
import { join, relative } from 'node:path'
import { ensureBuilt } from './build.mjs'
import { ROOT } from './package-info.mjs'
import { checkContents, checkLinux, checkMac } from './packaging/check-package.mjs'
import { packWithoutElectron } from './packaging/dry-run.mjs'

/** @param {string} folder */
function filesBelow(folder) {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
}

await ensureBuilt('renderer')
await ensureBuilt('electron')
const built = ['dist/electron', 'dist/renderer'].flatMap(filesBelow)
const { linux, mac } = await packWithoutElectron(ROOT)
const faults = [
  ...checkContents(linux, built).map((fault) => `Linux: ${fault}`),
  ...checkLinux(linux).map((fault) => `Linux: ${fault}`),
  ...checkContents(mac, built).map((fault) => `macOS: ${fault}`),
  ...checkMac(mac).map((fault) => `macOS: ${fault}`),
]
for (const fault of faults) console.error(fault)
const kilobytes = Math.round(linux.bytes / 1000)
console.log(`${linux.files.length} files, ${kilobytes} kB in the archive; ${faults.length} faults in the packages`)
process.exitCode = faults.length === 0 ? 0 : 1
