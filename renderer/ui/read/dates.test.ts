import { expect, it } from 'vitest'
import { dateText, writtenDate } from './dates.ts'

it.each([
  ['2031-02-11', '11 February 2031'],
  ['2031-02', 'February 2031'],
  ['2031', '2031'],
  ['2031-02-11T23:30:00Z', '11 February 2031'],
  ['last Tuesday', 'last Tuesday'],
  ['2031-13-45', '2031-13-45'],
])('says %s as %s', (iso, text) => {
  expect(dateText(iso)).toBe(text)
})

it.each([
  ['2031-02-11', '2031-02-11'],
  ['2031-02', '2031-02'],
  ['2031', '2031'],
  ['11 February 2031', '2031-02-11'],
  ['February 11, 2031', '2031-02-11'],
  ['Sunday', null],
  ['2031-13', null],
  ['2031-02-45', null],
])('reads %s as %s', (text, iso) => {
  expect(writtenDate(text)).toBe(iso)
})
