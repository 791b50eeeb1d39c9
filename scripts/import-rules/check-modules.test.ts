import { describe, expect, it } from 'vitest'
import { checkModules } from './check-modules.mjs'
import { ROWS, RULES } from './rules.mjs'

/** Every file that a row's example may import, so that only the row itself can refuse. */
const EXISTING = ROWS.flatMap(({ who }) => (/\.[a-z]+$/.test(who) ? [] : [`${who}/b.ts`]))

function rulesBrokenBy(path: string, source: string): string[] {
  return checkModules([{ path, source }], EXISTING).map(({ rule }) => rule)
}

describe('each row of the table', () => {
  it.each(ROWS.map((row) => [row.who, row] as const))('%s refuses its example', (who, row) => {
    expect(rulesBrokenBy(...row.breaks)).toEqual([who])
  })

  it.each(
    ROWS.flatMap(({ who, folders }) =>
      folders.filter((folder) => EXISTING.includes(`${folder}/b.ts`)).map((folder) => [who, folder] as const),
    ),
  )('%s may import %s', (who, folder) => {
    const path = /\.[a-z]+$/.test(who) ? who.replace('*', 'a') : `${who}/a.ts`
    const up = '../'.repeat(path.split('/').length - 1) || './'
    expect(rulesBrokenBy(path, `import { b } from '${up}${folder}/b'\nexport const a = b`)).toEqual([])
  })
})

describe('each rule about the whole', () => {
  it.each(Object.entries(RULES))('%s refuses its example', (name, rule) => {
    expect(checkModules(rule.breaks).map((violation) => violation.rule)).toEqual([name])
  })
})

describe('an import is seen in every form', () => {
  it.each([
    ['value', "import { b } from '../claim/b'"],
    ['side effect', "import '../claim/b'"],
    ['type', "import type { B } from '../claim/b'"],
    ['inline type', "import { type B } from '../claim/b'"],
    ['re-export', "export { b } from '../claim/b'\nexport const a = 1"],
    ['re-export of all', "export * from '../claim/b'\nexport const a = 1"],
    ['import()', "export const load = () => import('../claim/b')"],
    ['type of import()', "export type A = import('../claim/b').B"],
    ['require', "export const a = require('../claim/b')"],
    ['import =', "import a = require('../claim/b')"],
    ['worker', "export const url = new URL('../claim/b.ts', import.meta.url)"],
    ['reference', '/// <reference path="../claim/b.ts" />\nexport const a = 1'],
    ['query', "import b from '../claim/b.ts?raw'"],
    ['detour', "import { b } from '../text/../claim/b'"],
    ['extension', "import { b } from '../claim/b.js'"],
  ])('%s', (_form, source) => {
    expect(rulesBrokenBy('shared/text/a.ts', source)).toEqual(['shared/text'])
  })
})

describe('the clock and chance are seen in every form', () => {
  it.each([
    'Date.now()',
    'globalThis.Date.now()',
    'new Date()',
    'Date()',
    'Math.random()',
    'crypto.randomUUID()',
    'performance.now()',
  ])('%s', (expression) => {
    expect(rulesBrokenBy('shared/claim/a.ts', `export const a = () => ${expression}`)).toEqual(['pure'])
  })

  it('refuses an id drawn by uuid itself', () => {
    expect(rulesBrokenBy('shared/claim/a.ts', "import { v7 as id } from 'uuid'\nexport const a = () => id()")).toEqual([
      'pure',
    ])
  })

  it('allows a date that was passed in', () => {
    expect(rulesBrokenBy('shared/claim/a.ts', 'export const a = (ms: number) => new Date(ms)')).toEqual([])
  })
})

describe('packages', () => {
  it.each([
    ['shared/base/a.ts', 'node:fs'],
    ['shared/base/a.ts', 'fs'],
    ['shared/base/a.ts', 'electron'],
    ['shared/base/a.ts', 'dexie'],
    ['shared/base/a.ts', 'react-dom/client'],
    ['renderer/ui/a.tsx', 'dexie'],
    ['renderer/ui/a.tsx', 'node:path'],
    ['renderer/session/a.ts', 'react'],
    ['renderer/reader/a.ts', 'dexie'],
    ['electron/preload.ts', 'node:fs'],
    ['cli/a.ts', 'zod-like'],
  ])('%s may not import %s', (path, specifier) => {
    expect(rulesBrokenBy(path, `import '${specifier}'`)).toHaveLength(1)
  })

  it('lets a test import what only tests need', () => {
    const source = "import { it } from 'vitest'\nimport { readFileSync } from 'node:fs'\nimport fc from 'fast-check'"
    expect(rulesBrokenBy('shared/text/a.test.ts', source)).toEqual([])
  })

  it('keeps a test on its own floor', () => {
    expect(rulesBrokenBy('shared/text/a.test.ts', "import { b } from '../claim/b'")).toEqual(['shared/text'])
  })
})

it('throws on a file that does not parse, as it would pass every rule unread', () => {
  expect(() => rulesBrokenBy('cli/a.ts', 'import {')).toThrow('cli/a.ts')
})
