import { addScores, bestLabels, type Chain, sumsOf, totalOf } from './chain.ts'
import { FeatureList } from './feature-list.ts'
import { CueFeatures, TokenNumbers } from './features.ts'
import type { Model } from './model.ts'
import { QUOTED, type Reading } from './reading.ts'
import { ROLE, ROLES, RoleFeatures } from './role-features.ts'
import { type Scene, sceneAround } from './scene.ts'

/** A stretch of tokens, `[from, to)`, by their places in the reading. */
export interface TokenRange {
  readonly from: number
  readonly to: number
}

/** A cue with what it attributes to whom; not yet put into the words of a claim. */
export interface FoundAttribution {
  readonly cue: TokenRange
  readonly content: readonly TokenRange[]
  readonly source: readonly TokenRange[]
  /** How probable it is that the cue is one, 0 to 1. */
  readonly cueProbability: number
  /** How probable the boundaries are, given the cue, 0 to 1. */
  readonly rolesProbability: number
}

const CUE_LABELS = 3
const LEAST_CUE = 0.15
/** Sentences longer than this are read in pieces. */
const LONGEST_SEQUENCE = 400

/** All attributions that an article may hold, nested and doubtful ones among them, in the order of their cues. */
export function findAttributions(reading: Reading, model: Model): readonly FoundAttribution[] {
  const numbers = new TokenNumbers(reading)
  const list = new FeatureList(model.muted)
  return cuesIn(reading, numbers, model, list).flatMap(
    ({ from, to, probability }) => attributionOf(reading, numbers, model, list, from, to, probability) ?? [],
  )
}

interface FoundCue extends TokenRange {
  readonly probability: number
}

function cuesIn(reading: Reading, numbers: TokenNumbers, model: Model, list: FeatureList): readonly FoundCue[] {
  const features = new CueFeatures(reading, numbers)
  const found: FoundCue[] = []
  for (let sentence = 0; sentence + 1 < reading.sentenceStarts.length; sentence += 1) {
    const start = reading.sentenceStarts[sentence] ?? 0
    const end = reading.sentenceStarts[sentence + 1] ?? 0
    for (let from = start; from < end; from += LONGEST_SEQUENCE) {
      const to = Math.min(end, from + LONGEST_SEQUENCE)
      found.push(...cuesOfSequence(cueChain(features, model, list, from, to), from))
    }
  }
  return found
}

function cueChain(features: CueFeatures, model: Model, list: FeatureList, from: number, to: number): Chain {
  const length = to - from
  const states = new Float64Array(length * CUE_LABELS)
  const edges = new Float64Array(length * CUE_LABELS * CUE_LABELS)
  for (let at = 0; at < length; at += 1) {
    features.state(list, from + at)
    addScores(model.cueStates, list, states, at * CUE_LABELS)
    if (at === 0) continue
    features.edge(list, from + at)
    addScores(model.cueEdges, list, edges, at * CUE_LABELS * CUE_LABELS)
  }
  return { length, labels: CUE_LABELS, states, edges }
}

/** The cues of the best labelling, and others that are probable enough to be looked at. */
function cuesOfSequence(chain: Chain, offset: number): readonly FoundCue[] {
  const { labels } = bestLabels(chain)
  const { forward, backward, total } = sumsOf(chain)
  const chance = (at: number, label: number) =>
    Math.exp((forward[at * CUE_LABELS + label] ?? 0) + (backward[at * CUE_LABELS + label] ?? 0) - total)
  const found: FoundCue[] = []
  for (let at = 0; at < chain.length; at += 1) {
    const first = labels[at] !== 0
    const probability = first ? 1 - chance(at, 0) : chance(at, 1)
    if (!first && probability < LEAST_CUE) continue
    let to = at + 1
    while (to < chain.length && (first ? labels[to] === 2 : labels[to] === 0 && chance(to, 2) > probability / 2))
      to += 1
    found.push({ from: offset + at, to: offset + to, probability })
    at = to - 1
  }
  return found
}

function attributionOf(
  reading: Reading,
  numbers: TokenNumbers,
  model: Model,
  list: FeatureList,
  from: number,
  to: number,
  cueProbability: number,
): FoundAttribution | null {
  const scene = sceneAround(reading, from, to)
  const chain = roleChain(scene, new RoleFeatures(reading, numbers, scene), model, list)
  const { labels, score } = bestLabels(chain)
  const content = rangesOf(scene, labels, ROLE.content)
  if (content.length === 0) return null
  const source = nearest(rangesOf(scene, labels, ROLE.source), from)
  return {
    cue: { from, to },
    content: withRestOfQuotation(reading, content, { from, to }, source),
    source,
    cueProbability,
    rolesProbability: Math.exp(score - totalOf(chain)),
  }
}

function roleChain(scene: Scene, features: RoleFeatures, model: Model, list: FeatureList): Chain {
  const { length } = scene.places
  const states = new Float64Array(length * ROLES)
  const edges = new Float64Array(length * ROLES * ROLES)
  for (let at = 0; at < length; at += 1) {
    const isCue = at >= scene.cueStart && at < scene.cueEnd
    if (!isCue) {
      features.state(list, at)
      addScores(model.roleStates, list, states, at * ROLES)
    }
    for (let role = 0; role < ROLES; role += 1) {
      if ((role === ROLE.cue) !== isCue) states[at * ROLES + role] = Number.NEGATIVE_INFINITY
    }
    if (at === 0) continue
    features.edge(list, at)
    addScores(model.roleEdges, list, edges, at * ROLES * ROLES)
  }
  return { length, labels: ROLES, states, edges }
}

/** How many tokens may stand between an attribution and the quotation that goes on behind it. */
const MOST_BETWEEN = 8

/** “…,” said Olander on Monday, “….”: what is quoted on both sides of an attribution in one sentence is one content. */
function withRestOfQuotation(
  { tokens }: Reading,
  content: readonly TokenRange[],
  cue: TokenRange,
  source: readonly TokenRange[],
): readonly TokenRange[] {
  const [first] = content
  const last = tokens[(first?.to ?? 0) - 1]
  if (first === undefined || content.length > 1 || first.to > cue.from) return content
  if (last?.quoted !== QUOTED.closing || !/^[,—–-]$/.test(tokens[first.to - 2]?.text ?? '')) return content
  const behind = Math.max(cue.to, ...source.map(({ to }) => to))
  let from = behind
  while (from < behind + MOST_BETWEEN && tokens[from]?.quoted === QUOTED.outside) from += 1
  const opening = tokens[from]
  const home = tokens[cue.from]
  if (opening?.quoted !== QUOTED.opening || opening.block !== home?.block || opening.sentence !== home.sentence)
    return content
  if (!/^[,—–:-]$/.test(tokens[from - 1]?.text ?? '')) return content
  let to = from + 1
  while (tokens[to]?.quotation === opening.quotation && tokens[to]?.block === opening.block) to += 1
  return [first, { from, to }]
}

/** Of several ranges the one that is nearest to a cue: a cue has one source. */
function nearest(ranges: readonly TokenRange[], cue: number): readonly TokenRange[] {
  const distance = ({ from, to }: TokenRange) => (to <= cue ? cue - to : from - cue)
  const [first] = [...ranges].sort((a, b) => distance(a) - distance(b))
  return first === undefined ? [] : [first]
}

/** Runs of one role as ranges of the reading’s tokens: what was cut out of a quotation comes back in. */
function rangesOf({ places }: Scene, labels: Uint8Array, role: number): readonly TokenRange[] {
  const ranges: TokenRange[] = []
  let first = -1
  for (let at = 0; at <= labels.length; at += 1) {
    const inside = at < labels.length && labels[at] === role
    if (inside && first < 0) first = at
    if (inside || first < 0) continue
    ranges.push({ from: places[first] ?? 0, to: (places[at - 1] ?? 0) + 1 })
    first = -1
  }
  return ranges
}
