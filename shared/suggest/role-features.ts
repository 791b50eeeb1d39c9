import type { FeatureList } from './feature-list.ts'
import type { TokenNumbers } from './features.ts'
import { QUOTED, type Reading } from './reading.ts'
import type { Scene } from './scene.ts'

/** What a token is to a cue. */
export const ROLE = { other: 0, content: 1, source: 2, cue: 3 } as const
export const ROLES = 4

const NONE = 7
/** In tokens; no cue is. */
const LONGEST_CUE = 1024
const VERBAL = /^(?:be|have|do|modal|irregular|-ed)$|-(?:past|third|base)$/

/** Features that say which tokens around a cue are its content and which name its source. */
export class RoleFeatures {
  private readonly numbers: TokenNumbers
  private readonly scene: Scene
  private readonly reading: Reading
  /** What lies between each place and the cue, counted. */
  private readonly commas: Uint8Array
  private readonly verbs: Uint8Array
  private readonly quotes: Uint8Array
  private readonly names: Uint8Array
  private readonly clauses: Uint8Array
  private readonly sentence: Int8Array
  private readonly cueBase: number
  private readonly cueKind: number
  private readonly cueFirst: number
  private readonly cueLast: number
  private readonly cueShape: number
  private readonly layout: number
  /** The mark that ends the sentence of the cue. */
  private readonly lastMark: number

  constructor(reading: Reading, numbers: TokenNumbers, scene: Scene) {
    this.reading = reading
    this.numbers = numbers
    this.scene = scene
    const size = scene.places.length
    this.commas = new Uint8Array(size)
    this.verbs = new Uint8Array(size)
    this.quotes = new Uint8Array(size)
    this.names = new Uint8Array(size)
    this.clauses = new Uint8Array(size)
    this.sentence = new Int8Array(size)
    this.count(scene.cueEnd, size, 1)
    this.count(scene.cueStart - 1, -1, -1)
    const head = headOf(reading, scene)
    this.cueBase = numbers.base[head] ?? 0
    this.cueKind = numbers.kind[head] ?? 0
    this.cueFirst = numbers.word[scene.places[scene.cueStart] ?? 0] ?? 0
    this.cueLast = numbers.word[scene.places[scene.cueEnd - 1] ?? 0] ?? 0
    this.cueShape = Math.min(scene.cueEnd - scene.cueStart, 3)
    this.layout = this.layoutOf()
    const home = reading.tokens[scene.places[scene.cueStart] ?? 0]?.sentence ?? 0
    this.lastMark = numbers.kind[(reading.sentenceStarts[home + 1] ?? 1) - 1] ?? 0
  }

  /** The features of a place; the list is cleared first. */
  state(list: FeatureList, at: number): void {
    list.clear()
    this.contextState(list, at)
    this.tokenState(list, at)
    this.nearState(list, at)
  }

  /** A number for all that `contextState` depends on within a scene: neighbours often share it. */
  stateContext(at: number): number {
    let context = this.sideOf(at)
    context = context * 16 + nearOf(this.distanceOf(at))
    context = context * 8 + (this.commas[at] ?? 0)
    context = context * 4 + (this.verbs[at] ?? 0)
    context = context * 4 + (this.quotes[at] ?? 0)
    context = context * 4 + (this.names[at] ?? 0)
    context = context * 4 + (this.clauses[at] ?? 0)
    context = context * 8 + (this.sentence[at] ?? 0) + 3
    return context * 4 + this.quotedAt(at)
  }

  /** Those that depend on the cue and on what lies between, but not on the word itself. */
  contextState(list: FeatureList, at: number): void {
    const side = this.sideOf(at)
    const near = nearOf(this.distanceOf(at))
    const commas = this.commas[at] ?? 0
    const verbs = this.verbs[at] ?? 0
    const quotes = this.quotes[at] ?? 0
    const names = this.names[at] ?? 0
    const clauses = this.clauses[at] ?? 0
    const sentence = this.sentence[at] ?? 0
    const q0 = this.quotedAt(at)
    const inQuote = q0 === QUOTED.outside ? 0 : 1
    const { cueBase, cueKind, layout } = this
    list.add(200, side)
    list.add(201, side, near)
    list.add(206, side, commas, verbs)
    list.add(207, side, sentence, inQuote)
    list.add(208, side, sentence, q0, layout)
    list.add(209, side, quotes, q0)
    list.add(210, side, near, cueKind)
    list.add(211, side, near, cueBase)
    list.add(214, side, cueBase, inQuote)
    list.add(222, side, clauses, commas, sentence)
    list.add(223, side, layout, commas)
    list.add(224, side, layout, verbs, inQuote)
    list.add(225, side, layout, near)
    list.add(226, this.cueFirst, side, near)
    list.add(227, this.cueLast, side, near)
    list.add(228, this.cueShape, side, near)
    list.add(235, cueBase, side, sentence, layout)
    list.add(236, side, names, commas, near)
    list.add(237, side, layout, cueKind, verbs)
    list.add(238, side, this.lastMark, sentence, inQuote)
  }

  /** Those that depend on the cue and on the word. */
  tokenState(list: FeatureList, at: number): void {
    const place = this.scene.places[at] ?? 0
    const side = this.sideOf(at)
    const near = nearOf(this.distanceOf(at))
    const nearest = near > 3 ? 4 : near
    const commas = this.commas[at] ?? 0
    const verbs = this.verbs[at] ?? 0
    const sentence = this.sentence[at] ?? 0
    const k0 = this.numbers.kind[place] ?? 0
    const { cueBase, cueKind, cueLast, layout } = this
    list.add(204, side, this.numbers.base[place] ?? 0, nearest)
    list.add(205, side, k0, near)
    list.add(212, side, cueBase, k0)
    list.add(213, side, cueKind, k0, verbs)
    list.add(220, side, commas, verbs, k0)
    list.add(221, side, this.names[at] ?? 0, verbs, k0)
    list.add(233, layout, side, sentence, k0)
    list.add(234, cueLast, side, k0)
    list.add(239, side, near, cueLast, k0)
    list.add(240, side, this.numbers.suffix[place] ?? 0, nearest)
  }

  /** Those that depend only on the words around a place, and on which side of the cue it is. */
  nearState(list: FeatureList, at: number): void {
    const { places } = this.scene
    const { word, kind } = this.numbers
    const of = (array: Int32Array, offset: number) => {
      const place = places[at + offset]
      return place === undefined ? NONE : (array[place] ?? 0)
    }
    const side = this.sideOf(at)
    const w0 = of(word, 0)
    const k0 = of(kind, 0)
    const k1 = of(kind, 1)
    const k_1 = of(kind, -1)
    list.add(202, side, k0)
    list.add(203, side, w0)
    list.add(215, side, k_1, k0)
    list.add(216, side, k0, k1)
    list.add(217, side, k_1, k0, k1)
    list.add(218, side, of(word, -1), w0)
    list.add(219, side, w0, of(word, 1))
    list.add(229, side, of(word, -2))
    list.add(230, side, of(word, 2))
    list.add(231, side, of(kind, -2), k_1)
    list.add(232, side, k1, of(kind, 2))
  }

  /** The features of two neighbours, `at - 1` and `at`; the list is cleared first. */
  edge(list: FeatureList, at: number): void {
    list.clear()
    this.contextEdge(list, at)
    this.tokenEdge(list, at)
    this.nearEdge(list, at)
  }

  /** A number for all that `contextEdge` depends on within a scene. */
  edgeContext(at: number): number {
    return (
      ((this.sideOfEdge(at) * LONGEST_CUE + this.nearOfEdge(at)) * 16 + this.quotedBoth(at)) * 2 + this.breaksAt(at)
    )
  }

  /** Those that depend on the cue, but not on the words themselves. */
  contextEdge(list: FeatureList, at: number): void {
    const side = this.sideOfEdge(at)
    const q = this.quotedBoth(at)
    const breaks = this.breaksAt(at)
    list.add(300, side)
    list.add(301, side, this.nearOfEdge(at))
    list.add(307, side, q, breaks)
    list.add(308, side, q, this.layout)
    list.add(309, side, breaks, this.layout)
    list.add(311, side, this.cueBase)
  }

  /** Those that depend on the cue and on the words. */
  tokenEdge(list: FeatureList, at: number): void {
    const { places } = this.scene
    const { kind } = this.numbers
    const side = this.sideOfEdge(at)
    const k0 = kind[places[at] ?? 0] ?? 0
    const k_1 = kind[places[at - 1] ?? 0] ?? 0
    const commas = this.commas[at] ?? 0
    list.add(310, side, this.cueKind, k0)
    list.add(314, side, commas, k_1)
    list.add(315, side, this.verbs[at] ?? 0, k0)
    list.add(316, side, this.nearOfEdge(at), k_1, k0)
    list.add(317, side, this.layout, k_1)
    list.add(318, side, this.cueBase, k0)
    list.add(319, side, this.layout, k0, commas)
  }

  /** Those that depend only on the words around two neighbours, and on which side of the cue they are. */
  nearEdge(list: FeatureList, at: number): void {
    const { places } = this.scene
    const { word, kind } = this.numbers
    const here = places[at] ?? 0
    const before = places[at - 1] ?? 0
    const next = places[at + 1]
    const side = this.sideOfEdge(at)
    const k0 = kind[here] ?? 0
    const k_1 = kind[before] ?? 0
    const k1 = next === undefined ? NONE : (kind[next] ?? 0)
    const w0 = word[here] ?? 0
    list.add(302, side, k_1, k0)
    list.add(303, side, k0)
    list.add(304, side, k_1)
    list.add(305, side, w0)
    list.add(306, side, word[before] ?? 0)
    list.add(312, side, k0, k1)
    list.add(313, side, k_1, k0, k1)
  }

  /** 1 before the cue, 2 behind it. */
  private sideOf(at: number): number {
    return at < this.scene.cueStart ? 1 : 2
  }

  /** How many tokens away the cue is; 1 for its neighbours. */
  private distanceOf(at: number): number {
    const { cueStart, cueEnd } = this.scene
    return at < cueStart ? cueStart - at : at - cueEnd + 1
  }

  private quotedAt(at: number): number {
    return this.numbers.quoted[this.scene.places[at] ?? 0] ?? 0
  }

  private quotedBoth(at: number): number {
    return this.quotedAt(at - 1) * 4 + this.quotedAt(at)
  }

  private breaksAt(at: number): 0 | 1 {
    const { places } = this.scene
    const { tokens } = this.reading
    return tokens[places[at] ?? 0]?.sentence === tokens[places[at - 1] ?? 0]?.sentence ? 0 : 1
  }

  /** How far the cue is, in coarse steps; within it, less than 0. */
  private nearOfEdge(at: number): number {
    const { cueStart, cueEnd } = this.scene
    const distance = at <= cueStart ? cueStart - at : at - cueEnd
    if (distance < 5) return distance
    return distance < 9 ? 5 : 6
  }

  /** 1 before the cue, 2 at its start, 3 in it, 4 at its end, 5 behind it. */
  private sideOfEdge(at: number): number {
    const { cueStart, cueEnd } = this.scene
    if (at < cueStart) return 1
    if (at === cueStart) return 2
    if (at < cueEnd) return 3
    return at === cueEnd ? 4 : 5
  }

  /** By which the near features of a place are known in every scene: its side, or 0 where the scene cuts its neighbours off. */
  nearSide(at: number): 0 | 1 | 2 {
    const { places, cueStart } = this.scene
    const place = places[at] ?? 0
    if (places[at - 2] !== place - 2 || places[at + 2] !== place + 2) return 0
    return at < cueStart ? 1 : 2
  }

  /** The same for two neighbours. */
  nearEdgeSide(at: number): 0 | 1 | 2 {
    const { places, cueStart, cueEnd } = this.scene
    const place = places[at] ?? 0
    if (places[at - 1] !== place - 1 || places[at + 1] !== place + 1) return 0
    if (at < cueStart) return 1
    return at > cueEnd ? 2 : 0
  }

  private count(from: number, to: number, step: 1 | -1): void {
    const { places, cueStart } = this.scene
    const { tokens } = this.reading
    const home = tokens[places[cueStart] ?? 0]?.sentence ?? 0
    let [commas, verbs, quotes, names, clauses] = [0, 0, 0, 0, 0]
    let named = false
    for (let at = from; at !== to; at += step) {
      const token = tokens[places[at] ?? 0]
      if (token === undefined) continue
      this.commas[at] = Math.min(commas, 4)
      this.verbs[at] = Math.min(verbs, 3)
      this.quotes[at] = Math.min(quotes, 3)
      this.names[at] = Math.min(names, 3)
      this.clauses[at] = Math.min(clauses, 3)
      this.sentence[at] = Math.max(-3, Math.min(3, token.sentence - home))
      const { kind } = token
      if (kind === ',' || kind === '–' || kind === ';' || kind === ':') commas += 1
      if (VERBAL.test(kind)) verbs += 1
      if (token.quoted === QUOTED.opening || token.quoted === QUOTED.closing) quotes += 1
      const isName = kind === 'Name' || kind === 'CAPS' || kind === 'pro' || kind === 'person'
      if (isName && !named) names += 1
      named = isName
      if (kind === 'that' || kind === 'who' || kind === 'wh' || kind === 'because' || kind === 'which') clauses += 1
    }
  }

  /** How the scene is built around the cue: what its neighbours are, whether quotations stand on its sides, a colon. */
  private layoutOf(): number {
    const { places, cueStart, cueEnd } = this.scene
    const { tokens } = this.reading
    const token = (at: number) => tokens[places[at] ?? -1]
    const home = token(cueStart)?.sentence
    let quoteBefore = 0
    for (let at = cueStart - 1; at >= 0 && token(at)?.sentence === home; at -= 1) {
      if (token(at)?.quoted === QUOTED.closing) {
        quoteBefore = cueStart - at < 7 ? 2 : 1
        break
      }
    }
    let quoteBehind = 0
    for (let at = cueEnd; at < places.length && (token(at)?.sentence ?? 0) <= (home ?? 0) + 1; at += 1) {
      if (token(at)?.quoted === QUOTED.opening) {
        quoteBehind = token(at)?.sentence !== home ? 1 : at - cueEnd < 3 ? 2 : 3
        break
      }
    }
    const first = token(cueStart)
    const opens = home !== undefined && token(cueStart - 1)?.sentence !== home ? 1 : 0
    const inQuote = first !== undefined && first.quotation >= 0 ? 1 : 0
    return quoteBefore * 64 + quoteBehind * 8 + opens * 2 + inQuote
  }
}

/** A distance in coarse steps, 1 to 8. */
function nearOf(distance: number): number {
  if (distance < 5) return distance
  if (distance < 8) return 5
  if (distance < 13) return 6
  return distance < 25 ? 7 : 8
}

/** The word that makes a cue one: its last reporting verb, or else its last word. A place in the reading. */
function headOf({ tokens }: Reading, { places, cueStart, cueEnd }: Scene): number {
  for (let at = cueEnd - 1; at >= cueStart; at -= 1) {
    const kind = tokens[places[at] ?? 0]?.kind ?? ''
    if (/-(?:past|third|base|ing|participle)$/.test(kind)) return places[at] ?? 0
  }
  const last = places[cueEnd - 1] ?? 0
  const kind = tokens[last]?.kind ?? ''
  const isMark = kind === ':' || kind === ','
  return isMark && cueEnd - cueStart > 1 ? (places[cueEnd - 2] ?? 0) : last
}
