import { describe, expect, it } from 'vitest'
import { FeatureList } from './feature-list.ts'
import { type StoredTable, WeightTable } from './weight-table.ts'

/** A list with one feature of each of these templates. */
function listOf(...templates: readonly number[]): FeatureList {
  const list = new FeatureList()
  for (const template of templates) list.add(template)
  return list
}

function bytes(array: ArrayBufferView): string {
  return Buffer.from(array.buffer, array.byteOffset, array.byteLength).toString('base64').replace(/=+$/, '')
}

/** A stored table with a row of weights for each template; weights of nothing are left out. */
function stored(width: number, rows: Readonly<Record<number, readonly number[]>>): StoredTable {
  const entries = Object.entries(rows)
  return {
    width,
    unit: 0.5,
    hashes: bytes(Int32Array.from(entries, ([template]) => listOf(Number(template)).hashes[0] ?? 0)),
    masks: bytes(
      Uint16Array.from(entries, ([, weights]) =>
        weights.reduce((mask, weight, label) => mask | (weight === 0 ? 0 : 1 << label), 0),
      ),
    ),
    weights: bytes(Int8Array.from(entries.flatMap(([, weights]) => weights.filter((weight) => weight !== 0)))),
  }
}

const table = new WeightTable(stored(3, { 1: [1, 0, -127], 2: [0, 5, 2], 3: [100, -7, 0] }))

describe('a table of weights', () => {
  it('sums the rows of the features that have one', () => {
    expect([...table.sumsOf(listOf(1, 9, 3, 77)).subarray(0, 3)]).toEqual([101, -7, -127])
  })

  it('counts a feature as often as it is there', () => {
    expect([...table.sumsOf(listOf(2, 2)).subarray(0, 3)]).toEqual([0, 10, 4])
  })

  it('gives nothing where no feature has a row, whatever was asked before', () => {
    table.sumsOf(listOf(1, 2, 3))
    expect([...table.sumsOf(listOf(8, 9)).subarray(0, 3)]).toEqual([0, 0, 0])
  })

  it('finds every row of a table that is larger than a few slots', () => {
    const rows = Object.fromEntries(Array.from({ length: 500 }, (_, template) => [template, [(template % 120) + 1, 0]]))
    const large = new WeightTable(stored(2, rows))
    const found = Object.keys(rows).map((template) => large.sumsOf(listOf(Number(template)))[0])
    expect(found).toEqual(Object.values(rows).map(([weight]) => weight))
  })

  it('sums as many columns as are asked for', () => {
    const wide = new WeightTable(stored(9, { 1: [1, 2, 3, 4, 5, 6, 7, 8, 9] }))
    expect([...wide.sumsOf(listOf(1, 1), 5).subarray(0, 5)]).toEqual([2, 4, 6, 8, 10])
    expect([...wide.sumsOf(listOf(1)).subarray(0, 9)]).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9])
  })
})
