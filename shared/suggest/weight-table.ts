import type { FeatureList } from './feature-list.ts'

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

const FILTER_SHIFT = 14
const FILTER_WORD = FILTER_SHIFT + 5
/** More features than a place ever has. */
const MOST_FEATURES = 256

/**
 * Weights of features, one row of `width` for each. They are whole numbers of `unit`, and so are their sums: these come out
 * the same in whatever order and grouping they are added up.
 */
export class WeightTable {
  readonly width: number
  readonly unit: number
  /** Rows of `width` weights, filled up to a multiple of four. */
  private readonly weights: Int8Array
  private readonly stride: number
  /** Hash and row by turns, so that both are fetched at once; a row of -1 where there is none. */
  private readonly slots: Int32Array
  private readonly mask: number
  /** A bit for the leading bits of every hash there is: most features have no row, and are told apart here, in little memory. */
  private readonly filter = new Int32Array(1 << (32 - FILTER_WORD))
  private readonly rows = new Int32Array(MOST_FEATURES)
  private readonly sums: Int32Array

  constructor({ width, unit, hashes, masks, weights }: StoredTable) {
    const keys = new Int32Array(bytesOf(hashes).buffer)
    const bits = new Uint16Array(bytesOf(masks).buffer)
    const values = new Int8Array(bytesOf(weights).buffer)
    let size = 16
    while (size < keys.length * 2) size *= 2
    this.width = width
    this.unit = unit
    this.stride = (width + 3) & ~3
    this.mask = size - 1
    this.slots = new Int32Array(size * 2).fill(-1)
    this.weights = new Int8Array(keys.length * this.stride)
    this.sums = new Int32Array(this.stride)
    let value = 0
    keys.forEach((hash, row) => {
      this.put(hash, row * this.stride)
      const mask = bits[row] ?? 0
      for (let label = 0; label < width; label += 1) {
        if ((mask & (1 << label)) === 0) continue
        this.weights[row * this.stride + label] = values[value] ?? 0
        value += 1
      }
    })
  }

  /** What features weigh together, for the first `columns` of the width or some more. Good until it is asked for again. */
  sumsOf(list: FeatureList, columns = this.width): Int32Array {
    const { rows, weights, sums } = this
    const length = this.find(list)
    for (let column = 0; column < columns; column += 4) {
      let [a, b, c, d] = [0, 0, 0, 0]
      for (let index = 0; index < length; index += 1) {
        const at = (rows[index] as number) + column
        a += weights[at] as number
        b += weights[at + 1] as number
        c += weights[at + 2] as number
        d += weights[at + 3] as number
      }
      sums[column] = a
      sums[column + 1] = b
      sums[column + 2] = c
      sums[column + 3] = d
    }
    return sums
  }

  /** Looks up the rows of features; says how many have one. */
  private find({ hashes, length }: FeatureList): number {
    const { rows, filter, slots, mask } = this
    let likely = 0
    for (let index = 0; index < length; index += 1) {
      // Without a branch: which features have a row is hard to foresee.
      const hash = hashes[index] as number
      rows[likely] = hash
      likely += ((filter[hash >>> FILTER_WORD] as number) >>> ((hash >>> FILTER_SHIFT) & 31)) & 1
    }
    let found = 0
    for (let index = 0; index < likely; index += 1) {
      const hash = rows[index] as number
      let slot = hash & mask
      while (slots[slot * 2] !== hash && (slots[slot * 2 + 1] as number) >= 0) slot = (slot + 1) & mask
      const row = slots[slot * 2 + 1] as number
      if (row < 0) continue
      rows[found] = row
      found += 1
    }
    return found
  }

  private put(hash: number, row: number): void {
    const word = hash >>> FILTER_WORD
    this.filter[word] = (this.filter[word] as number) | (1 << ((hash >>> FILTER_SHIFT) & 31))
    let slot = hash & this.mask
    while ((this.slots[slot * 2 + 1] as number) >= 0) slot = (slot + 1) & this.mask
    this.slots[slot * 2] = hash
    this.slots[slot * 2 + 1] = row
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
