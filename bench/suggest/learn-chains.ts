import { type Chain, sumsOf } from '../../shared/suggest/chain.ts'
import { FeatureList } from '../../shared/suggest/feature-list.ts'
import { type FtrlOptions, FtrlTable } from './ftrl.ts'

/** Something to learn a labelling of. */
export interface Example {
  readonly length: number
  /** The right label of each place; -1 where any may be, -2 - label where the label is given from outside. */
  readonly gold: Int8Array
  /** A label that is not right where any other may be. */
  readonly never?: number
  state(list: FeatureList, at: number): void
  edge(list: FeatureList, at: number): void
}

/** The weights of a linear-chain CRF. */
export interface ChainTables {
  readonly labels: number
  readonly state: FtrlTable
  readonly edge: FtrlTable
}

export interface LearnOptions {
  readonly labels: number
  readonly epochs: number
  readonly state: FtrlOptions
  readonly edge: FtrlOptions
  /** Templates of features to do without. */
  readonly muted?: ReadonlySet<number> | undefined
}

/** Learns the weights of a linear-chain CRF: maximum likelihood, one example at a time, in an order that is always the same. */
export function learnChain(examples: readonly Example[], options: LearnOptions): ChainTables {
  const { labels } = options
  const state = new FtrlTable(labels, options.state)
  const edge = new FtrlTable(labels * labels, options.edge)
  const list = new FeatureList(options.muted)
  for (const example of examples) {
    for (let at = 0; at < example.length; at += 1) {
      example.state(list, at)
      state.tally(list)
      if (at === 0) continue
      example.edge(list, at)
      edge.tally(list)
    }
  }
  const compiled = examples.map((example) => compile(example, { labels, state, edge }, list))
  state.close()
  edge.close()
  const order = examples.map((_, index) => index)
  let seed = 12345
  const next = () => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0
    return seed / 4294967296
  }
  for (let epoch = 0; epoch < options.epochs; epoch += 1) {
    for (let index = order.length - 1; index > 0; index -= 1) {
      const other = Math.floor(next() * (index + 1))
      const held = order[index] ?? 0
      order[index] = order[other] ?? 0
      order[other] = held
    }
    for (const index of order) {
      const example = compiled[index]
      if (example !== undefined) learnOne(example, { labels, state, edge })
    }
  }
  return { labels, state, edge }
}

interface Compiled {
  readonly length: number
  readonly gold: Int8Array
  readonly never: number
  /** Whether some labels may be any. */
  readonly isLoose: boolean
  readonly stateRows: readonly Int32Array[]
  readonly edgeRows: readonly Int32Array[]
}

const NO_ROWS = new Int32Array(0)

function compile(example: Example, { state, edge }: ChainTables, list: FeatureList): Compiled {
  const stateRows: Int32Array[] = []
  const edgeRows: Int32Array[] = []
  for (let at = 0; at < example.length; at += 1) {
    example.state(list, at)
    stateRows.push(state.openRows(list))
    if (at > 0) example.edge(list, at)
    edgeRows.push(at > 0 ? edge.openRows(list) : NO_ROWS)
  }
  return {
    length: example.length,
    gold: example.gold,
    never: example.never ?? -1,
    isLoose: example.gold.includes(-1),
    stateRows,
    edgeRows,
  }
}

function chainOfCompiled(example: Compiled, { labels, state, edge }: ChainTables): Chain {
  const { length } = example
  const states = new Float64Array(length * labels)
  const edges = new Float64Array(length * labels * labels)
  for (let at = 0; at < length; at += 1) {
    state.addRows(example.stateRows[at] ?? NO_ROWS, states, at * labels)
    edge.addRows(example.edgeRows[at] ?? NO_ROWS, edges, at * labels * labels)
  }
  allow(example, states, labels, (gold) => gold <= -2)
  return { length, labels, states, edges }
}

/** Forbids other labels than that of the places that are chosen; a label that is given is never free elsewhere. */
function allow(
  example: Pick<Compiled, 'length' | 'gold'>,
  states: Float64Array,
  labels: number,
  isFixed: (gold: number) => boolean,
): void {
  const given = new Set<number>()
  for (const gold of example.gold) if (gold <= -2) given.add(-2 - gold)
  for (let at = 0; at < example.length; at += 1) {
    const gold = example.gold[at] ?? -1
    for (let label = 0; label < labels; label += 1) {
      const right = gold <= -2 ? -2 - gold : gold
      const fixed = isFixed(gold) && gold !== -1
      if (fixed ? label !== right : given.has(label) && gold > -2)
        states[at * labels + label] = Number.NEGATIVE_INFINITY
    }
  }
}

/** Examples that are all but certain to be labelled rightly teach nothing more. */
const LEARNT = 0.01

function learnOne(example: Compiled, tables: ChainTables): void {
  const { labels, state, edge } = tables
  const free = chainOfCompiled(example, tables)
  const all = sumsOf(free)
  const right = example.isLoose ? looseTarget(example, free) : pathTarget(example, free)
  if (all.total - right.total < LEARNT) return
  const stateGradient = new Float64Array(labels)
  const edgeGradient = new Float64Array(labels * labels)
  for (let at = 0; at < example.length; at += 1) {
    const base = at * labels
    for (let label = 0; label < labels; label += 1) {
      const p = Math.exp((all.forward[base + label] as number) + (all.backward[base + label] as number) - all.total)
      stateGradient[label] = p - right.state(at, label)
    }
    state.learn(example.stateRows[at] ?? NO_ROWS, stateGradient)
    if (at === 0) continue
    for (let before = 0; before < labels; before += 1) {
      for (let label = 0; label < labels; label += 1) {
        const p = pairChance(free, all, at, before, label)
        edgeGradient[before * labels + label] = p - right.pair(at, before, label)
      }
    }
    edge.learn(example.edgeRows[at] ?? NO_ROWS, edgeGradient)
  }
}

/** What the right labelling says: its score, and how surely a label or a pair of them is part of it. */
interface Target {
  readonly total: number
  state(at: number, label: number): number
  pair(at: number, before: number, label: number): number
}

/** Where every label is known, one path is right. */
function pathTarget({ length, gold }: Compiled, { labels, states, edges }: Chain): Target {
  const labelAt = (at: number) => {
    const label = gold[at] ?? 0
    return label <= -2 ? -2 - label : label
  }
  let total = 0
  for (let at = 0; at < length; at += 1) {
    total += states[at * labels + labelAt(at)] ?? 0
    if (at > 0) total += edges[(at * labels + labelAt(at - 1)) * labels + labelAt(at)] ?? 0
  }
  return {
    total,
    state: (at, label) => (labelAt(at) === label ? 1 : 0),
    pair: (at, before, label) => (labelAt(at - 1) === before && labelAt(at) === label ? 1 : 0),
  }
}

/** Where some labels may be any, all labellings that agree with the others are right. */
function looseTarget(example: Compiled, free: Chain): Target {
  const { labels } = free
  const bound: Chain = { ...free, states: Float64Array.from(free.states) }
  allow(example, bound.states, labels, () => true)
  for (let at = 0; at < example.length; at += 1) {
    if (example.gold[at] === -1 && example.never >= 0)
      bound.states[at * labels + example.never] = Number.NEGATIVE_INFINITY
  }
  const sums = sumsOf(bound)
  return {
    total: sums.total,
    state: (at, label) => {
      const place = at * labels + label
      return Math.exp((sums.forward[place] ?? 0) + (sums.backward[place] ?? 0) - sums.total)
    },
    pair: (at, before, label) => pairChance(bound, sums, at, before, label),
  }
}

function pairChance(
  { labels, states, edges }: Chain,
  { forward, backward, total }: ReturnType<typeof sumsOf>,
  at: number,
  before: number,
  label: number,
): number {
  const here = at * labels + label
  const edge = edges[(at * labels + before) * labels + label] as number
  const left = forward[(at - 1) * labels + before] as number
  return Math.exp(left + edge + (states[here] as number) + (backward[here] as number) - total)
}
