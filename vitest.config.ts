import { availableParallelism } from 'node:os'
import react from '@vitejs/plugin-react'
import { playwright } from '@vitest/browser-playwright'
import { defineConfig } from 'vitest/config'
import { testFlags } from './scripts/browser-launch.mjs'
import { findTestBrowser } from './scripts/find-browser.mjs'
import { VERSION } from './scripts/package-info.mjs'

const define = { AVOWAL_VERSION: JSON.stringify(VERSION) }

/** Tests that need a real page: every `.test.tsx`, and what says so in its name. */
const IN_BROWSER = ['renderer/**/*.browser.test.ts', 'renderer/**/*.test.tsx']

/** Outside Electron its package starts a download: a test that imports it is told so instead. */
const NO_ELECTRON = `data:text/javascript,throw new Error('There is no Electron in a test: pass its parts in.')`

/** Milliseconds after which a test hangs. */
const FOR_A_BUSY_MACHINE = 300_000

const executablePath = findTestBrowser()

export default defineConfig({
  test: {
    // Vitest leaves one core to itself; of two that is half of them.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    coverage: {
      provider: 'v8',
      include: ['shared/**', 'renderer/**', 'cli/**', 'electron/**', 'scripts/**'],
      reporter: ['text-summary', 'html'],
    },
    projects: [
      {
        define,
        resolve: { alias: [{ find: /^electron$/, replacement: NO_ELECTRON }] },
        test: {
          name: 'unit',
          environment: 'node',
          // No test leaves anything behind in a module, and loading all of them for each file took as long as the tests.
          isolate: false,
          testTimeout: FOR_A_BUSY_MACHINE,
          hookTimeout: FOR_A_BUSY_MACHINE,
          expect: { poll: { timeout: FOR_A_BUSY_MACHINE / 5 } },
          include: ['{shared,cli,electron,scripts,renderer,bench}/**/*.test.ts'],
          exclude: IN_BROWSER,
        },
      },
      {
        define,
        plugins: [react()],
        optimizeDeps: {
          // Found while tests run, a dependency would reload the page under them: what is missing here fails at once.
          noDiscovery: true,
          include: [
            'react',
            'react-dom',
            'react-dom/client',
            'react/jsx-dev-runtime',
            'axe-core',
            'prosemirror-model',
            'prosemirror-state',
            'prosemirror-view',
            'prosemirror-keymap',
            'downshift',
            'lucide-react',
            '@tanstack/react-virtual',
            'dexie',
            'minisearch',
            'fast-check',
            'zod',
            'uuid',
            '@noble/hashes/legacy.js',
            '@noble/hashes/sha2.js',
            '@noble/hashes/utils.js',
          ],
        },
        test: {
          name: 'browser',
          include: IN_BROWSER,
          testTimeout: FOR_A_BUSY_MACHINE,
          hookTimeout: FOR_A_BUSY_MACHINE,
          expect: { poll: { timeout: FOR_A_BUSY_MACHINE / 5 } },
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: { ...(executablePath ? { executablePath } : {}), args: testFlags() },
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
})
