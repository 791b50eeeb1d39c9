import { expect, it } from 'vitest'
import { rowWindow } from './row-window.ts'

it('holds the rows in view and some on either side', () => {
  const { from, to } = rowWindow(8000, 800, 80, 5000)
  expect(from).toBeLessThanOrEqual(100)
  expect(to).toBeGreaterThanOrEqual(110)
  expect(to - from).toBeLessThan(60)
})

it('stays the same while the list scrolls by a row', () => {
  expect(rowWindow(8080, 800, 80, 5000)).toEqual(rowWindow(8100, 800, 80, 5000))
})

it('ends with the list', () => {
  expect(rowWindow(399_200, 800, 80, 5000).to).toBe(5000)
})

it('draws the first rows before anything is measured', () => {
  expect(rowWindow(0, 0, 0, 5000)).toEqual({ from: 0, to: 24 })
})
