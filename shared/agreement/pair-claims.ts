import { isSameList } from '../base/ordered-list.ts'
import { heaviestAssignment } from './assignment.ts'
import { characterIou, coverage, type Stretch, sharedCharacters } from './character-overlap.ts'

/** A claim as it is compared with another annotator's, or with another version. */
export interface ComparedClaim {
  readonly id: string
  /** Its content in code points: trimmed, in order and apart (`trimmedStretches`). */
  readonly content: readonly Stretch[]
  readonly code: string
  /** Who speaks, by an id that is the same on both sides; ascending. */
  readonly speakers: readonly string[]
}

/** In what two claims that are taken for the same differ. */
export type Difference = 'boundary' | 'type' | 'speaker'

/**
 * How two annotators stand to each other in one place.
 *
 * - `same`, `boundary`, `type`, `speaker`, `several`: one claim of each, taken for the same, and in what they differ.
 * - `only-a`, `only-b`: a claim that the other does not have.
 * - `split-merge`: claims that overlap without being taken for the same: cut up otherwise, or too far apart.
 */
export type ClusterKind = 'same' | Difference | 'several' | 'only-a' | 'only-b' | 'split-merge'

export interface Cluster {
  readonly kind: ClusterKind
  readonly a: readonly ComparedClaim[]
  readonly b: readonly ComparedClaim[]
  /** Characters in common as a part of all, for one claim of each; else `null`. */
  readonly iou: number | null
  readonly differences: readonly Difference[]
}

/** From which part of characters in common on two claims are taken for the same. A convention, and to be shown. */
export const DEFAULT_THRESHOLD = 0.5

/** Beyond this many claims of one side that all hang together, pairs are taken greedily, best first, so that it ends in time. */
const MAX_EXACT = 400

/** Of claims with the same overlap, those with the same type and the same speakers belong together. Too small to outweigh it. */
const SAME_CODE = 2e-6
const SAME_SPEAKERS = 1e-6

interface Pair {
  readonly a: number
  readonly b: number
  readonly iou: number
}

/**
 * The clusters of one article, in text order. No claim stands in two.
 *
 * Claims are paired one to one such that the sum of their overlaps is greatest, among pairs whose overlap reaches the
 * threshold. What is left and overlaps something forms clusters: with what else is left, and with a pair one of whose
 * claims it was cut off from (half of it lies in that claim, and none in its partner).
 */
export function pairClaims(
  a: readonly ComparedClaim[],
  b: readonly ComparedClaim[],
  threshold: number = DEFAULT_THRESHOLD,
): readonly Cluster[] {
  const overlaps = overlappingPairs(a, b)
  const pairs = bestPairs(
    a,
    b,
    overlaps.filter(({ iou }) => iou >= threshold),
  )
  const clusters = joinedClusters(a, b, overlaps, pairs)
  return clusters.sort((left, right) => startOf(left) - startOf(right) || (idOf(left) < idOf(right) ? -1 : 1))
}

/** Every pair with a character in common. Sweeps over both sides in text order. */
function overlappingPairs(a: readonly ComparedClaim[], b: readonly ComparedClaim[]): readonly Pair[] {
  const sides = [a, b] as const
  const events = sides
    .flatMap((claims, side) => claims.map((claim, index) => ({ side, index, ...extent(claim) })))
    .sort((x, y) => x.start - y.start)
  const open: (typeof events)[] = [[], []]
  const pairs: Pair[] = []
  for (const event of events) {
    const across = (open[1 - event.side] ?? []).filter(({ end }) => end > event.start)
    open[1 - event.side] = across
    open[event.side]?.push(event)
    for (const other of across) {
      const [left, right] = event.side === 0 ? [event.index, other.index] : [other.index, event.index]
      const iou = characterIou(a[left]?.content ?? [], b[right]?.content ?? [])
      if (iou > 0) pairs.push({ a: left, b: right, iou })
    }
  }
  return pairs
}

function extent({ content }: ComparedClaim): Stretch {
  return { start: content[0]?.start ?? 0, end: content.at(-1)?.end ?? 0 }
}

/** The heaviest assignment, worked out for each group of claims that hang together. */
function bestPairs(a: readonly ComparedClaim[], b: readonly ComparedClaim[], pairs: readonly Pair[]): readonly Pair[] {
  const groups = unionFind(a.length + b.length)
  for (const pair of pairs) groups.join(pair.a, a.length + pair.b)
  const perGroup = new Map<number, Pair[]>()
  for (const pair of pairs) {
    const group = groups.rootOf(pair.a)
    const own = perGroup.get(group)
    if (own === undefined) perGroup.set(group, [pair])
    else own.push(pair)
  }
  const weightOf = ({ a: left, b: right, iou }: Pair) => iou + likeness(a[left], b[right])
  return [...perGroup.values()].flatMap((own) => assign(own, weightOf))
}

function likeness(a: ComparedClaim | undefined, b: ComparedClaim | undefined): number {
  if (a === undefined || b === undefined) return 0
  return (a.code === b.code ? SAME_CODE : 0) + (isSameList(a.speakers, b.speakers) ? SAME_SPEAKERS : 0)
}

function assign(pairs: readonly Pair[], weightOf: (pair: Pair) => number): readonly Pair[] {
  const rows = [...new Set(pairs.map((pair) => pair.a))].sort((x, y) => x - y)
  const columns = [...new Set(pairs.map((pair) => pair.b))].sort((x, y) => x - y)
  if (Math.min(rows.length, columns.length) > MAX_EXACT) return assignGreedily(pairs, weightOf)
  const rowOf = new Map(rows.map((index, row) => [index, row]))
  const columnOf = new Map(columns.map((index, column) => [index, column]))
  const weights = rows.map(() => columns.map(() => 0))
  const pairAt = new Map<string, Pair>()
  for (const pair of pairs) {
    const [row = 0, column = 0] = [rowOf.get(pair.a), columnOf.get(pair.b)]
    const own = weights[row]
    if (own !== undefined) own[column] = weightOf(pair)
    pairAt.set(`${row} ${column}`, pair)
  }
  return heaviestAssignment(weights).flatMap((column, row) => pairAt.get(`${row} ${column}`) ?? [])
}

function assignGreedily(pairs: readonly Pair[], weightOf: (pair: Pair) => number): readonly Pair[] {
  const [takenA, takenB] = [new Set<number>(), new Set<number>()]
  const ordered = pairs.map((pair) => ({ pair, weight: weightOf(pair) }))
  ordered.sort((x, y) => y.weight - x.weight || x.pair.a - y.pair.a || x.pair.b - y.pair.b)
  return ordered.flatMap(({ pair }) => {
    if (takenA.has(pair.a) || takenB.has(pair.b)) return []
    takenA.add(pair.a)
    takenB.add(pair.b)
    return [pair]
  })
}

function joinedClusters(
  a: readonly ComparedClaim[],
  b: readonly ComparedClaim[],
  overlaps: readonly Pair[],
  pairs: readonly Pair[],
): Cluster[] {
  const groups = unionFind(a.length + b.length)
  const partnerOfA = new Map(pairs.map((pair) => [pair.a, pair.b]))
  const partnerOfB = new Map(pairs.map((pair) => [pair.b, pair.a]))
  for (const pair of pairs) groups.join(pair.a, a.length + pair.b)
  for (const pair of overlaps) {
    const [beside, across] = [partnerOfA.get(pair.a), partnerOfB.get(pair.b)]
    const hangTogether =
      (beside === undefined && across === undefined) ||
      (beside === undefined && isCutOff(a[pair.a], b[pair.b], a[across ?? -1])) ||
      (across === undefined && isCutOff(b[pair.b], a[pair.a], b[beside ?? -1]))
    if (hangTogether) groups.join(pair.a, a.length + pair.b)
  }
  const members = new Map<number, { readonly a: ComparedClaim[]; readonly b: ComparedClaim[] }>()
  const groupOf = (root: number) => {
    const group = members.get(root) ?? { a: [], b: [] }
    members.set(root, group)
    return group
  }
  for (const [index, claim] of a.entries()) groupOf(groups.rootOf(index)).a.push(claim)
  for (const [index, claim] of b.entries()) groupOf(groups.rootOf(a.length + index)).b.push(claim)
  const paired = new Map(pairs.map((pair) => [a[pair.a]?.id, b[pair.b]?.id]))
  return Array.from(members.values(), (group) => clusterOf(group, paired))
}

/** Whether a claim that is left over is a piece of another's: half of it lies in that, and none in its partner. */
function isCutOff(
  left: ComparedClaim | undefined,
  whole: ComparedClaim | undefined,
  partner: ComparedClaim | undefined,
): boolean {
  if (left === undefined || whole === undefined) return false
  const inside = sharedCharacters(left.content, whole.content)
  const beside = partner === undefined ? 0 : sharedCharacters(left.content, partner.content)
  return inside * 2 >= coverage(left.content) && beside === 0
}

function clusterOf(
  { a, b }: { readonly a: readonly ComparedClaim[]; readonly b: readonly ComparedClaim[] },
  paired: ReadonlyMap<string | undefined, string | undefined>,
): Cluster {
  const [left, right] = [a[0], b[0]]
  if (left === undefined || right === undefined) {
    return { kind: left === undefined ? 'only-b' : 'only-a', a, b, iou: null, differences: [] }
  }
  const isOne = a.length === 1 && b.length === 1
  const iou = isOne ? characterIou(left.content, right.content) : null
  if (iou === null || paired.get(left.id) !== right.id) return { kind: 'split-merge', a, b, iou, differences: [] }
  const differences: Difference[] = [
    ...(iou < 1 ? (['boundary'] as const) : []),
    ...(left.code === right.code ? [] : (['type'] as const)),
    ...(isSameList(left.speakers, right.speakers) ? [] : (['speaker'] as const)),
  ]
  return { kind: differences.length > 1 ? 'several' : (differences[0] ?? 'same'), a, b, iou, differences }
}

function startOf({ a, b }: Cluster): number {
  return [...a, ...b].reduce((first, claim) => Math.min(first, extent(claim).start), Number.POSITIVE_INFINITY)
}

function idOf({ a, b }: Cluster): string {
  return [...a, ...b].map(({ id }) => id).sort()[0] ?? ''
}

/** Groups of numbers that are joined one by one. */
function unionFind(size: number): {
  readonly rootOf: (n: number) => number
  readonly join: (a: number, b: number) => void
} {
  const above = Int32Array.from({ length: size }, (_, n) => n)
  const rootOf = (n: number): number => {
    let at = n
    for (let next = above[at] ?? at; next !== at; next = above[at] ?? at) {
      above[at] = above[next] ?? next
      at = next
    }
    return at
  }
  return {
    rootOf,
    join(a, b) {
      const [first, second] = [rootOf(a), rootOf(b)]
      above[Math.max(first, second)] = Math.min(first, second)
    },
  }
}
