import { describe, expect, it } from 'vitest'
import { bestLabels, type Chain, sumsOf, totalOf } from './chain.ts'

/** Every labelling of a chain with its score: the slow way. */
function allLabellings({
  length,
  labels,
  states,
  edges,
}: Chain): readonly { labels: readonly number[]; score: number }[] {
  let all: { labels: readonly number[]; score: number }[] = [{ labels: [], score: 0 }]
  for (let at = 0; at < length; at += 1) {
    all = all.flatMap(({ labels: before, score }) =>
      Array.from({ length: labels }, (_, label) => {
        const edge = at === 0 ? 0 : (edges[(at * labels + (before.at(-1) ?? 0)) * labels + label] ?? 0)
        return { labels: [...before, label], score: score + edge + (states[at * labels + label] ?? 0) }
      }),
    )
  }
  return all
}

const length = 4
const labels = 3
const number = (seed: number) => Math.sin(seed * 12.9898) * 2
const chain: Chain = {
  length,
  labels,
  states: Float64Array.from({ length: length * labels }, (_, index) =>
    index === 4 ? Number.NEGATIVE_INFINITY : number(index),
  ),
  edges: Float64Array.from({ length: length * labels * labels }, (_, index) => number(index + 100)),
}
const all = allLabellings(chain)

describe('a chain of labels', () => {
  it('finds the labelling that scores best', () => {
    const best = all.reduce((one, other) => (other.score > one.score ? other : one))
    const found = bestLabels(chain)
    expect([...found.labels]).toEqual(best.labels)
    expect(found.score).toBeCloseTo(best.score, 10)
  })

  it('sums over all labellings', () => {
    const total = Math.log(all.reduce((sum, { score }) => sum + Math.exp(score), 0))
    expect(totalOf(chain)).toBeCloseTo(total, 10)
    expect(sumsOf(chain).total).toBeCloseTo(total, 10)
  })

  it('says how probable a label is at a place', () => {
    const { forward, backward, total } = sumsOf(chain)
    for (let at = 0; at < length; at += 1) {
      for (let label = 0; label < labels; label += 1) {
        const slow = all
          .filter(({ labels }) => labels[at] === label)
          .reduce((sum, { score }) => sum + Math.exp(score - total), 0)
        const here = at * labels + label
        expect(Math.exp((forward[here] ?? 0) + (backward[here] ?? 0) - total)).toBeCloseTo(slow, 10)
      }
    }
  })
})
