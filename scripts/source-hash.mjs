import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

/**
 * @param {string} root
 * @param {string} path
 * @returns {string[]} the file, or every file below the folder, in a fixed order; nothing if it does not exist
 */
function filesBelow(root, path) {
  const found = statSync(join(root, path), { throwIfNoEntry: false })
  if (!found) return []
  if (!found.isDirectory()) return [path]
  return readdirSync(join(root, path))
    .sort()
    .flatMap((name) => filesBelow(root, `${path}/${name}`))
}

/**
 * Names the state of some sources, so that a build can tell whether it is out of date. Content counts, not time: a
 * checkout of an older commit gives files newer times.
 * @param {string} root
 * @param {readonly string[]} paths files and folders; what does not exist counts as empty
 * @returns {string} a SHA-256 in hexadecimal
 */
export function hashSources(root, paths) {
  const hash = createHash('sha256')
  for (const file of paths.flatMap((path) => filesBelow(root, path))) {
    const content = readFileSync(join(root, file))
    hash.update(`${file}\0${content.length}\0`).update(content)
  }
  return hash.digest('hex')
}
