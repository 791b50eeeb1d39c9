import { expect, it } from 'vitest'
import { layoutBadges } from './badge-layout.ts'

it('puts claims that begin on one line side by side', () => {
  const items = [
    { id: 'a', y: 10 },
    { id: 'b', y: 12 },
    { id: 'c', y: 42 },
  ]
  expect(layoutBadges(items, 3)).toEqual([
    { y: 10, shown: ['a', 'b'], hidden: [] },
    { y: 42, shown: ['c'], hidden: [] },
  ])
})

it('keeps the last place for the claims for which there is no room', () => {
  const items = ['a', 'b', 'c', 'd', 'e'].map((id) => ({ id, y: 0 }))
  expect(layoutBadges(items, 3)).toEqual([{ y: 0, shown: ['a', 'b'], hidden: ['c', 'd', 'e'] }])
  expect(layoutBadges(items, 1)).toEqual([{ y: 0, shown: [], hidden: ['a', 'b', 'c', 'd', 'e'] }])
})
