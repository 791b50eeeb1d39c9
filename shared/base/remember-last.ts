/**
 * A function of a list that answers the same object again while the list holds the same items: for what is worked out
 * from thousands of records again and again, of which most stay the same.
 */
export function rememberLast<T, R>(make: (list: readonly T[]) => R): (list: readonly T[]) => R {
  let last: { readonly list: readonly T[]; readonly result: R } | null = null
  return (list) => {
    if (last === null || !isSameList(last.list, list)) last = { list, result: make(list) }
    return last.result
  }
}

/** Whether two lists hold the same items in the same order, by identity. */
export function isSameList<T>(a: readonly T[], b: readonly T[]): boolean {
  if (a === b) return true
  return a.length === b.length && a.every((item, index) => Object.is(item, b[index]))
}
