/** A list of feature numbers that is filled anew for every place; features are hashes, so no word need be kept. */
export class FeatureList {
  readonly hashes = new Int32Array(256)
  length = 0
  private readonly muted: ReadonlySet<number>
  private readonly mutes: boolean

  /** `muted` templates add nothing: for measuring what each is good for. */
  constructor(muted: ReadonlySet<number> = new Set()) {
    this.muted = muted
    this.mutes = muted.size > 0
  }

  clear(): void {
    this.length = 0
  }

  /** Adds the feature that a template makes of up to four values. */
  add(template: number, a?: number, b?: number, c?: number, d?: number): void {
    if (this.mutes && this.muted.has(template)) return
    let hash = Math.imul(template + 1, 0x9e3779b1)
    if (a !== undefined) hash = mix(hash, a)
    if (b !== undefined) hash = mix(hash, b)
    if (c !== undefined) hash = mix(hash, c)
    if (d !== undefined) hash = mix(hash, d)
    hash ^= hash >>> 15
    this.hashes[this.length] = hash === 0 ? 1 : hash
    this.length += 1
  }
}

function mix(hash: number, value: number): number {
  const next = Math.imul(hash ^ value, 0x85ebca6b)
  return Math.imul(next ^ (next >>> 13), 0xc2b2ae35)
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
