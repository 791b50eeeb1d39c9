import { expect, it } from 'vitest'
import { matchItems } from './match-items.ts'

const choice = (label: string, detail?: string) => ({ id: label, label, ...(detail === undefined ? {} : { detail }) })
const labels = (query: string, ...items: ReturnType<typeof choice>[]) =>
  matchItems(query, items).map(({ label }) => label)

it('keeps all in order for an empty query', () => {
  expect(labels('  ', choice('b'), choice('a'))).toEqual(['b', 'a'])
})

it('puts a label that starts with the query before one that has it later', () => {
  expect(labels('ol', choice('Sokol'), choice('Rafiq Olander'), choice('Olga'))).toEqual([
    'Olga',
    'Rafiq Olander',
    'Sokol',
  ])
})

it('finds accented names by their bare letters, and the other way round', () => {
  expect(labels('asa', choice('Åsa Lindqvern'))).toEqual(['Åsa Lindqvern'])
  expect(labels('Åsa', choice('Asa'))).toEqual(['Asa'])
})

it('wants every word of the query, in any order', () => {
  expect(labels('olander rafiq', choice('Rafiq Olander'), choice('Olander'))).toEqual(['Rafiq Olander'])
})

it('searches the detail last', () => {
  expect(labels('oru', choice('Maren Ostrova', 'Foreign minister, Oru'), choice('Oru'))).toEqual([
    'Oru',
    'Maren Ostrova',
  ])
})

it('takes signs of regular expressions for what they are', () => {
  expect(labels('(', choice('A (B)'), choice('C'))).toEqual(['A (B)'])
})
