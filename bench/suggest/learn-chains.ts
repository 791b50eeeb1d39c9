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
}

/** Learns the weights of a linear-chain CRF: maximum likelihood, one example at a time, in an order that is always the same. */
export function learnChain(examples: readonly Example[], options: LearnOptions): ChainTables {
  const { labels } = options
  const state = new FtrlTable(labels, options.state)
  const edge = new FtrlTable(labels * labels, options.edge)
  const list = new FeatureList()
  for (const example of examples) {
    for (let at = 0; at < example.length; at += 1) {
      example.state(list, at)
      state.tally(list)
      if (at === 0) continue
      example.edge(list, at)
      edge.tally(list)
    }
  }
  state.open()
  edge.open()
  const compiled = examples.map((example) => compile(example, { labels, state, edge }, list))
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
  readonly stateRows: readonly Int32Array[]
  readonly edgeRows: readonly Int32Array[]
}

const NO_ROWS = new Int32Array(0)

function compile(example: Example, { state, edge }: ChainTables, list: FeatureList): Compiled {
  const stateRows: Int32Array[] = []
  const edgeRows: Int32Array[] = []
  for (let at = 0; at < example.length; at += 1) {
    example.state(list, at)
    stateRows.push(state.rowsOf(list))
    if (at > 0) example.edge(list, at)
    edgeRows.push(at > 0 ? edge.rowsOf(list) : NO_ROWS)
  }
  return { length: example.length, gold: example.gold, never: example.never ?? -1, stateRows, edgeRows }
}

/** What the weights say about an example, whose given labels are the only ones allowed at their places. */
export function chainOf(example: Example, tables: ChainTables): Chain {
  return chainOfCompiled(compile(example, tables, new FeatureList()), tables)
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

function learnOne(example: Compiled, tables: ChainTables): void {
  const { labels, state, edge } = tables
  const free = chainOfCompiled(example, tables)
  const bound: Chain = { ...free, states: Float64Array.from(free.states) }
  allow(example, bound.states, labels, () => true)
  for (let at = 0; at < example.length; at += 1) {
    if (example.gold[at] === -1 && example.never >= 0)
      bound.states[at * labels + example.never] = Number.NEGATIVE_INFINITY
  }
  const all = sumsOf(free)
  const right = sumsOf(bound)
  const stateGradient = new Float64Array(labels)
  const edgeGradient = new Float64Array(labels * labels)
  for (let at = 0; at < example.length; at += 1) {
    const base = at * labels
    for (let label = 0; label < labels; label += 1) {
      const p = Math.exp((all.forward[base + label] ?? 0) + (all.backward[base + label] ?? 0) - all.total)
      const q = Math.exp((right.forward[base + label] ?? 0) + (right.backward[base + label] ?? 0) - right.total)
      stateGradient[label] = p - q
    }
    state.learn(example.stateRows[at] ?? NO_ROWS, stateGradient)
    if (at === 0) continue
    for (let before = 0; before < labels; before += 1) {
      for (let label = 0; label < labels; label += 1) {
        const pair = (base + before) * labels + label
        const p = pairOf(free, all, at, before, label, free.edges[pair] ?? 0)
        const q = pairOf(bound, right, at, before, label, free.edges[pair] ?? 0)
        edgeGradient[before * labels + label] = p - q
      }
    }
    edge.learn(example.edgeRows[at] ?? NO_ROWS, edgeGradient)
  }
}

function pairOf(
  { labels, states }: Chain,
  { forward, backward, total }: ReturnType<typeof sumsOf>,
  at: number,
  before: number,
  label: number,
  edge: number,
): number {
  const left = forward[(at - 1) * labels + before] ?? 0
  const here = at * labels + label
  return Math.exp(left + edge + (states[here] ?? 0) + (backward[here] ?? 0) - total)
}
