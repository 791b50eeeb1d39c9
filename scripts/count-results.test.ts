import { expect, it } from 'vitest'
import { countPlaywright, countVitest, describeCounts, describeSkips } from './count-results.mjs'

const VITEST = {
  numPassedTests: 7,
  numFailedTests: 0,
  numPendingTests: 1,
  numTodoTests: 2,
  success: true,
  testResults: [{ status: 'passed', assertionResults: [{}] }],
}

it('counts a todo as skipped', () => {
  expect(countVitest(VITEST)).toEqual({ passed: 7, failed: 0, skipped: 3 })
})

it('counts a test file that could not be loaded as one failure', () => {
  const report = { ...VITEST, success: false, testResults: [{ status: 'failed', assertionResults: [] }] }
  expect(countVitest(report).failed).toBe(1)
})

it('counts an error outside all tests as one failure', () => {
  expect(countVitest({ ...VITEST, success: false }).failed).toBe(1)
})

it('counts a flaky journey and an error outside all journeys as failures', () => {
  const report = { stats: { expected: 3, unexpected: 1, flaky: 1, skipped: 2 }, errors: [{}] }
  expect(countPlaywright(report)).toEqual({ passed: 3, failed: 3, skipped: 2 })
})

it('says why journeys were skipped, each reason once', () => {
  const test = (status: string) => ({ status, annotations: [{ type: 'skip', description: 'no binary' }] })
  const specs = [{ tests: [test('skipped'), test('expected')] }]
  expect(describeSkips({ suites: [{ specs, suites: [{ specs }] }] })).toEqual(['2 skipped: no binary'])
})

it('writes the line that continuous integration reads', () => {
  expect(describeCounts({ passed: 1, failed: 2, skipped: 3 })).toBe('1 passed, 2 failed, 3 skipped')
})
