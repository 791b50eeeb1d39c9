import { expect, it } from 'vitest'
import { describeFailedJourneys } from './failed-journeys.mjs'

const CONTEXT =
  '# Test info\n\n```\nError: hidden\n```\n\n```yaml\n- main:\n  - text: Opening\n```\n\n```ts\ncode\n```\n'

function journey(title: string, status: string) {
  const attachments = [
    { name: 'screenshot', path: 'shot.png' },
    { name: 'error-context', path: 'context.md' },
  ]
  const failed = status === 'expected' ? [] : attachments
  return { title, file: 'web/a.spec.ts', line: 7, tests: [{ status, results: [{ attachments: failed }] }] }
}

it('tells what the window showed where a journey failed, and of none that passed', () => {
  const suites = [{ specs: [journey('passes', 'expected')], suites: [{ specs: [journey('breaks', 'unexpected')] }] }]
  expect(describeFailedJourneys({ suites }, () => CONTEXT)).toEqual([
    'web/a.spec.ts:7 breaks: failed. The window showed:',
    '- main:\n  - text: Opening',
  ])
})

it('names a journey that passed at its second try only', () => {
  const suites = [{ specs: [journey('wavers', 'flaky')] }]
  expect(describeFailedJourneys({ suites }, () => CONTEXT)[0]).toContain('wavers: passed at its second try only')
})

it('says so where the failure has no page', () => {
  const suites = [{ specs: [journey('breaks', 'unexpected')] }]
  expect(describeFailedJourneys({ suites }, () => '# Error details')[1]).toBe('(no page)')
})
