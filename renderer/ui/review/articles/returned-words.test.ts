import { expect, it } from 'vitest'
import { returnedWords } from './returned-words.ts'

const none = { accepted: 0, amendments: 0, rejected: 0, questions: 0, missed: 0, comments: 0, stale: 0, settled: 0 }

it('counts what came back by kind, and leaves out what did not', () => {
  expect(returnedWords({ ...none, accepted: 12, amendments: 3, questions: 2 })).toBe(
    '12 accepted, 3 amendments, 2 questions',
  )
})

it('is silent where nothing came back', () => {
  expect(returnedWords(none)).toBe('')
})
