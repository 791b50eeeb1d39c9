import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Target } from '../selector/selector.ts'
import { heaviestAssignment } from './assignment.ts'
import { characterIou, type Stretch, trimmedStretches } from './character-overlap.ts'
import { type ComparedClaim, pairClaims } from './pair-claims.ts'

function claim(
  id: string,
  spans: readonly (readonly [number, number])[],
  more: Partial<ComparedClaim> = {},
): ComparedClaim {
  return { id, content: spans.map(([start, end]) => ({ start, end })), code: 'pledge', speakers: ['ostrova'], ...more }
}

/** Clusters in short: their kind and the claims of either side. */
function inShort(a: readonly ComparedClaim[], b: readonly ComparedClaim[], threshold?: number) {
  return pairClaims(a, b, threshold).map((each) => [each.kind, each.a.map(({ id }) => id), each.b.map(({ id }) => id)])
}

describe('pairClaims', () => {
  it.each([
    ['same', {}],
    ['boundary', { content: [{ start: 0, end: 9 }] }],
    ['type', { code: 'plan' }],
    ['speaker', { speakers: [] }],
    ['several', { code: 'plan', speakers: [] }],
  ] as const)('tells in what two claims differ: %s', (kind, more) => {
    expect(inShort([claim('a', [[0, 10]])], [claim('b', [[0, 10]], more)])).toEqual([[kind, ['a'], ['b']]])
  })

  it('has what only one of them has, in text order', () => {
    expect(inShort([claim('a', [[50, 60]])], [claim('b', [[0, 10]]), claim('c', [[60, 70]])])).toEqual([
      ['only-b', [], ['b']],
      ['only-a', ['a'], []],
      ['only-b', [], ['c']],
    ])
  })

  it('pairs for the greatest sum, and counts no claim twice', () => {
    const a = [claim('a1', [[0, 10]]), claim('a2', [[0, 6]])]
    const b = [claim('b1', [[0, 8]]), claim('b2', [[0, 12]])]
    expect(inShort(a, b)).toEqual([
      ['boundary', ['a1'], ['b2']],
      ['boundary', ['a2'], ['b1']],
    ])
  })

  it('pairs claims on the very same words by type, then by speaker', () => {
    const a = [
      claim('a1', [[0, 10]]),
      claim('a2', [[0, 10]], { code: 'plan' }),
      claim('a3', [[0, 10]], { speakers: [] }),
    ]
    const b = [
      claim('b1', [[0, 10]], { code: 'plan' }),
      claim('b2', [[0, 10]], { speakers: [] }),
      claim('b3', [[0, 10]]),
    ]
    expect(inShort(a, b)).toEqual([
      ['same', ['a1'], ['b3']],
      ['same', ['a2'], ['b1']],
      ['same', ['a3'], ['b2']],
    ])
  })

  it('takes a claim that the other cut in two for a split, though one half would do for a pair', () => {
    expect(inShort([claim('a', [[0, 20]])], [claim('b1', [[0, 12]]), claim('b2', [[12, 20]])])).toEqual([
      ['split-merge', ['a'], ['b1', 'b2']],
    ])
  })

  it('does not take a nested claim for a split', () => {
    expect(inShort([claim('a', [[0, 20]])], [claim('b1', [[0, 20]]), claim('b2', [[12, 20]])])).toEqual([
      ['same', ['a'], ['b1']],
      ['only-b', [], ['b2']],
    ])
  })

  it('takes claims that overlap too little for a cluster of their own, and more with a lower threshold for a pair', () => {
    const [a, b] = [[claim('a', [[0, 10]])], [claim('b', [[6, 16]])]]
    expect([inShort(a, b), inShort(a, b, 0.2)]).toEqual([[['split-merge', ['a'], ['b']]], [['boundary', ['a'], ['b']]]])
  })

  it('compares all segments of a claim together', () => {
    const a = claim('a', [
      [0, 10],
      [90, 100],
    ])
    expect(characterIou(a.content, [{ start: 0, end: 10 }])).toBe(0.5)
    expect(inShort([a], [claim('b', [[40, 50]])])).toEqual([
      ['only-a', ['a'], []],
      ['only-b', [], ['b']],
    ])
  })

  it('ends in time for 1,000 claims of each on the very same words', () => {
    const many = (side: string) =>
      Array.from({ length: 1000 }, (_, n) => claim(`${side}${n}`, [[0, 10]], { code: `${n % 7}` }))
    const clusters = pairClaims(many('a'), many('b'))
    expect([clusters.length, clusters.every(({ kind }) => kind === 'same')]).toEqual([1000, true])
  })

  const side = (name: string) =>
    fc
      .array(fc.tuple(fc.nat(40), fc.integer({ min: 1, max: 20 }), fc.constantFrom('x', 'y')), { maxLength: 8 })
      .map((all) => all.map(([start, length, code], n) => claim(`${name}${n}`, [[start, start + length]], { code })))

  it('puts every claim into one cluster, and says the same the other way round', () => {
    fc.assert(
      fc.property(side('a'), side('b'), (a, b) => {
        const there = pairClaims(a, b)
        const back = pairClaims(b, a)
        expect(there.flatMap((each) => each.a.map(({ id }) => id)).sort()).toEqual(a.map(({ id }) => id).sort())
        expect(there.flatMap((each) => each.b.map(({ id }) => id)).sort()).toEqual(b.map(({ id }) => id).sort())
        const weight = (clusters: typeof there) =>
          clusters.reduce((sum, { kind, iou }) => sum + (kind === 'split-merge' ? 0 : (iou ?? 0)), 0)
        expect(weight(back)).toBeCloseTo(weight(there), 9)
      }),
    )
  })
})

describe('trimmedStretches', () => {
  const target = (start: number, exact: string): Target => ({
    selector: [
      { type: 'TextPositionSelector', start, end: start + [...exact].length },
      { type: 'TextQuoteSelector', exact, prefix: '', suffix: '' },
    ],
  })

  it.each<[string, readonly Stretch[]]>([
    ['“Oru 😀 will.” ', [{ start: 11, end: 21 }]],
    ['…', [{ start: 10, end: 11 }]],
    ['a.b', [{ start: 10, end: 13 }]],
  ])('leaves out white space and punctuation at the edges of %s', (exact, stretches) => {
    expect(trimmedStretches([target(10, exact)])).toEqual(stretches)
  })

  it('puts segments in order and makes one of those that overlap', () => {
    expect(trimmedStretches([target(20, 'later'), target(0, 'early'), target(3, 'lyric')])).toEqual([
      { start: 0, end: 8 },
      { start: 20, end: 25 },
    ])
  })
})

describe('heaviestAssignment', () => {
  function best(weights: readonly (readonly number[])[], row = 0, used: readonly number[] = []): number {
    const own = weights[row]
    if (own === undefined) return 0
    const without = best(weights, row + 1, used)
    return own.reduce(
      (most, weight, column) =>
        used.includes(column) ? most : Math.max(most, weight + best(weights, row + 1, [...used, column])),
      without,
    )
  }

  it('is as heavy as the heaviest of all', () => {
    const matrix = fc.tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 })).chain(([rows, columns]) =>
      fc.array(
        fc.array(fc.oneof(fc.constant(0), fc.double({ min: 0.01, max: 1, noNaN: true })), {
          minLength: columns,
          maxLength: columns,
        }),
        {
          minLength: rows,
          maxLength: rows,
        },
      ),
    )
    fc.assert(
      fc.property(matrix, (weights) => {
        const assigned = heaviestAssignment(weights)
        const columns = assigned.filter((column) => column >= 0)
        const sum = assigned.reduce((total, column, row) => total + (weights[row]?.[column] ?? 0), 0)
        expect(new Set(columns).size).toBe(columns.length)
        expect(sum).toBeCloseTo(best(weights), 9)
      }),
    )
  })

  it('assigns nothing where there is nothing', () => {
    expect([heaviestAssignment([]), heaviestAssignment([[]]), heaviestAssignment([[0]])]).toEqual([[], [-1], [-1]])
  })
})
