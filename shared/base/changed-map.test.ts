import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changedGroups, changedMap } from './changed-map.ts'
import { listDifference } from './ordered-list.ts'

interface Item {
  readonly id: number
  readonly group: number
}

const idOf = ({ id }: Item) => id
const groupOf = ({ group }: Item) => group
const byId = (a: Item, b: Item) => a.id - b.id
const items = fc.uniqueArray(fc.record({ id: fc.nat(40), group: fc.nat(4) }), { selector: idOf })
const nothing = new Map<number, never>()

/** Two lists, of which the second has items of the first again. */
const change = fc.tuple(items, items, fc.func(fc.boolean())).map(([before, others, stays]) => {
  const kept = before.filter(({ id }) => stays(id))
  return [before, [...kept, ...others.filter(({ id }) => !kept.some((each) => each.id === id))]] as const
})

function mapOf(list: readonly Item[]): ReadonlyMap<number, Item> {
  return changedMap(nothing, { gone: [], fresh: list }, idOf)
}

function groupsOf(list: readonly Item[]): ReadonlyMap<number, readonly Item[]> {
  return changedGroups(nothing, { gone: [], fresh: list }, groupOf, byId)
}

describe('A map with some items taken out and others put in', () => {
  it('holds what one made anew holds', () => {
    fc.assert(
      fc.property(change, ([before, after]) => {
        expect(changedMap(mapOf(before), listDifference(before, after), idOf)).toEqual(mapOf(after))
      }),
    )
  })

  it('is the same map where nothing changes', () => {
    const map = mapOf([{ id: 1, group: 1 }])
    expect(changedMap(map, { gone: [], fresh: [] }, idOf)).toBe(map)
  })
})

describe('Groups with some items taken out and others put in', () => {
  it('are what grouping and sorting everything anew gives', () => {
    fc.assert(
      fc.property(change, ([before, after]) => {
        const changed = changedGroups(groupsOf(before), listDifference(before, after), groupOf, byId)
        const keys = new Set(after.map(groupOf))
        const inGroup = (key: number) => after.filter(({ group }) => group === key).toSorted(byId)
        expect(changed).toEqual(new Map([...keys].map((key) => [key, inGroup(key)])))
      }),
    )
  })

  it('stay the same lists where nothing of theirs changes', () => {
    fc.assert(
      fc.property(change, ([before, after]) => {
        const groups = groupsOf(before)
        const difference = listDifference(before, after)
        const changed = changedGroups(groups, difference, groupOf, byId)
        const concerned = new Set([...difference.gone, ...difference.fresh].map(groupOf))
        for (const [key, group] of groups) if (!concerned.has(key)) expect(changed.get(key)).toBe(group)
      }),
    )
  })
})
