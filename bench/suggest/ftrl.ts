import type { FeatureList } from '../../shared/suggest/feature-list.ts'

/** Gradients smaller than this are not worth the time. */
const SMALLEST = 0.002

const SHIFT = 8
const SLOTS = 1 << (32 - SHIFT)

export interface FtrlOptions {
  readonly alpha: number
  readonly l1: number
  readonly l2: number
  /** How often a feature must have been seen to get weights. */
  readonly least: number
}

/** Weights that are being learnt: FTRL-proximal, which leaves most of them at nothing. */
export class FtrlTable {
  readonly width: number
  weights = new Float32Array(0)
  private z = new Float32Array(0)
  private n = new Float32Array(0)
  /** How often features were seen, up to 255; the few that share a slot count together. */
  private counts = new Uint8Array(SLOTS)
  private readonly rows = new RowIndex()
  private readonly options: FtrlOptions

  constructor(width: number, options: FtrlOptions) {
    this.width = width
    this.options = options
  }

  /** Counts features in a first pass. */
  tally(list: FeatureList): void {
    for (let index = 0; index < list.length; index += 1) {
      const slot = (list.hashes[index] as number) >>> SHIFT
      if ((this.counts[slot] as number) < 255) this.counts[slot] = (this.counts[slot] as number) + 1
    }
  }

  /** The rows of those features that were seen often enough, which get theirs when they are first asked for. */
  openRows(list: FeatureList): Int32Array {
    const rows = new Int32Array(list.length)
    let length = 0
    for (let index = 0; index < list.length; index += 1) {
      const hash = list.hashes[index] as number
      if ((this.counts[hash >>> SHIFT] as number) < this.options.least) continue
      rows[length] = this.rows.add(hash) * this.width
      length += 1
    }
    return rows.slice(0, length)
  }

  /** Ends the giving out of rows. */
  close(): void {
    this.counts = new Uint8Array(0)
    const size = this.rows.size * this.width
    this.weights = new Float32Array(size)
    this.z = new Float32Array(size)
    this.n = new Float32Array(size)
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
      if (g > -SMALLEST && g < SMALLEST) continue
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
    for (const [hash, row] of this.rows.entries()) {
      const weights = Array.from(this.weights.subarray(row * this.width, (row + 1) * this.width))
      if (weights.some((weight) => Math.abs(weight) >= least)) yield [hash, weights]
    }
  }
}

/** Numbers features from 0 on. */
class RowIndex {
  size = 0
  private keys = new Int32Array(1 << 16)
  private rows = new Int32Array(1 << 16).fill(-1)

  add(hash: number): number {
    const slot = this.slotOf(hash)
    const known = this.rows[slot] as number
    if (known >= 0) return known
    this.keys[slot] = hash
    this.rows[slot] = this.size
    this.size += 1
    if (this.size * 2 > this.keys.length) this.grow()
    return this.size - 1
  }

  *entries(): Generator<readonly [number, number]> {
    for (let slot = 0; slot < this.keys.length; slot += 1) {
      const row = this.rows[slot] as number
      if (row >= 0) yield [this.keys[slot] as number, row]
    }
  }

  private slotOf(hash: number): number {
    const mask = this.keys.length - 1
    let slot = hash & mask
    while ((this.rows[slot] as number) >= 0 && this.keys[slot] !== hash) slot = (slot + 1) & mask
    return slot
  }

  private grow(): void {
    const { keys, rows } = this
    this.keys = new Int32Array(keys.length * 2)
    this.rows = new Int32Array(keys.length * 2).fill(-1)
    rows.forEach((row, at) => {
      if (row < 0) return
      const slot = this.slotOf(keys[at] as number)
      this.keys[slot] = keys[at] as number
      this.rows[slot] = row
    })
  }
}
