import { changedInOrder, type ListDifference } from './ordered-list.ts'

/** A map of items by their keys, without those that are gone and with the fresh ones; the same map where there are none. */
export function changedMap<K, T>(
  before: ReadonlyMap<K, T>,
  { gone, fresh }: ListDifference<T>,
  keyOf: (item: T) => K,
): ReadonlyMap<K, T> {
  if (gone.length === 0 && fresh.length === 0) return before
  const replaced = new Set(fresh.map(keyOf))
  const next = new Map(before)
  for (const item of gone) if (!replaced.has(keyOf(item))) next.delete(keyOf(item))
  for (const item of fresh) next.set(keyOf(item), item)
  return next
}

/**
 * Items by groups, each in order, without those that are gone and with the fresh ones. A group that none of them concerns
 * stays the same list, and the map the same where none concerns any. `compare` has to tell any two items apart.
 */
export function changedGroups<K, T>(
  before: ReadonlyMap<K, readonly T[]>,
  { gone, fresh }: ListDifference<T>,
  groupOf: (item: T) => K,
  compare: (a: T, b: T) => number,
): ReadonlyMap<K, readonly T[]> {
  if (gone.length === 0 && fresh.length === 0) return before
  const leaving = gathered(gone, groupOf)
  const coming = gathered(fresh, groupOf)
  const next = new Map(before)
  for (const key of new Set([...leaving.keys(), ...coming.keys()])) {
    const left = new Set(leaving.get(key))
    const isGone = left.size === 0 ? null : (item: T) => left.has(item)
    const group = changedInOrder(before.get(key) ?? [], isGone, coming.get(key) ?? [], compare)
    if (group.length > 0) next.set(key, group)
    else next.delete(key)
  }
  return next
}

function gathered<K, T>(items: readonly T[], groupOf: (item: T) => K): ReadonlyMap<K, readonly T[]> {
  const groups = new Map<K, T[]>()
  for (const item of items) {
    const key = groupOf(item)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [item])
    else group.push(item)
  }
  return groups
}
