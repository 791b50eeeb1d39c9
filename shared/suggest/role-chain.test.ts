import { describe, expect, it } from 'vitest'
import { blocksOf } from '../text/block.ts'
import { canonicalText } from '../text/canonical-text.ts'
import { FeatureList } from './feature-list.ts'
import { TokenNumbers } from './features.ts'
import stored from './model.json' with { type: 'json' }
import { openModel } from './model.ts'
import { readArticle } from './reading.ts'
import { RoleChains } from './role-chain.ts'
import { ROLE, ROLES, RoleFeatures } from './role-features.ts'
import { sceneAround } from './scene.ts'

const text = canonicalText(
  `Minister Tamsin Oru, who leads the delegation, said on Monday that the harbour would reopen. “We will not wait,” she
told reporters in Port Elsane; “and nobody else should: the grain is there, the ships are there, and the season is short.”

Oru’s office had warned, according to two officials, that talks might fail.`,
)
const reading = readArticle(text, blocksOf(text).blocks)
const numbers = new TokenNumbers(reading)
const model = openModel(stored)

/** Scenes around every token, as cues of several lengths. */
const scenes = [1, 2, 9, 14].flatMap((length) =>
  reading.tokens.slice(0, -length).map((_, from) => sceneAround(reading, from, from + length)),
)

/** What the features of a place add up to, all of them looked up there and then. */
function slowChain(scene: (typeof scenes)[number]): { states: readonly number[]; edges: readonly number[] } {
  const features = new RoleFeatures(reading, numbers, scene)
  const list = new FeatureList()
  const { roleStates, roleEdges } = model
  const states: number[] = []
  const edges: number[] = []
  scene.places.forEach((_, at) => {
    const isCue = at >= scene.cueStart && at < scene.cueEnd
    features.state(list, at)
    const sums = roleStates.sumsOf(list)
    for (let role = 0; role < ROLE.cue; role += 1) states.push(isCue ? 0 : (sums[role] ?? 0) * roleStates.unit)
    if (at === 0) return
    features.edge(list, at)
    const pairs = roleEdges.sumsOf(list)
    for (let pair = 0; pair < ROLES * ROLES; pair += 1) edges.push((pairs[pair] ?? 0) * roleEdges.unit)
  })
  return { states, edges }
}

describe('the chain of a scene', () => {
  const chains = new RoleChains(reading.tokens.length, model, new FeatureList())

  it.each(['first', 'second'])('scores roles as if nothing were remembered, the %s time', () => {
    for (const scene of scenes) {
      const { states } = chains.chainOf(scene, new RoleFeatures(reading, numbers, scene))
      const slow = slowChain(scene).states
      scene.places.forEach((_, at) => {
        if (at >= scene.cueStart && at < scene.cueEnd) return
        const own = [...states.subarray(at * ROLES, at * ROLES + ROLE.cue)]
        expect(own).toEqual(slow.slice(at * ROLE.cue, (at + 1) * ROLE.cue))
      })
    }
  })

  it('scores the pairs of neighbours that may be, as if nothing were remembered', () => {
    for (const scene of scenes) {
      const { edges } = chains.chainOf(scene, new RoleFeatures(reading, numbers, scene))
      const slow = slowChain(scene).edges
      const isCue = (at: number) => at >= scene.cueStart && at < scene.cueEnd
      scene.places.forEach((_, at) => {
        for (let pair = 0; at > 0 && pair < ROLES * ROLES; pair += 1) {
          const [before, here] = [Math.floor(pair / ROLES), pair % ROLES]
          if ((before === ROLE.cue) !== isCue(at - 1) || (here === ROLE.cue) !== isCue(at)) continue
          expect(edges[at * ROLES * ROLES + pair]).toBe(slow[(at - 1) * ROLES * ROLES + pair])
        }
      })
    }
  })

  it('leaves the cue no other role, and nothing else its role', () => {
    const [scene] = scenes
    if (scene === undefined) throw new Error('There is no scene.')
    const { states } = chains.chainOf(scene, new RoleFeatures(reading, numbers, scene))
    scene.places.forEach((_, at) => {
      const isCue = at >= scene.cueStart && at < scene.cueEnd
      const allowed = [0, 1, 2, 3].filter((role) => states[at * ROLES + role] !== Number.NEGATIVE_INFINITY)
      expect(allowed).toEqual(isCue ? [ROLE.cue] : [ROLE.other, ROLE.content, ROLE.source])
    })
  })
})
