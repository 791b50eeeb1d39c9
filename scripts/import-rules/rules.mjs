/**
 * Who may import what. The whole architecture in one table.
 *
 * A file belongs to the row whose `who` is the longest match of its path; what its row does not list is refused.
 * Types count like values. `breaks` is the smallest program that the row refuses: the test beside this file runs each of
 * them and fails if nothing, or anything else, is reported.
 *
 * @typedef {{ path: string, source: string }} SourceFile
 * @typedef {object} Row
 * @property {string} who folder, or file, counted from the root of the repository; `*` stands for part of a name
 * @property {readonly string[]} folders folders it may import from, besides its own
 * @property {readonly string[]} packages packages it may import; `*` stands for part of a name
 * @property {boolean} [node] whether it may import Node's own modules
 * @property {boolean} [computed] whether it may import what it knows only when it runs
 * @property {boolean} [pure] whether it must do without clock and randomness
 * @property {readonly [path: string, source: string]} breaks a file and a source that the row refuses
 */

/** Libraries that compute and do nothing else. */
const PURE = ['zod', 'uuid', '@noble/hashes']
const REACT = ['react', 'react-dom']
const PROSEMIRROR = ['prosemirror-*']
/** What the interface draws with, besides React. */
const WIDGETS = ['downshift', 'lucide-react', '@tanstack/react-virtual', '@fontsource-variable/*']

/** The articles that a fresh profile shows; the only fixtures that ship. */
const SAMPLE = 'fixtures/sample'

/**
 * The tower of `shared/`, lowest first. Each floor sees all floors before it.
 * `article` (what an imported file says) has its own branch, with `project`, `format` and `message` upon it.
 */
const TOWER = [
  'base',
  'text',
  'selector',
  'codebook',
  'claim',
  'history',
  'suggest',
  'review',
  'agreement',
  'adjudicate',
].map((floor) => `shared/${floor}`)

/** @type {readonly Row[]} */
const towerRows = TOWER.map((who, floor) => ({
  who,
  folders: TOWER.slice(0, floor),
  packages: PURE,
  pure: true,
  breaks: [`${who}/a.ts`, `import type { A } from '../../${TOWER[floor + 1] ?? 'shared/format'}/b'`],
}))

/** @type {readonly Row[]} */
export const ROWS = [
  ...towerRows,
  {
    who: 'shared/migrate',
    folders: ['shared/base'],
    packages: PURE,
    pure: true,
    breaks: ['shared/migrate/a.ts', "import type { Claim } from '../claim/b'"],
  },
  {
    who: 'shared/article',
    folders: ['shared/base', 'shared/text', 'shared/selector'],
    packages: PURE,
    pure: true,
    breaks: ['shared/article/a.ts', "import { b } from '../history/b'"],
  },
  {
    who: 'shared/format',
    folders: [...TOWER, 'shared/migrate', 'shared/article', 'shared/project'],
    packages: PURE,
    pure: true,
    breaks: ['shared/format/a.ts', "import { b } from '../message/b'"],
  },
  {
    who: 'shared/project',
    folders: [...TOWER, 'shared/article'],
    packages: PURE,
    pure: true,
    breaks: ['shared/project/a.ts', "import { b } from '../format/b'"],
  },
  {
    who: 'shared/host',
    folders: ['shared/base'],
    packages: PURE,
    pure: true,
    breaks: ['shared/host/a.ts', "import { b } from '../text/b'"],
  },
  {
    who: 'shared/folder',
    folders: [...TOWER, 'shared/host'],
    packages: PURE,
    pure: true,
    breaks: ['shared/folder/a.ts', "import { b } from '../format/b'"],
  },
  {
    who: 'shared/message',
    folders: [...TOWER, 'shared/migrate', 'shared/article', 'shared/format', 'shared/host'],
    packages: PURE,
    pure: true,
    breaks: ['shared/message/a.ts', "import { useState } from 'react'"],
  },
  {
    who: '*/globals.d.ts',
    folders: [],
    packages: [],
    breaks: ['shared/globals.d.ts', "import type { B } from './base/b'"],
  },

  {
    who: 'renderer/main.tsx',
    folders: ['shared', 'renderer', SAMPLE],
    packages: [...REACT, '@fontsource-variable/*'],
    breaks: ['renderer/main.tsx', "import Dexie from 'dexie'"],
  },
  {
    who: 'renderer/host',
    folders: ['shared/host', 'shared/base'],
    packages: [],
    breaks: ['renderer/host/a.ts', "import { b } from '../../shared/claim/b'"],
  },
  {
    who: 'renderer/store',
    folders: ['shared'],
    packages: ['dexie'],
    breaks: ['renderer/store/a.ts', "import { b } from '../session/b'"],
  },
  {
    who: 'renderer/worker',
    folders: ['shared', 'renderer/store'],
    packages: ['minisearch'],
    breaks: ['renderer/worker/a.ts', "import { b } from '../ui/b'"],
  },
  {
    who: 'renderer/strings',
    folders: ['shared'],
    packages: [],
    breaks: ['renderer/strings/a.ts', "import { b } from '../ui/b'"],
  },
  {
    who: 'renderer/session',
    folders: ['shared', 'renderer/store', 'renderer/worker', 'renderer/strings', SAMPLE],
    packages: ['zod'],
    breaks: ['renderer/session/a.ts', "import type { Table } from 'dexie'"],
  },
  {
    who: 'renderer/reader',
    folders: ['shared', 'renderer/strings'],
    packages: PROSEMIRROR,
    breaks: ['renderer/reader/a.ts', "import { useRef } from 'react'"],
  },
  {
    who: 'renderer/reader/*.tsx',
    folders: ['shared', 'renderer/reader', 'renderer/strings'],
    packages: [...PROSEMIRROR, ...REACT],
    breaks: ['renderer/reader/a.tsx', "import { b } from '../session/b'"],
  },
  {
    who: 'renderer/ui',
    folders: ['shared', 'renderer/session', 'renderer/reader', 'renderer/strings'],
    packages: [...REACT, ...WIDGETS],
    breaks: ['renderer/ui/a.tsx', "import type { Node } from 'prosemirror-model'"],
  },

  {
    who: 'electron',
    folders: ['shared'],
    packages: ['electron', 'zod'],
    node: true,
    breaks: ['electron/a.ts', "import { b } from '../renderer/store/b'"],
  },
  {
    who: 'electron/preload.ts',
    folders: ['shared/host'],
    packages: ['electron'],
    breaks: ['electron/preload.ts', "import { b } from '../shared/claim/b'"],
  },
  {
    who: 'cli',
    folders: ['shared'],
    packages: [],
    node: true,
    breaks: ['cli/a.ts', "import { b } from '../renderer/store/b'"],
  },

  {
    who: 'scripts',
    folders: ['shared'],
    packages: [
      'vite',
      '@vitejs/*',
      'oxc-parser',
      'playwright',
      'electron-builder',
      '@electron/asar',
      '@electron/fuses',
    ],
    node: true,
    breaks: ['scripts/a.mjs', "import { b } from '../renderer/ui/b'"],
  },
  {
    who: '*.config.ts',
    folders: ['scripts'],
    packages: ['vite', '@vitejs/*', 'vitest', '@vitest/*', '@playwright/test'],
    node: true,
    breaks: ['vite.config.ts', "import { b } from './renderer/ui/b'"],
  },
  {
    who: 'e2e',
    folders: ['shared', 'scripts', 'fixtures'],
    packages: ['@playwright/test', '@axe-core/playwright', 'playwright'],
    node: true,
    breaks: ['e2e/web/a.spec.ts', "import { b } from '../../renderer/session/b'"],
  },
  {
    who: 'e2e/desktop',
    // The contract of hosts is tested on the window's own host over a real window.
    folders: [
      'shared',
      'scripts',
      'fixtures',
      'e2e/support',
      'e2e/desktop/support/load-main.mjs',
      'renderer/host/desktop-host.ts',
    ],
    packages: ['@playwright/test', 'electron', 'fast-check'],
    node: true,
    breaks: ['e2e/desktop/a.spec.ts', "import { b } from '../../electron/b'"],
  },
  {
    who: 'e2e/desktop/support/load-main.mjs',
    folders: ['e2e/desktop/support'],
    packages: [],
    node: true,
    computed: true,
    breaks: ['e2e/desktop/support/load-main.mjs', "import { app } from 'electron'"],
  },
  {
    who: 'bench',
    folders: ['shared', 'renderer', 'cli', 'scripts', 'fixtures'],
    packages: [...PURE, ...REACT, ...PROSEMIRROR, 'dexie', 'vitest', '@playwright/test', 'fake-indexeddb'],
    node: true,
    breaks: ['bench/a.ts', "import { b } from '../electron/b'"],
  },
]

/** What a test may import on top of its row's rights. Tests are `x.test.ts(x)`, `x.spec.ts` and whatever lies in a `testing/` folder. */
export const TEST_RIGHTS = {
  folders: ['fixtures'],
  packages: [
    'vitest',
    'vitest/*',
    '@vitest/*',
    '@axe-core/playwright',
    'axe-core',
    'ajv',
    'ajv/*',
    'fast-check',
    'fake-indexeddb',
    'react-dom',
    'react',
  ],
}

/**
 * Rules that are not about one folder, each with the smallest tree that breaks it.
 * @type {Readonly<Record<'place' | 'resolve' | 'cycle' | 'barrel' | 'pure' | 'test' | 'reader', { says: string, breaks: readonly SourceFile[] }>>}
 */
export const RULES = {
  place: {
    says: 'Every source file belongs to a folder that the table names.',
    breaks: [{ path: 'shared/helpers/a.ts', source: 'export const a = 1' }],
  },
  resolve: {
    says: 'An import names one file of the repository or one package, as a literal.',
    breaks: [{ path: 'cli/a.ts', source: 'export const load = (name: string) => import(name)' }],
  },
  cycle: {
    says: 'No cycles, not even of types.',
    breaks: [
      { path: 'shared/claim/a.ts', source: "import type { B } from './b'\nexport type A = { b?: B }" },
      { path: 'shared/claim/b.ts', source: "import type { A } from './a'\nexport type B = { a?: A }" },
    ],
  },
  barrel: {
    says: 'No barrels: a file that only re-exports hides where a thing lives.',
    breaks: [
      { path: 'shared/claim/a.ts', source: 'export const a = 1' },
      { path: 'shared/claim/all.ts', source: "export * from './a'" },
    ],
  },
  pure: {
    says: 'shared/ has no clock and no randomness: both are passed in.',
    breaks: [{ path: 'shared/claim/a.ts', source: 'export const created = () => new Date().toISOString()' }],
  },
  test: {
    says: 'What ships never imports a test.',
    breaks: [
      { path: 'shared/claim/a.ts', source: "import { b } from './testing/b'\nexport const a = b" },
      { path: 'shared/claim/testing/b.ts', source: 'export const b = 1' },
    ],
  },
  reader: {
    says: 'The reader has one React component.',
    breaks: [
      { path: 'renderer/reader/reader.tsx', source: 'export const a = 1' },
      { path: 'renderer/reader/margin.tsx', source: 'export const b = 1' },
    ],
  },
}
