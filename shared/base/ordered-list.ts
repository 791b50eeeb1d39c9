/** What one list has and another has not, by identity. */
export interface ListDifference<T> {
  readonly gone: readonly T[]
  readonly fresh: readonly T[]
}

/** Whether two lists hold the same items in the same order, by identity. */
export function isSameList<T>(a: readonly T[], b: readonly T[]): boolean {
  if (a === b) return true
  return a.length === b.length && a.every((item, index) => Object.is(item, b[index]))
}

/** What was taken from a list and what was put into it; costs little where most of it stands as it stood. */
export function listDifference<T>(before: readonly T[], after: readonly T[]): ListDifference<T> {
  const shorter = Math.min(before.length, after.length)
  let start = 0
  while (start < shorter && before[start] === after[start]) start += 1
  let end = 0
  while (end < shorter - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1
  const [old, now] = [before.slice(start, before.length - end), after.slice(start, after.length - end)]
  const [inOld, inNow] = [new Set(old), new Set(now)]
  return { gone: old.filter((each) => !inNow.has(each)), fresh: now.filter((each) => !inOld.has(each)) }
}

/** Up to this many items are put in one by one. */
const FEW = 4

/** An ordered list without some of its items and with others put in their places. Equal ones keep their order, new ones last. */
export function changedInOrder<T>(
  ordered: readonly T[],
  isGone: ((item: T) => boolean) | null,
  fresh: readonly T[],
  compare: (a: T, b: T) => number,
): readonly T[] {
  const stay = isGone === null ? ordered : ordered.filter((each) => !isGone(each))
  if (fresh.length === 0) return stay
  if (fresh.length <= FEW) {
    const copy = [...stay]
    for (const item of fresh) copy.splice(placeAfter(copy, item, compare, 0), 0, item)
    return copy
  }
  const next: T[] = []
  let from = 0
  for (const item of [...fresh].sort(compare)) {
    const at = placeAfter(stay, item, compare, from)
    for (; from < at; from += 1) next.push(stay[from] as T)
    next.push(item)
  }
  for (; from < stay.length; from += 1) next.push(stay[from] as T)
  return next
}

/** Where an item belongs in an ordered list, from a place on: behind all that do not come after it. */
function placeAfter<T>(ordered: readonly T[], item: T, compare: (a: T, b: T) => number, from: number): number {
  let low = from
  let high = ordered.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (compare(ordered[middle] as T, item) <= 0) low = middle + 1
    else high = middle
  }
  return low
}
