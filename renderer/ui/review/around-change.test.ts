import { expect, it } from 'vitest'
import { aroundChange } from './around-change.ts'

const LONG =
  '“We will run six boats a day from the north pier to the islands, in every kind of weather, and we will not raise the fare”'

it('leaves short texts as they are', () => {
  expect(aroundChange('“six boats a day”', '“six boats”')).toEqual(['“six boats a day”', '“six boats”'])
})

it('shows of long texts what differs, with some words around it', () => {
  expect(aroundChange(LONG, LONG.replace('north', 'south'))).toEqual([
    '…a day from the north pier to the islands…',
    '…a day from the south pier to the islands…',
  ])
})

it('shows where an end was moved', () => {
  const [before, after] = aroundChange(LONG, '“We will run six boats a day from the north pier”')
  expect([before.startsWith('…from the north pier to the islands'), after]).toEqual([true, '…from the north pier”'])
})

it('shows texts that have nothing in common in full', () => {
  const other = 'x '.repeat(60)
  expect(aroundChange(LONG, other)).toEqual([LONG, other.trim()])
})
