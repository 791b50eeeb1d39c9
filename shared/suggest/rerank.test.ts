import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cueBase, type Decision, experienceOf, rerank } from './rerank.ts'

const said: Decision = { accepted: true, score: 0.8, code: 'assertive.fact', cue: 'said' }
const none = experienceOf([])

function times(n: number, decision: Decision): readonly Decision[] {
  return Array.from({ length: n }, () => decision)
}

describe('A score', () => {
  it('stays as it is where nothing like it was decided', () => {
    expect(rerank(said, none)).toEqual({ score: 0.8, learnt: [] })
    const others = experienceOf(times(9, { ...said, accepted: false, cue: 'warned', code: 'commissive.threat' }))
    expect(rerank(said, others)).toEqual({ score: 0.8, learnt: [] })
  })

  it('stays nearly as it is where as many were accepted as it said', () => {
    const kept = experienceOf([...times(8, said), ...times(2, { ...said, accepted: false })])
    expect(rerank(said, kept).score).toBeCloseTo(0.8, 2)
  })

  it('falls with every dismissal of its cue and of its type, and rises with every acceptance', () => {
    const scores = [0, 1, 2, 3].map((n) => rerank(said, experienceOf(times(n, { ...said, accepted: false }))).score)
    expect(scores).toEqual([...scores].sort((a, b) => b - a))
    expect(new Set(scores).size).toBe(4)
    const low = { ...said, score: 0.3 }
    expect(rerank(low, experienceOf(times(5, low))).score).toBeGreaterThan(0.3)
  })

  it('says what moved it, and which way', () => {
    const decided = [...times(4, { ...said, score: 0.5 }), { ...said, accepted: false, score: 0.5 }]
    const { learnt } = rerank({ ...said, cue: 'says' }, experienceOf(decided))
    expect(learnt.map(({ of, name, accepted, all }) => [of, name, accepted, all])).toEqual([
      ['cue', 'say', 4, 5],
      ['code', 'assertive.fact', 4, 5],
    ])
    expect(learnt.every(({ shift }) => shift > 0)).toBe(true)
  })

  it('stays between 0 and 1 whatever was decided, and does not depend on the order', () => {
    const decision = fc.record({
      accepted: fc.boolean(),
      score: fc.double({ min: 0, max: 1, noNaN: true }),
      code: fc.constantFrom('a', 'b'),
      cue: fc.constantFrom('said', 'agreed to', ''),
    })
    fc.assert(
      fc.property(fc.array(decision), decision, (decided, one) => {
        const { score } = rerank(one, experienceOf(decided))
        expect(score).toBeGreaterThanOrEqual(0)
        expect(score).toBeLessThanOrEqual(1)
        expect(rerank(one, experienceOf([...decided].reverse())).score).toBeCloseTo(score, 10)
      }),
    )
  })
})

it('counts cues by the base form of their last verb', () => {
  expect(['said', 'Says', 'had agreed to', 'according to', '', 'has promised'].map(cueBase)).toEqual([
    'say',
    'say',
    'agree',
    'according to',
    '',
    'promise',
  ])
})
