import { reportingVerb } from '../claim/verb-classes.ts'
import { type FeatureList, numberOf } from './feature-list.ts'
import { QUOTED, type Reading } from './reading.ts'

/** The tokens of an article as numbers, for features. */
export class TokenNumbers {
  readonly word: Int32Array
  readonly base: Int32Array
  readonly kind: Int32Array
  readonly suffix: Int32Array
  /** The first letters, by which the forms of an unknown word are alike. */
  readonly prefix: Int32Array
  /** Everything that a reporting verb may report. */
  readonly classes: Int32Array
  readonly quoted: Uint8Array
  /** 1 for finite forms of reporting verbs. */
  readonly finite: Uint8Array

  /** The numbers of a reading; of a part of another one, which starts at a token there, they are cut out of that’s. */
  constructor({ tokens }: Reading, whole?: { readonly numbers: TokenNumbers; readonly from: number }) {
    const { length } = tokens
    this.quoted = new Uint8Array(length)
    for (let at = 0; at < length; at += 1) this.quoted[at] = tokens[at]?.quoted ?? 0
    if (whole !== undefined) {
      const { numbers, from } = whole
      this.word = numbers.word.subarray(from, from + length)
      this.base = numbers.base.subarray(from, from + length)
      this.kind = numbers.kind.subarray(from, from + length)
      this.suffix = numbers.suffix.subarray(from, from + length)
      this.prefix = numbers.prefix.subarray(from, from + length)
      this.classes = numbers.classes.subarray(from, from + length)
      this.finite = numbers.finite.subarray(from, from + length)
      return
    }
    this.word = new Int32Array(length)
    this.base = new Int32Array(length)
    this.kind = new Int32Array(length)
    this.suffix = new Int32Array(length)
    this.prefix = new Int32Array(length)
    this.classes = new Int32Array(length)
    this.finite = new Uint8Array(length)
    const words = new Map<string, WordNumbers>()
    const kinds = new Map<string, KindNumbers>()
    tokens.forEach(({ lower, base, kind }, at) => {
      const word = known(words, lower, () => wordNumbers(lower, base))
      const { number, finite } = known(kinds, kind, () => kindNumbers(kind))
      this.word[at] = word.word
      this.base[at] = word.base
      this.kind[at] = number
      this.suffix[at] = word.suffix
      this.prefix[at] = word.prefix
      this.classes[at] = word.classes
      this.finite[at] = finite
    })
  }
}

/** The value of a key, made where there is none yet. */
function known<T>(values: Map<string, T>, key: string, make: () => T): T {
  const value = values.get(key)
  if (value !== undefined) return value
  const made = make()
  values.set(key, made)
  return made
}

interface KindNumbers {
  readonly number: number
  readonly finite: number
}

function kindNumbers(kind: string): KindNumbers {
  return { number: numberOf(kind), finite: kind.endsWith('-past') || kind.endsWith('-third') ? 1 : 0 }
}

interface WordNumbers {
  readonly word: number
  readonly base: number
  readonly suffix: number
  readonly prefix: number
  readonly classes: number
}

function wordNumbers(lower: string, base: string): WordNumbers {
  return {
    word: numberOf(lower.replace(/\d/g, '0').replace(/[‘’]/g, "'")),
    base: numberOf(base),
    suffix: numberOf(lower.slice(-3)),
    prefix: numberOf(lower.slice(0, 5)),
    classes: numberOf(reportingVerb(lower)?.classes.join(' ') ?? ''),
  }
}

const AUXILIARY: ReadonlySet<string> = new Set(['be', 'have', 'do', 'modal', 'not', 'adverb', '-ly', 'time', 'day'])
const NONE = 7
const REACH = 8

/** Features that say whether a place is part of a cue. */
export class CueFeatures {
  private readonly reading: Reading
  private readonly numbers: TokenNumbers

  constructor(reading: Reading, numbers: TokenNumbers) {
    this.reading = reading
    this.numbers = numbers
  }

  /** The features of one place; the list is cleared first. */
  state(list: FeatureList, at: number): void {
    const { word, base, kind, suffix } = this.numbers
    const { tokens, sentenceStarts } = this.reading
    const token = tokens[at]
    if (token === undefined) return
    const from = sentenceStarts[token.sentence] ?? 0
    const to = sentenceStarts[token.sentence + 1] ?? tokens.length
    const in_ = (array: Int32Array, offset: number) =>
      at + offset < from || at + offset >= to ? NONE : (array[at + offset] ?? 0)
    const w0 = in_(word, 0)
    const w1 = in_(word, 1)
    const w_1 = in_(word, -1)
    const b0 = in_(base, 0)
    const k0 = in_(kind, 0)
    const k1 = in_(kind, 1)
    const k2 = in_(kind, 2)
    const k_1 = in_(kind, -1)
    const k_2 = in_(kind, -2)
    list.clear()
    list.add(0)
    list.add(1, w0)
    list.add(2, b0)
    list.add(3, k0)
    list.add(4, in_(suffix, 0))
    list.add(5, w_1)
    list.add(6, w1)
    list.add(7, k_1)
    list.add(8, k1)
    list.add(9, k_2)
    list.add(10, k2)
    list.add(11, in_(kind, 3))
    list.add(12, in_(kind, -3))
    list.add(13, w_1, w0)
    list.add(14, w0, w1)
    list.add(15, k_1, k0)
    list.add(16, k0, k1)
    list.add(17, k_1, k0, k1)
    list.add(18, k_2, k_1, k0)
    list.add(19, k0, k1, k2)
    list.add(20, b0, k1)
    list.add(21, b0, k_1)
    list.add(22, in_(base, -1), k0)
    list.add(23, in_(base, 1), k0)
    list.add(24, in_(word, -2))
    list.add(25, in_(word, 2))
    const quoted = token.quoted
    list.add(26, quoted)
    list.add(27, quoted, k0)
    const right = this.skip(at, 1, to, from)
    const left = this.skip(at, -1, to, from)
    const rightKind = right < 0 ? NONE : (kind[right] ?? 0)
    const leftKind = left < 0 ? NONE : (kind[left] ?? 0)
    list.add(28, rightKind, k0)
    list.add(29, leftKind, k0)
    list.add(30, b0, rightKind)
    list.add(31, b0, leftKind)
    list.add(32, leftKind, k0, rightKind)
    const ahead = this.quoteAhead(at, to)
    const behind = this.quoteBehind(at, from)
    list.add(33, ahead, k0)
    list.add(34, behind, k0)
    list.add(35, b0, ahead, behind)
    list.add(36, at === from ? 1 : 0, k0)
    const block = this.reading.blocks[token.block]
    const title = block?.kind === 'title' || block?.kind === 'heading' ? 1 : 0
    list.add(37, title, k0)
    const last = tokens[to - 1]?.kind === ':' ? 1 : 0
    list.add(38, last, to - at < 4 ? to - at : 4, k0)
    list.add(39, this.verbsBefore(at, from), k0)
    list.add(40, in_(word, -1), w1)
    list.add(41, in_(word, -2), w_1)
    list.add(42, w1, in_(word, 2))
    list.add(43, in_(kind, -3), k_2, k_1)
    list.add(44, k1, k2, in_(kind, 3))
    list.add(46, this.numbers.classes[at] ?? 0)
    list.add(47, this.numbers.prefix[at] ?? 0, in_(suffix, 0))
    list.add(48, this.numbers.classes[at] ?? 0, rightKind)
    list.add(49, this.numbers.classes[at] ?? 0, leftKind)
    list.add(50, b0, k0, k1)
    list.add(45, quoted === QUOTED.outside ? 0 : 1, b0)
  }

  /** The features of two neighbours, `at - 1` and `at`. */
  edge(list: FeatureList, at: number): void {
    const { word, kind } = this.numbers
    list.clear()
    list.add(100)
    list.add(101, kind[at] ?? 0)
    list.add(102, kind[at - 1] ?? 0)
    list.add(103, kind[at - 1] ?? 0, kind[at] ?? 0)
    list.add(104, word[at] ?? 0)
    list.add(105, word[at - 1] ?? 0)
  }

  private skip(at: number, step: 1 | -1, to: number, from: number): number {
    const { tokens } = this.reading
    for (let place = at + step, left = REACH; place >= from && place < to && left > 0; place += step, left -= 1) {
      if (!AUXILIARY.has(tokens[place]?.kind ?? '')) return place
    }
    return -1
  }

  /** How many tokens ahead a quotation opens in the sentence: 1, 2, 3 to 5, further; 0 for none. */
  private quoteAhead(at: number, to: number): number {
    for (let place = at; place < Math.min(to, at + 12); place += 1) {
      if (this.numbers.quoted[place] === QUOTED.opening) return bucket(place - at)
    }
    return 0
  }

  private quoteBehind(at: number, from: number): number {
    for (let place = at; place >= Math.max(from, at - 12); place -= 1) {
      if (this.numbers.quoted[place] === QUOTED.closing) return bucket(at - place)
    }
    return 0
  }

  private verbsBefore(at: number, from: number): number {
    let count = 0
    for (let place = Math.max(from, at - 25); place < at; place += 1) count += this.numbers.finite[place] ?? 0
    return Math.min(count, 3)
  }
}

function bucket(distance: number): number {
  if (distance < 3) return distance + 1
  return distance < 6 ? 4 : 5
}
