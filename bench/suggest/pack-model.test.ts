import { describe, expect, it } from 'vitest'
import { FeatureList } from '../../shared/suggest/feature-list.ts'
import { openModel } from '../../shared/suggest/model.ts'
import { type Example, learnChain } from './learn-chains.ts'
import { packModel } from './pack-model.ts'

/** Places of one feature each; those with an odd one have the second label. */
function example(templates: readonly number[]): Example {
  return {
    length: templates.length,
    gold: Int8Array.from(templates, (template) => template % 2),
    state: (list, at) => {
      list.clear()
      list.add(templates[at] ?? 0)
    },
    edge: (list, at) => {
      list.clear()
      list.add(100 + at)
    },
  }
}

describe('a model that was learnt', () => {
  const options = { alpha: 0.1, l1: 0, l2: 0.1, least: 1 }
  const learnt = learnChain(
    Array.from({ length: 20 }, () => example([1, 2, 3, 4])),
    { labels: 2, epochs: 4, state: options, edge: options },
  )
  const tables = { cueStates: learnt.state, cueEdges: learnt.edge, roleStates: learnt.state, roleEdges: learnt.edge }
  const model = openModel(packModel({ ...tables, trust: [0.123456] }))

  it('weighs features, packed and opened again, as it was learnt, to within half a unit', () => {
    for (const template of [1, 2, 3, 4]) {
      const list = new FeatureList()
      list.add(template)
      const weights = new Float64Array(2)
      learnt.state.addRows(learnt.state.openRows(list), weights, 0)
      const opened = [...model.cueStates.sumsOf(list).subarray(0, 2)].map((sum) => sum * model.cueStates.unit)
      opened.forEach((weight, label) => {
        expect(Math.abs(weight - (weights[label] ?? 0))).toBeLessThanOrEqual(Math.max(0.05, model.cueStates.unit / 2))
      })
    }
  })

  it('prefers the labels that it was shown', () => {
    const list = new FeatureList()
    list.add(3)
    const [first = 0, second = 0] = model.cueStates.sumsOf(list)
    expect(second).toBeGreaterThan(first)
  })

  it('keeps four digits of trust', () => {
    expect(model.trust).toEqual([0.1235])
  })
})
