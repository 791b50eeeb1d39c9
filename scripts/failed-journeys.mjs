// What the window showed where a journey failed, in words, for whoever has only what the run printed.
import { readFileSync } from 'node:fs'

/**
 * @typedef {{ name: string, path?: string }} Attachment
 * @typedef {{ title: string, file: string, line: number, tests: { status: string, results: { attachments: Attachment[] }[] }[] }} Journey
 * @typedef {{ specs?: Journey[], suites?: Suite[] }} Suite
 */

/** How many lines of a window are printed: its upper part tells what state it is in. */
const LINES = 60

/**
 * @param {Suite} suite
 * @returns {Journey[]} the journeys of which a try failed
 */
function failedIn({ specs = [], suites = [] }) {
  const failed = specs.filter(({ tests }) => tests.some(({ status }) => status === 'unexpected' || status === 'flaky'))
  return [...failed, ...suites.flatMap(failedIn)]
}

/**
 * @param {string} context what Playwright wrote of a failure
 * @returns {string} the page in it, as assistive technology sees it
 */
function pageIn(context) {
  const page = /^```yaml\n(.*?)^```/ms.exec(context)?.[1]
  return page === undefined ? '(no page)' : page.trimEnd().split('\n').slice(0, LINES).join('\n')
}

/**
 * @param {{ suites?: Suite[] }} report as Playwright's JSON reporter writes it
 * @param {(path: string) => string} read
 * @returns {string[]} each journey of which a try failed, whether a second try passed, and what its window showed
 */
export function describeFailedJourneys({ suites = [] }, read) {
  return suites.flatMap(failedIn).flatMap(({ title, file, line, tests }) => {
    const again = tests.some(({ status }) => status === 'flaky') ? 'passed at its second try only' : 'failed'
    const pages = tests
      .flatMap(({ results }) => results.flatMap(({ attachments }) => attachments))
      .filter(({ name }) => name === 'error-context')
      .map(({ path }) => (path === undefined ? '(no page)' : pageIn(read(path))))
    return [`${file}:${line} ${title}: ${again}. The window showed:`, ...pages]
  })
}

/** @returns {string[]} the same for the report that Playwright wrote; none where it wrote none */
export function failedJourneysOfReport() {
  const read = (/** @type {string | URL} */ path) => readFileSync(path, 'utf8')
  try {
    const report = read(new URL('../.reports/playwright.json', import.meta.url))
    return describeFailedJourneys(/** @type {{ suites?: Suite[] }} */ (JSON.parse(report)), read)
  } catch {
    return []
  }
}
