import { bestLabels, type Chain, sumsOf, totalOf } from './chain.ts'
import { completed, nearest } from './complete-attribution.ts'
import { FeatureList } from './feature-list.ts'
import { CueFeatures, TokenNumbers } from './features.ts'
import type { Model } from './model.ts'
import type { Reading, TokenRange } from './reading.ts'
import { RoleChains } from './role-chain.ts'
import { ROLE, RoleFeatures } from './role-features.ts'
import { type Scene, sceneAround } from './scene.ts'
import type { WeightTable } from './weight-table.ts'

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
const CUE_PAIRS = CUE_LABELS * CUE_LABELS
const LEAST_CUE = 0.2
/** Text has one cue for about fifteen tokens; what has far more is none. */
const TOKENS_PER_CUE = 8
/** Sentences longer than this are read in pieces. */
const LONGEST_SEQUENCE = 400

/** All attributions that an article may hold, nested and doubtful ones among them, in the order of their cues. */
export function findAttributions(
  reading: Reading,
  model: Model,
  numbers = new TokenNumbers(reading),
): readonly FoundAttribution[] {
  const list = new FeatureList(model.muted)
  const chains = new RoleChains(reading.tokens.length, model, list)
  return cuesIn(reading, numbers, model, list).flatMap((cue) => attributionOf(reading, numbers, chains, cue) ?? [])
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
  const edges = new Float64Array(length * CUE_PAIRS)
  const write = (table: WeightTable, scores: Float64Array, at: number) => {
    const sums = table.sumsOf(list)
    for (let column = 0; column < table.width; column += 1)
      scores[at * table.width + column] = (sums[column] as number) * table.unit
  }
  for (let at = 0; at < length; at += 1) {
    features.state(list, from + at)
    write(model.cueStates, states, at)
    if (at === 0) continue
    features.edge(list, from + at)
    write(model.cueEdges, edges, at)
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
  return likeliest(found, Math.ceil(chain.length / TOKENS_PER_CUE) + 2)
}

/** No more than so many, the most probable ones, in their order. */
function likeliest(found: readonly FoundCue[], most: number): readonly FoundCue[] {
  if (found.length <= most) return found
  const [least] = found
    .map(({ probability }) => probability)
    .sort((a, b) => b - a)
    .slice(most - 1)
  return found.filter(({ probability }) => probability >= (least ?? 0)).slice(0, most)
}

function attributionOf(
  reading: Reading,
  numbers: TokenNumbers,
  chains: RoleChains,
  { from, to, probability }: FoundCue,
): FoundAttribution | null {
  const scene = sceneAround(reading, from, to)
  const chain = chains.chainOf(scene, new RoleFeatures(reading, numbers, scene))
  const { labels, score } = bestLabels(chain)
  const content = rangesOf(scene, labels, ROLE.content)
  const source = nearest(rangesOf(scene, labels, ROLE.source), from)
  const parts = completed(reading, { cue: { from, to }, content, source })
  if (parts.content.length === 0) return null
  return {
    ...parts,
    cueProbability: probability,
    rolesProbability: Math.exp(score - totalOf(chain)),
  }
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
