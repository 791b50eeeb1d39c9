import { addPairScores, addScores, type Chain } from './chain.ts'
import type { FeatureList } from './feature-list.ts'
import type { Model } from './model.ts'
import { ROLE, ROLES, type RoleFeatures } from './role-features.ts'
import type { Scene } from './scene.ts'

const PAIRS = ROLES * ROLES
/** Readings with more tokens than this do without what was worked out for earlier scenes, for want of memory. */
const MOST_TOKENS = 400_000

/** Makes the chains of scenes, and remembers what the words near a place add up to: scenes overlap. */
export class RoleChains {
  private readonly model: Model
  private readonly list: FeatureList
  private readonly states: Float32Array
  private readonly edges: Float32Array

  constructor(tokens: number, model: Model, list: FeatureList) {
    const size = tokens > MOST_TOKENS ? 0 : tokens * 2
    this.model = model
    this.list = list
    this.states = new Float32Array(size * ROLES).fill(Number.NaN)
    this.edges = new Float32Array(size * PAIRS).fill(Number.NaN)
  }

  /** What every role scores at every place of a scene. */
  chainOf({ places, cueStart, cueEnd }: Scene, features: RoleFeatures): Chain {
    const { length } = places
    const states = new Float64Array(length * ROLES)
    const edges = new Float64Array(length * PAIRS)
    for (let at = 0; at < length; at += 1) {
      const isCue = at >= cueStart && at < cueEnd
      if (!isCue) this.addStates(features, states, at, places[at] ?? 0)
      for (let role = 0; role < ROLES; role += 1) {
        if ((role === ROLE.cue) !== isCue) states[at * ROLES + role] = Number.NEGATIVE_INFINITY
      }
      if (at > 0) this.addEdges(features, edges, at, places[at] ?? 0)
    }
    return { length, labels: ROLES, states, edges }
  }

  private addStates(features: RoleFeatures, states: Float64Array, at: number, place: number): void {
    const { list, model } = this
    features.farState(list, at)
    const side = features.nearSide(at)
    if (side === 0 || this.states.length === 0) {
      features.nearState(list, at)
      addScores(model.roleStates, list, states, at * ROLES)
      return
    }
    addScores(model.roleStates, list, states, at * ROLES)
    const known = (place * 2 + side - 1) * ROLES
    if (Number.isNaN(this.states[known] as number)) {
      list.clear()
      features.nearState(list, at)
      const sums = new Float64Array(ROLES)
      addScores(model.roleStates, list, sums, 0)
      this.states.set(sums, known)
    }
    for (let role = 0; role < ROLES; role += 1)
      states[at * ROLES + role] = (states[at * ROLES + role] as number) + (this.states[known + role] as number)
  }

  private addEdges(features: RoleFeatures, edges: Float64Array, at: number, place: number): void {
    const { list, model } = this
    features.farEdge(list, at)
    const side = features.nearEdgeSide(at)
    if (side === 0 || this.edges.length === 0) {
      features.nearEdge(list, at)
      addScores(model.roleEdges, list, edges, at * PAIRS)
      return
    }
    addPairScores(model.roleEdges, list, edges, at * PAIRS, ROLES)
    const known = (place * 2 + side - 1) * PAIRS
    if (Number.isNaN(this.edges[known] as number)) {
      list.clear()
      features.nearEdge(list, at)
      const sums = new Float64Array(PAIRS)
      addPairScores(model.roleEdges, list, sums, 0, ROLES)
      this.edges.set(sums, known)
    }
    for (let pair = 0; pair < PAIRS; pair += 1)
      edges[at * PAIRS + pair] = (edges[at * PAIRS + pair] as number) + (this.edges[known + pair] as number)
  }
}
