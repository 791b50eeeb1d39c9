import type { WeightTable } from '../../shared/suggest/chain.ts'
import type { FeatureList } from '../../shared/suggest/feature-list.ts'

export interface FtrlOptions {
  readonly alpha: number
  readonly l1: number
  readonly l2: number
  /** How often a feature must have been seen to get weights. */
  readonly least: number
}

/** Weights that are being learnt: FTRL-proximal, which leaves most of them at nothing. */
export class FtrlTable implements WeightTable {
  readonly width: number
  weights = new Float32Array(0)
  private z = new Float32Array(0)
  private n = new Float32Array(0)
  private counts = new Map<number, number>()
  private rows = new Map<number, number>()
  private readonly options: FtrlOptions

  constructor(width: number, options: FtrlOptions) {
    this.width = width
    this.options = options
  }

  /** Counts features in a first pass. */
  tally(list: FeatureList): void {
    for (let index = 0; index < list.length; index += 1) {
      const hash = list.hashes[index] ?? 0
      this.counts.set(hash, (this.counts.get(hash) ?? 0) + 1)
    }
  }

  /** Ends the counting: features that were seen often enough get rows. */
  open(): void {
    let rows = 0
    for (const [hash, count] of this.counts) {
      if (count < this.options.least) continue
      this.rows.set(hash, rows * this.width)
      rows += 1
    }
    this.counts = new Map()
    this.weights = new Float32Array(rows * this.width)
    this.z = new Float32Array(rows * this.width)
    this.n = new Float32Array(rows * this.width)
  }

  rowOf(hash: number): number {
    return this.rows.get(hash) ?? -1
  }

  /** The rows of those features that have some. */
  rowsOf(list: FeatureList): Int32Array {
    const rows = new Int32Array(list.length)
    let length = 0
    for (let index = 0; index < list.length; index += 1) {
      const row = this.rowOf(list.hashes[index] ?? 0)
      if (row >= 0) rows[length++] = row
    }
    return rows.slice(0, length)
  }

  /** Adds up rows into `out` from `at` on. */
  addRows(rows: Int32Array, out: Float64Array, at: number): void {
    const { weights, width } = this
    for (let index = 0; index < rows.length; index += 1) {
      const row = rows[index] as number
      for (let label = 0; label < width; label += 1)
        out[at + label] = (out[at + label] as number) + (weights[row + label] as number)
    }
  }

  /** Moves the weights of rows against a gradient. */
  learn(rows: Int32Array, gradient: Float64Array): void {
    const { alpha, l1, l2 } = this.options
    const { n, z, weights, width } = this
    for (let label = 0; label < width; label += 1) {
      const g = gradient[label] as number
      if (g > -1e-4 && g < 1e-4) continue
      for (let index = 0; index < rows.length; index += 1) {
        const at = (rows[index] as number) + label
        const before = n[at] as number
        const after = before + g * g
        const root = Math.sqrt(after)
        const moved = (z[at] as number) + g - ((root - Math.sqrt(before)) / alpha) * (weights[at] as number)
        z[at] = moved
        n[at] = after
        weights[at] = Math.abs(moved) <= l1 ? 0 : -(moved - Math.sign(moved) * l1) / ((1 + root) / alpha + l2)
      }
    }
  }

  /** The rows with a weight that counts, for the file. */
  *entries(least: number): Generator<readonly [number, readonly number[]]> {
    for (const [hash, row] of this.rows) {
      const weights = Array.from(this.weights.subarray(row, row + this.width))
      if (weights.some((weight) => Math.abs(weight) >= least)) yield [hash, weights]
    }
  }
}
