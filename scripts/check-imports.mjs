// Prints every import that breaks the architecture's rules; exits 1 if there is one.
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { checkModules } from './import-rules/check-modules.mjs'

const listing = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
  encoding: 'utf8',
})
const paths = listing.split('\0').filter((path) => path !== '' && existsSync(path))
const isSource = (/** @type {string} */ path) => /\.(ts|tsx|mts|mjs|js)$/.test(path) && !path.startsWith('fixtures/')

const sources = paths.filter(isSource).map((path) => ({ path, source: readFileSync(path, 'utf8') }))
const violations = checkModules(sources, paths)
for (const { path, line, rule, message } of violations) console.error(`${path}:${line}  [${rule}]  ${message}`)
console.log(`${sources.length} files, ${violations.length} broken import rules`)
process.exitCode = violations.length === 0 ? 0 : 1
