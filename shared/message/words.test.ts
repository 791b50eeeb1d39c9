import { describe, expect, it } from 'vitest'
import { inQuotes, quoted } from './words.ts'

describe('Words in quotation marks', () => {
  it.each([
    ['reopen the ferry', '“reopen the ferry”'],
    ['“to pay the toll”', '“to pay the toll”'],
    ['"to pay the toll"', '"to pay the toll"'],
    ['„die Maut zu zahlen“', '„die Maut zu zahlen“'],
    ['“Yes,” he said', '“Yes,” he said”'],
    ['he said “yes”', '“he said “yes”'],
    ['', '“”'],
  ])('%s are %s: no mark stands twice', (words, shown) => {
    expect(inQuotes(words)).toBe(shown)
  })

  it('are cut with a mark behind the cut', () => {
    expect(quoted('“to pay the toll”', 8)).toBe('“to pay…”')
  })
})
