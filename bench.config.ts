import { defineConfig } from '@playwright/test'
import { testFlags } from './scripts/browser-launch.mjs'
import { findTestBrowser } from './scripts/find-browser.mjs'

const PORT = '47833'
const baseURL = `http://127.0.0.1:${PORT}/`
const executablePath = findTestBrowser()

export default defineConfig({
  testDir: 'bench',
  testMatch: '*.bench.ts',
  outputDir: '.reports/bench',
  workers: 1,
  timeout: 15 * 60_000,
  reporter: 'line',
  use: {
    baseURL,
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      args: [...testFlags(), '--enable-precise-memory-info'],
    },
    actionTimeout: 120_000,
    serviceWorkers: 'block',
    viewport: { width: 1280, height: 800 },
  },
  webServer: {
    command: 'node scripts/serve.mjs',
    url: baseURL,
    env: { AVOWAL_PORT: PORT },
    reuseExistingServer: false,
  },
})
