import type { StoredModel } from '../../shared/suggest/model.ts'
import type { StoredTable } from '../../shared/suggest/weight-table.ts'
import type { FtrlTable } from './ftrl.ts'

/** A model as it was learnt, before its weights are rounded. */
export interface LearntModel {
  readonly cueStates: FtrlTable
  readonly cueEdges: FtrlTable
  readonly roleStates: FtrlTable
  readonly roleEdges: FtrlTable
  readonly trust: readonly number[]
}

/** Weights smaller than this say next to nothing, and are left out. */
const LEAST = 0.05

/** The model as it is stored: rounded to 8 bits a weight. */
export function packModel({ cueStates, cueEdges, roleStates, roleEdges, trust }: LearntModel): StoredModel {
  return {
    cueStates: packTable(cueStates),
    cueEdges: packTable(cueEdges),
    roleStates: packTable(roleStates),
    roleEdges: packTable(roleEdges),
    trust: trust.map((weight) => Math.round(weight * 10_000) / 10_000),
  }
}

function packTable(table: FtrlTable): StoredTable {
  const entries = [...table.entries(LEAST)].sort(([a], [b]) => (a >>> 0) - (b >>> 0))
  let largest = 0
  for (const [, weights] of entries) for (const weight of weights) largest = Math.max(largest, Math.abs(weight))
  const unit = largest / 127
  const values: number[] = []
  const masks = new Uint16Array(entries.length)
  entries.forEach(([, weights], row) => {
    weights.forEach((weight, label) => {
      const value = Math.abs(weight) < LEAST ? 0 : Math.round(weight / unit)
      if (value === 0) return
      masks[row] = (masks[row] ?? 0) | (1 << label)
      values.push(value)
    })
  })
  const base64 = (array: ArrayBufferView) =>
    Buffer.from(array.buffer, array.byteOffset, array.byteLength).toString('base64').replace(/=+$/, '')
  return {
    width: table.width,
    unit,
    hashes: base64(Int32Array.from(entries, ([hash]) => hash)),
    masks: base64(masks),
    weights: base64(Int8Array.from(values)),
  }
}
