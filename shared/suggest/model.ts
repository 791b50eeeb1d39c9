import type { WeightTable } from './chain.ts'

/** Weights learnt from annotated news: of cues, of what surrounds them, and of how far to trust the whole. */
export interface Model {
  readonly cueStates: WeightTable
  readonly cueEdges: WeightTable
  readonly roleStates: WeightTable
  readonly roleEdges: WeightTable
  /** One weight for each number that `trustNumbers` gives. */
  readonly trust: readonly number[]
  /** Templates of features that are left out: only where their worth is measured. */
  readonly muted?: ReadonlySet<number>
}

/** A table as it is stored: features are hashes, so that no word of what it was learnt from is in it. */
export interface StoredTable {
  readonly width: number
  /** What a weight of 1 in `weights` stands for. */
  readonly unit: number
  /** Ascending, as 32-bit numbers, little-endian, in base 64. */
  readonly hashes: string
  /** Which labels of a row have a weight: 16 bits a row. */
  readonly masks: string
  /** 8 bits with a sign for each bit that is set. */
  readonly weights: string
}

/** The file of the model. */
export interface StoredModel {
  readonly cueStates: StoredTable
  readonly cueEdges: StoredTable
  readonly roleStates: StoredTable
  readonly roleEdges: StoredTable
  readonly trust: readonly number[]
}

export function openModel(stored: StoredModel): Model {
  return {
    cueStates: new PackedTable(stored.cueStates),
    cueEdges: new PackedTable(stored.cueEdges),
    roleStates: new PackedTable(stored.roleStates),
    roleEdges: new PackedTable(stored.roleEdges),
    trust: stored.trust,
  }
}

const FILTER_SHIFT = 13

class PackedTable implements WeightTable {
  readonly width: number
  readonly weights: Float32Array
  private readonly keys: Int32Array
  private readonly slots: Int32Array
  private readonly mask: number
  /** A bit for the leading bits of every hash there is: most features have no row, and are told apart here, in little memory. */
  private readonly filter = new Int32Array(1 << (32 - FILTER_SHIFT - 5))

  constructor({ width, unit, hashes, masks, weights }: StoredTable) {
    const keys = bytesOf(hashes)
    const bits = bytesOf(masks)
    const values = bytesOf(weights)
    const rows = keys.length / 4
    let size = 16
    while (size < rows * 2) size *= 2
    this.width = width
    this.mask = size - 1
    this.keys = new Int32Array(size)
    this.slots = new Int32Array(size).fill(-1)
    this.weights = new Float32Array(rows * width)
    let value = 0
    for (let row = 0; row < rows; row += 1) {
      const at = row * 4
      const hash =
        (keys[at] ?? 0) | ((keys[at + 1] ?? 0) << 8) | ((keys[at + 2] ?? 0) << 16) | ((keys[at + 3] ?? 0) << 24)
      this.put(hash, row * width)
      const mask = (bits[row * 2] ?? 0) | ((bits[row * 2 + 1] ?? 0) << 8)
      for (let label = 0; label < width; label += 1) {
        if ((mask & (1 << label)) === 0) continue
        this.weights[row * width + label] = (((values[value] ?? 0) << 24) >> 24) * unit
        value += 1
      }
    }
  }

  rowOf(hash: number): number {
    const bit = hash >>> FILTER_SHIFT
    if (((this.filter[bit >>> 5] as number) & (1 << (bit & 31))) === 0) return -1
    for (let slot = hash & this.mask; ; slot = (slot + 1) & this.mask) {
      const row = this.slots[slot] as number
      if (row < 0 || this.keys[slot] === hash) return row
    }
  }

  private put(hash: number, row: number): void {
    const bit = hash >>> FILTER_SHIFT
    this.filter[bit >>> 5] = (this.filter[bit >>> 5] as number) | (1 << (bit & 31))
    let slot = hash & this.mask
    while ((this.slots[slot] ?? -1) >= 0) slot = (slot + 1) & this.mask
    this.keys[slot] = hash
    this.slots[slot] = row
  }
}

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

function bytesOf(base64: string): Uint8Array {
  const digits = new Uint8Array(128)
  for (let digit = 0; digit < DIGITS.length; digit += 1) digits[DIGITS.charCodeAt(digit)] = digit
  const length = base64.replace(/=+$/, '').length
  const bytes = new Uint8Array(Math.floor((length * 3) / 4))
  let held = 0
  let count = 0
  let at = 0
  for (let index = 0; index < length; index += 1) {
    held = ((held << 6) | (digits[base64.charCodeAt(index)] ?? 0)) & 0xffffff
    count += 6
    if (count < 8) continue
    count -= 8
    bytes[at] = (held >> count) & 0xff
    at += 1
  }
  return bytes
}
