/** A list of feature numbers that is filled anew for every place; features are hashes, so no word need be kept. */
export class FeatureList {
  readonly hashes = new Int32Array(256)
  length = 0

  clear(): void {
    this.length = 0
  }

  /** Adds the feature that a template makes of up to four values. */
  add(template: number, a = 0, b = 0, c = 0, d = 0): void {
    let hash = mix(0x2545f491, template + 1)
    hash = mix(mix(mix(mix(hash, a), b), c), d)
    this.hashes[this.length] = hash === 0 ? 1 : hash
    this.length += 1
  }
}

function mix(hash: number, value: number): number {
  let next = Math.imul(hash ^ value, 0x85ebca6b)
  next ^= next >>> 13
  next = Math.imul(next, 0xc2b2ae35)
  return next ^ (next >>> 16)
}

const numbers = new Map<string, number>()
const MOST_REMEMBERED = 50_000

/** A number for a string: FNV-1a, 32 bits. */
export function numberOf(text: string): number {
  const known = numbers.get(text)
  if (known !== undefined) return known
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  if (numbers.size < MOST_REMEMBERED) numbers.set(text, hash)
  return hash
}
