// npm test: finds a browser, builds, and runs all tests. Arguments narrow both runners to files whose path contains them.
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { buildAll } from './build.mjs'
import { countAll, describeCounts, skipsOfReport } from './count-results.mjs'
import { failedJourneysOfReport } from './failed-journeys.mjs'
import { findTestBrowser } from './find-browser.mjs'
import { ROOT } from './package-info.mjs'
import { runTool } from './run-tool.mjs'

rmSync(join(ROOT, '.reports'), { recursive: true, force: true })

if (!findTestBrowser()) {
  console.log('No Chromium, Chrome or Edge was found: downloading the one that Playwright brings.')
  if (!runTool('playwright', ['install', 'chromium']) || !findTestBrowser()) {
    console.error('The tests need a browser. Install Chromium, Chrome or Edge, or name one in AVOWAL_BROWSER.')
    process.exit(1)
  }
}

await buildAll()

const filters = process.argv.slice(2)
const vitest = [
  'run',
  '--passWithNoTests',
  '--reporter=default',
  '--reporter=json',
  '--outputFile.json=.reports/vitest.json',
]
const passed = [
  runTool('vitest', [...vitest, ...filters]),
  runTool('playwright', ['test', '--pass-with-no-tests', ...filters]),
].every(Boolean)

console.log(`\n${[...failedJourneysOfReport(), ...skipsOfReport(), describeCounts(countAll())].join('\n')}`)
process.exitCode = passed ? 0 : 1
