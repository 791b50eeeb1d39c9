import { isBuiltin } from 'node:module'
import { posix } from 'node:path'
import { readModule } from './read-module.mjs'
import { ROWS, RULES, TEST_RIGHTS } from './rules.mjs'

/**
 * One broken rule. `rule` is a key of RULES, or the `who` of the row that refused.
 * @typedef {{ rule: string, path: string, line: number, message: string }} Violation
 * @typedef {import('./read-module.mjs').Module} Module
 * @typedef {import('./rules.mjs').Row} Row
 */

const EXTENSIONS = ['', '.ts', '.tsx', '.mts', '.mjs', '.js', '.d.ts', '/index.ts', '/index.tsx']

/**
 * @param {string} pattern
 * @returns {RegExp} matches the path itself and everything below it
 */
function matcher(pattern) {
  return new RegExp(`^${pattern.replace(/[.+]/g, '\\$&').replace(/\*/g, '[^/]*')}(?=/|$)`)
}

const MATCHERS = ROWS.map((row) => ({ row, matches: matcher(row.who) }))

/**
 * @param {string} path
 * @returns {Row | undefined} the row with the longest match
 */
function rowOf(path) {
  const fitting = MATCHERS.filter(({ matches }) => matches.test(path))
  return fitting.sort((a, b) => b.row.who.length - a.row.who.length)[0]?.row
}

/** @param {string} path */
function isTest(path) {
  return /\.(test|spec)\.tsx?$/.test(path) || /(^|\/)testing\//.test(path)
}

/**
 * Turns a specifier into a path of the repository; null if there is no such file.
 * @param {string} from
 * @param {string} specifier
 * @param {ReadonlySet<string>} paths
 */
function resolveRelative(from, specifier, paths) {
  const target = posix.join(posix.dirname(from), specifier.replace(/[?#].*$/, ''))
  const asTypeScript = target.replace(/\.js(x?)$/, '.ts$1')
  const candidates = [...EXTENSIONS.map((extension) => target + extension), asTypeScript]
  return candidates.find((candidate) => paths.has(candidate)) ?? null
}

/**
 * @param {string} specifier
 * @returns {string} the package's name with its sub-path left out
 */
function packageOf(specifier) {
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/')
}

/**
 * @param {Row} row
 * @param {string} from
 * @param {string} specifier a package or a module of Node
 */
function mayUsePackage(row, from, specifier) {
  if (isBuiltin(specifier)) return row.node === true || isTest(from)
  const packages = isTest(from) ? [...row.packages, ...TEST_RIGHTS.packages] : row.packages
  return packages.some((allowed) => matcher(allowed).test(packageOf(specifier)))
}

/**
 * @param {Row} row
 * @param {string} from
 * @param {string} target
 */
function mayUseFile(row, from, target) {
  const own = rowOf(target)
  if (own === row) return true
  const folders = isTest(from) ? [...row.folders, ...TEST_RIGHTS.folders] : row.folders
  // A component's test stands beside it and may draw it.
  if (isTest(from) && posix.dirname(from) === posix.dirname(target)) return true
  return folders.some((folder) => matcher(folder).test(target))
}

/**
 * @param {ReadonlyMap<string, readonly string[]>} graph
 * @returns {string[][]} one path for each cycle, its first file repeated at the end
 */
function findCycles(graph) {
  /** @type {string[][]} */
  const cycles = []
  /** @type {Set<string>} */
  const done = new Set()
  /** @type {string[]} */
  const trail = []
  /** @param {string} path */
  function visit(path) {
    if (done.has(path)) return
    const seenAt = trail.indexOf(path)
    if (seenAt !== -1) {
      cycles.push([...trail.slice(seenAt), path])
      return
    }
    trail.push(path)
    for (const next of graph.get(path) ?? []) visit(next)
    trail.pop()
    done.add(path)
  }
  for (const path of graph.keys()) visit(path)
  return cycles
}

/**
 * Checks every source against every rule.
 * @param {readonly import('./rules.mjs').SourceFile[]} sources the files to read
 * @param {Iterable<string>} [otherPaths] files that exist and are not read: styles, data
 * @returns {Violation[]}
 */
export function checkModules(sources, otherPaths = []) {
  const paths = new Set([...sources.map(({ path }) => path), ...otherPaths])
  /** @type {Violation[]} */
  const violations = []
  /** @type {Map<string, string[]>} */
  const graph = new Map()
  /** @type {(rule: string, path: string, line: number, message: string) => void} */
  const report = (rule, path, line, message) => void violations.push({ rule, path, line, message })

  /**
   * @param {Module} module
   * @param {Row} row
   */
  function checkImports({ path, imports }, row) {
    for (const { specifier, line } of imports) {
      if (specifier === null) {
        if (!row.computed) report('resolve', path, line, RULES.resolve.says)
        continue
      }
      if (!/^[./]/.test(specifier)) {
        if (!mayUsePackage(row, path, specifier)) report(row.who, path, line, `${row.who} may not import ${specifier}`)
        continue
      }
      const target = resolveRelative(path, specifier, paths)
      if (target === null) {
        report('resolve', path, line, `there is no file ${specifier}`)
        continue
      }
      graph.get(path)?.push(target)
      if (!mayUseFile(row, path, target)) report(row.who, path, line, `${row.who} may not import ${target}`)
      if (isTest(target) && !isTest(path)) report('test', path, line, `${RULES.test.says} (${target})`)
    }
  }

  for (const { path, source } of sources) {
    const module = readModule(path, source)
    graph.set(path, [])
    const row = rowOf(path)
    if (row) checkImports(module, row)
    if (!row) report('place', path, 1, `${RULES.place.says} Add a row to scripts/import-rules/rules.mjs.`)
    if (module.onlyReExports) report('barrel', path, 1, RULES.barrel.says)
    if (!row?.pure || isTest(path)) continue
    for (const { what, line } of module.impure) report('pure', path, line, `${RULES.pure.says} (${what})`)
  }

  for (const cycle of findCycles(graph))
    report('cycle', cycle[0] ?? '', 1, `${RULES.cycle.says} (${cycle.join(' → ')})`)

  const components = sources.filter(({ path }) => /^renderer\/reader\/.*\.tsx$/.test(path) && !isTest(path))
  for (const { path } of components.slice(1)) report('reader', path, 1, RULES.reader.says)

  return violations
}
