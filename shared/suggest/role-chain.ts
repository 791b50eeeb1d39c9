import type { Chain } from './chain.ts'
import type { FeatureList } from './feature-list.ts'
import type { Model } from './model.ts'
import { ROLE, ROLES, type RoleFeatures } from './role-features.ts'
import type { Scene } from './scene.ts'

const PAIRS = ROLES * ROLES
/** Pairs whose first is not the cue: of those with it only the ones at its edges count. */
const INNER_PAIRS = PAIRS - ROLES
/** Readings with more tokens than this do without what was worked out for earlier scenes, for want of memory. */
const MOST_TOKENS = 400_000

/** Makes the chains of scenes, and remembers what the words near a place add up to: scenes overlap. */
export class RoleChains {
  private readonly model: Model
  private readonly list: FeatureList
  private readonly nearStates: NearSums
  private readonly nearEdges: NearSums
  private readonly contextStates = new ContextSums(ROLES)
  private readonly contextEdges = new ContextSums(PAIRS)

  constructor(tokens: number, model: Model, list: FeatureList) {
    const size = tokens > MOST_TOKENS ? 0 : tokens
    this.model = model
    this.list = list
    this.nearStates = new NearSums(size, ROLES)
    this.nearEdges = new NearSums(size, INNER_PAIRS)
  }

  /** What every role scores at every place of a scene. */
  chainOf({ places, cueStart, cueEnd }: Scene, features: RoleFeatures): Chain {
    const { length } = places
    const states = new Float64Array(length * ROLES).fill(Number.NEGATIVE_INFINITY)
    const edges = new Float64Array(length * PAIRS)
    this.contextStates.forget()
    this.contextEdges.forget()
    for (let at = 0; at < length; at += 1) {
      const place = places[at] as number
      if (at >= cueStart && at < cueEnd) states[at * ROLES + ROLE.cue] = 0
      else {
        this.addStates(features, states, at, place)
        states[at * ROLES + ROLE.cue] = Number.NEGATIVE_INFINITY
      }
      if (at > 0) this.addEdges(features, edges, at, place)
    }
    return { length, labels: ROLES, states, edges }
  }

  private addStates(features: RoleFeatures, states: Float64Array, at: number, place: number): void {
    const { list, nearStates, contextStates } = this
    const { roleStates } = this.model
    const slot = nearStates.slotOf(place, features.nearSide(at))
    if (slot >= 0 && !nearStates.has(slot)) {
      list.clear()
      features.nearState(list, at)
      nearStates.put(slot, roleStates.sumsOf(list))
    }
    const context = features.stateContext(at)
    if (contextStates.context !== context) {
      list.clear()
      features.contextState(list, at)
      contextStates.put(context, roleStates.sumsOf(list))
    }
    list.clear()
    features.tokenState(list, at)
    if (slot < 0) features.nearState(list, at)
    const sums = contextStates.addTo(roleStates.sumsOf(list))
    nearStates.write(slot, sums, roleStates.unit, states, at * ROLES, ROLES)
  }

  private addEdges(features: RoleFeatures, edges: Float64Array, at: number, place: number): void {
    const { list, nearEdges, contextEdges } = this
    const { roleEdges } = this.model
    const slot = nearEdges.slotOf(place, features.nearEdgeSide(at))
    if (slot >= 0 && !nearEdges.has(slot)) {
      list.clear()
      features.nearEdge(list, at)
      nearEdges.put(slot, roleEdges.sumsOf(list, INNER_PAIRS))
    }
    const context = features.edgeContext(at)
    if (contextEdges.context !== context) {
      list.clear()
      features.contextEdge(list, at)
      contextEdges.put(context, roleEdges.sumsOf(list))
    }
    list.clear()
    features.tokenEdge(list, at)
    if (slot < 0) features.nearEdge(list, at)
    const pairs = slot < 0 ? PAIRS : INNER_PAIRS
    const sums = contextEdges.addTo(roleEdges.sumsOf(list, pairs))
    nearEdges.write(slot, sums, roleEdges.unit, edges, at * PAIRS, pairs)
  }
}

const NO_CONTEXT = -1

/** What the last context within a scene adds up to: it stays the same for runs of places. */
class ContextSums {
  context = NO_CONTEXT
  private readonly sums: Int32Array

  constructor(width: number) {
    this.sums = new Int32Array(width)
  }

  put(context: number, sums: Int32Array): void {
    this.sums.set(sums)
    this.context = context
  }

  /** Adds what is kept to other sums, in place. */
  addTo(others: Int32Array): Int32Array {
    for (let column = 0; column < others.length; column += 1)
      others[column] = (others[column] as number) + (this.sums[column] as number)
    return others
  }

  forget(): void {
    this.context = NO_CONTEXT
  }
}

/** What the words near a place add up to on either side of a cue: the same in every scene that does not cut them off. */
class NearSums {
  private readonly known: Uint8Array
  private readonly sums: Int16Array
  private readonly width: number

  constructor(tokens: number, width: number) {
    this.width = width
    this.known = new Uint8Array(tokens * 2)
    this.sums = new Int16Array(tokens * 2 * width)
  }

  /** Where the sums of a place are kept; -1 where they are not. */
  slotOf(place: number, side: 0 | 1 | 2): number {
    return side === 0 || this.known.length === 0 ? -1 : place * 2 + side - 1
  }

  has(slot: number): boolean {
    return this.known[slot] === 1
  }

  put(slot: number, sums: Int32Array): void {
    const { width } = this
    for (let column = 0; column < width; column += 1) this.sums[slot * width + column] = sums[column] as number
    this.known[slot] = 1
  }

  /** Writes sums as scores, together with those that are kept in a slot. */
  write(slot: number, sums: Int32Array, unit: number, out: Float64Array, at: number, columns: number): void {
    const kept = slot * this.width
    for (let column = 0; column < columns; column += 1) {
      const near = slot < 0 ? 0 : (this.sums[kept + column] as number)
      out[at + column] = ((sums[column] as number) + near) * unit
    }
  }
}
