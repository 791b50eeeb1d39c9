import { parseSync, Visitor } from 'oxc-parser'

/**
 * What a source file says about other files, and whether it asks for the time or for chance.
 * @typedef {{ specifier: string | null, line: number }} Import `specifier` is null when it is computed
 * @typedef {{ path: string, imports: Import[], impure: { what: string, line: number }[], onlyReExports: boolean }} Module
 */

/** uuid's makers of random or clock-bound ids: pure only when their randomness is passed in. */
const RANDOM_IDS = ['v1', 'v4', 'v6', 'v7']

/** Members that read the clock or draw a random number. */
const IMPURE_MEMBERS = ['Date.now', 'Math.random', 'performance.now', 'crypto.randomUUID', 'crypto.getRandomValues']

/**
 * @param {{ type: string, value?: unknown }} node
 * @returns {string | null} the text of a string literal
 */
function literal(node) {
  return node.type === 'Literal' && typeof node.value === 'string' ? node.value : null
}

/**
 * Reads one file. Throws if it does not parse, because an unread file would pass every rule.
 * @param {string} path
 * @param {string} source
 * @returns {Module}
 */
export function readModule(path, source) {
  const { program, comments, errors } = parseSync(path, source)
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`)

  /** @type {{ specifier: string | null, at: number }[]} */
  const imports = []
  /** @type {{ what: string, at: number }[]} */
  const impure = []
  /** @type {Set<string>} */
  const randomIds = new Set()

  /** @param {import('oxc-parser').NewExpression | import('oxc-parser').CallExpression} node */
  function seeDate(node) {
    if (node.callee.type !== 'Identifier' || node.callee.name !== 'Date') return
    if (node.type === 'CallExpression' || node.arguments.length === 0)
      impure.push({ what: 'new Date()', at: node.start })
  }

  new Visitor({
    ImportDeclaration(node) {
      imports.push({ specifier: node.source.value, at: node.start })
      if (node.source.value !== 'uuid') return
      for (const one of node.specifiers) {
        if (one.type !== 'ImportSpecifier' || one.imported.type !== 'Identifier') continue
        if (RANDOM_IDS.includes(one.imported.name)) randomIds.add(one.local.name)
      }
    },
    ExportNamedDeclaration(node) {
      if (node.source) imports.push({ specifier: node.source.value, at: node.start })
    },
    ExportAllDeclaration(node) {
      imports.push({ specifier: node.source.value, at: node.start })
    },
    ImportExpression(node) {
      imports.push({ specifier: literal(node.source), at: node.start })
    },
    TSImportType(node) {
      imports.push({ specifier: node.source.value, at: node.start })
    },
    TSExternalModuleReference(node) {
      imports.push({ specifier: node.expression.value, at: node.start })
    },
    NewExpression(node) {
      seeDate(node)
      // How a worker is named: new URL('./x.ts', import.meta.url)
      const [target, from] = node.arguments
      if (node.callee.type !== 'Identifier' || node.callee.name !== 'URL' || !target || !from) return
      if (source.slice(from.start, from.end) !== 'import.meta.url') return
      const relative = literal(target)
      if (relative && /\.(ts|tsx|mjs|js)$/.test(relative)) imports.push({ specifier: relative, at: node.start })
    },
    CallExpression(node) {
      seeDate(node)
      if (node.callee.type !== 'Identifier') return
      const [first] = node.arguments
      if (node.callee.name === 'require') imports.push({ specifier: first ? literal(first) : null, at: node.start })
      if (randomIds.has(node.callee.name) && !first) impure.push({ what: `uuid ${node.callee.name}()`, at: node.start })
    },
    MemberExpression(node) {
      const name = source.slice(node.start, node.end).replace(/^globalThis\./, '')
      if (IMPURE_MEMBERS.includes(name)) impure.push({ what: name, at: node.start })
    },
  }).visit(program)

  for (const comment of comments) {
    const reference = /^\/\s*<reference\s+(?:path|types)\s*=\s*["']([^"']+)["']/.exec(comment.value)
    if (reference?.[1]) imports.push({ specifier: reference[1], at: comment.start })
  }

  const lineAt = (/** @type {number} */ at) => source.slice(0, at).split('\n').length
  return {
    path,
    imports: imports.map(({ specifier, at }) => ({ specifier, line: lineAt(at) })),
    impure: impure.map(({ what, at }) => ({ what, line: lineAt(at) })),
    onlyReExports:
      program.body.length > 0 &&
      program.body.every(
        (node) =>
          node.type === 'ExportAllDeclaration' || (node.type === 'ExportNamedDeclaration' && node.source !== null),
      ),
  }
}
