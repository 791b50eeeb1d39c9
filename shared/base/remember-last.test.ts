import { describe, expect, it } from 'vitest'
import { rememberLast } from './remember-last.ts'

describe('What is remembered of a list', () => {
  it('is the same object while the list holds the same items, and made anew when one differs', () => {
    const sum = rememberLast((list: readonly number[]) => ({ sum: list.reduce((all, each) => all + each, 0) }))
    const first = sum([1, 2])
    expect([sum([1, 2]) === first, sum([2, 1]) === first, sum([1, 2, 3]).sum]).toEqual([true, false, 6])
  })
})
