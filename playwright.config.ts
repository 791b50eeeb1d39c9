import { defineConfig } from '@playwright/test'
import { testFlags } from './scripts/browser-launch.mjs'
import { findTestBrowser } from './scripts/find-browser.mjs'

/** Beside the window's own port, so that tests never meet a window that is in use. */
const PORT = '47832'
const baseURL = `http://127.0.0.1:${PORT}/`

const executablePath = findTestBrowser()

/** What the desktop program runs in: `e2e/desktop/support/test.ts`. */
interface DesktopOptions {
  readonly shell: 'test host' | 'electron'
}

export default defineConfig<DesktopOptions>({
  testDir: 'e2e',
  outputDir: '.reports/e2e',
  forbidOnly: Boolean(process.env['CI']),
  fullyParallel: true,
  workers: 2,
  retries: 0,
  // Generous, since a busy machine is no failure; what hangs still ends.
  timeout: 300_000,
  expect: { timeout: 60_000 },
  reporter: [['list'], ['json', { outputFile: '.reports/playwright.json' }]],
  use: {
    baseURL,
    launchOptions: { ...(executablePath ? { executablePath } : {}), args: testFlags() },
    serviceWorkers: 'block',
    screenshot: 'only-on-failure',
    // A trace of every test doubles what all take: ask for it where one fails, with --trace on.
    trace: 'off',
    contextOptions: { reducedMotion: 'reduce' },
  },
  projects: [
    { name: 'web', testMatch: 'web/**/*.spec.ts' },
    { name: 'desktop', testMatch: 'desktop/**/*.spec.ts' },
    {
      name: 'electron',
      testMatch: 'desktop/**/*.spec.ts',
      testIgnore: '**/test-host.spec.ts',
      use: { shell: 'electron' },
    },
  ],
  webServer: {
    command: 'node scripts/serve.mjs',
    url: baseURL,
    env: { AVOWAL_PORT: PORT },
    reuseExistingServer: false,
  },
})
