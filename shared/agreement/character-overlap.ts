import type { Target } from '../selector/selector.ts'

/** A half-open stretch of an article, in code points. */
export interface Stretch {
  readonly start: number
  readonly end: number
}

/** White space and punctuation at an edge do not make two passages differ. */
const EDGE = /^[\s\p{P}]+|[\s\p{P}]+$/gu

/**
 * Where passages lie, in code points: without white space and punctuation at their edges, in text order, and those that
 * touch or overlap made one. A passage of nothing else stays as it is.
 */
export function trimmedStretches(targets: readonly Target[]): readonly Stretch[] {
  const stretches = targets.map(({ selector: [{ start, end }, { exact }] }): Stretch => {
    const [head, tail] = edgesOf(exact)
    const from = start + codePoints(head)
    const to = end - codePoints(tail)
    return from < to ? { start: from, end: to } : { start, end }
  })
  const joined: Stretch[] = []
  for (const each of stretches.sort((a, b) => a.start - b.start || a.end - b.end)) {
    const last = joined.at(-1)
    if (last === undefined || each.start > last.end) joined.push(each)
    else joined[joined.length - 1] = { start: last.start, end: Math.max(last.end, each.end) }
  }
  return joined
}

function edgesOf(exact: string): readonly [head: string, tail: string] {
  const head = /^[\s\p{P}]+/u.exec(exact)?.[0] ?? ''
  const rest = exact.slice(head.length)
  const inner = rest.replaceAll(EDGE, '')
  return [head, rest.slice(inner.length)]
}

function codePoints(text: string): number {
  return [...text].length
}

/** How many code points stretches cover. They are in order and apart. */
export function coverage(stretches: readonly Stretch[]): number {
  return stretches.reduce((sum, { start, end }) => sum + end - start, 0)
}

/** How many code points two lists of stretches have in common. */
export function sharedCharacters(a: readonly Stretch[], b: readonly Stretch[]): number {
  let shared = 0
  let [i, j] = [0, 0]
  for (let [left, right] = [a[0], b[0]]; left !== undefined && right !== undefined; left = a[i], right = b[j]) {
    shared += Math.max(0, Math.min(left.end, right.end) - Math.max(left.start, right.start))
    if (left.end < right.end) i += 1
    else j += 1
  }
  return shared
}

/** Characters in common as a part of all characters of the two together, from 0 to 1: 0 where nothing is covered. */
export function characterIou(a: readonly Stretch[], b: readonly Stretch[]): number {
  const shared = sharedCharacters(a, b)
  const all = coverage(a) + coverage(b) - shared
  return all === 0 ? 0 : shared / all
}
