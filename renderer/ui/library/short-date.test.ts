import { expect, it } from 'vitest'
import { shortDate } from './short-date.ts'

it('writes as much of a date as is known', () => {
  expect(['2031-02-11', '2031-02', '2031', '2031-02-11T23:30:00Z'].map(shortDate)).toEqual([
    '11 Feb 2031',
    'Feb 2031',
    '2031',
    '11 Feb 2031',
  ])
})

it('leaves alone what is no date', () => {
  expect(['last spring', '2031-99-99', ''].map(shortDate)).toEqual(['last spring', '2031-99-99', ''])
})
