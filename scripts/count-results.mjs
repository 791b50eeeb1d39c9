// Prints `N passed, N failed, N skipped`, summed from the reports that the runners themselves wrote.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/**
 * @typedef {{ passed: number, failed: number, skipped: number }} Counts
 * @typedef {{ numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests: number, success: boolean, testResults: { status: string, assertionResults: unknown[] }[] }} VitestReport
 * @typedef {{ specs?: { tests: { status: string, annotations: { type: string, description?: string }[] }[] }[], suites?: PlaywrightSuite[] }} PlaywrightSuite
 * @typedef {{ suites?: PlaywrightSuite[], stats: { expected: number, unexpected: number, flaky: number, skipped: number }, errors: unknown[] }} PlaywrightReport
 */

/**
 * A file that could not even be loaded has no tests to count: it counts as one failure. So does an error between tests.
 * @param {VitestReport} report
 * @returns {Counts}
 */
export function countVitest(report) {
  const unloaded = report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0)
  const failed = report.numFailedTests + unloaded.length
  return {
    passed: report.numPassedTests,
    failed: failed === 0 && !report.success ? 1 : failed,
    skipped: report.numPendingTests + report.numTodoTests,
  }
}

/**
 * @param {PlaywrightReport} report
 * @returns {Counts}
 */
export function countPlaywright({ stats, errors }) {
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky + errors.length, skipped: stats.skipped }
}

/**
 * @param {PlaywrightSuite} suite
 * @returns {string[]} why each of its journeys that did not run was skipped
 */
function skipReasons({ specs = [], suites = [] }) {
  const skipped = specs.flatMap(({ tests }) => tests).filter(({ status }) => status === 'skipped')
  const own = skipped.flatMap(({ annotations }) => annotations.filter(({ type }) => type === 'skip'))
  return [...own.map(({ description = 'no reason given' }) => description), ...suites.flatMap(skipReasons)]
}

/**
 * @param {Pick<PlaywrightReport, 'suites'>} report
 * @returns {string[]} each reason for which journeys were skipped, with their number
 */
export function describeSkips({ suites = [] }) {
  const reasons = suites.flatMap(skipReasons)
  return [...new Set(reasons)].map((reason) => `${reasons.filter((one) => one === reason).length} skipped: ${reason}`)
}

/** @returns {string[]} the same for the report that Playwright wrote; none where it wrote none */
export function skipsOfReport() {
  try {
    const text = readFileSync(new URL('../.reports/playwright.json', import.meta.url), 'utf8')
    return describeSkips(/** @type {PlaywrightReport} */ (JSON.parse(text)))
  } catch {
    return []
  }
}

/**
 * A runner that left no report has failed.
 * @template T
 * @param {string} file
 * @param {(report: T) => Counts} count
 * @returns {Counts}
 */
function countFile(file, count) {
  try {
    const text = readFileSync(new URL(`../.reports/${file}`, import.meta.url), 'utf8')
    return count(/** @type {T} */ (JSON.parse(text)))
  } catch {
    return { passed: 0, failed: 1, skipped: 0 }
  }
}

/** @returns {Counts} the sum over all runners */
export function countAll() {
  const counts = [countFile('vitest.json', countVitest), countFile('playwright.json', countPlaywright)]
  return counts.reduce((sum, one) => ({
    passed: sum.passed + one.passed,
    failed: sum.failed + one.failed,
    skipped: sum.skipped + one.skipped,
  }))
}

/** @param {Counts} counts */
export function describeCounts({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(describeCounts(countAll()))
