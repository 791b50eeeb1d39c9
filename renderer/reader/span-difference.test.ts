import { expect, it } from 'vitest'
import { span } from '../../shared/text/offset.ts'
import { outside } from './span-difference.ts'

it('is the whole span where nothing covers it', () => {
  expect(outside(span(5, 10), [span(0, 5), span(10, 12)])).toEqual([span(5, 10)])
})

it('is what lies before, between and behind those that cover it', () => {
  expect(outside(span(0, 20), [span(3, 5), span(8, 12)])).toEqual([span(0, 3), span(5, 8), span(12, 20)])
})

it('is nothing where it is covered whole', () => {
  expect(outside(span(4, 9), [span(2, 6), span(6, 9)])).toEqual([])
})

it('loses its ends to those that reach over them', () => {
  expect(outside(span(4, 9), [span(0, 5), span(8, 20)])).toEqual([span(5, 8)])
})
