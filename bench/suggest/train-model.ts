import { type FoundAttribution, findAttributions } from '../../shared/suggest/find-attributions.ts'
import type { Model } from '../../shared/suggest/model.ts'
import type { Reading, TokenRange } from '../../shared/suggest/reading.ts'
import { nestedIn, TRUST_NUMBERS, trustNumbers } from '../../shared/suggest/trust.ts'
import type { GoldAttribution } from './corpus.ts'
import { cueExamples, type ReadGold, roleExamples } from './examples.ts'
import { learnChain } from './learn-chains.ts'
import type { LearntModel } from './pack-model.ts'
import { jaccard, overlaps, trimmed } from './scoring.ts'

export interface TrainOptions {
  readonly alpha: number
  readonly l1: number
  readonly l2: number
  readonly epochs: number
  readonly least: number
  readonly masked: boolean
  /** Templates of features to do without. */
  readonly muted?: ReadonlySet<number> | undefined
}

/** Measured on the part of the corpus that is for choosing: see docs/suggestions.md. */
export const DEFAULTS: TrainOptions = { alpha: 0.03, l1: 4, l2: 0.5, epochs: 8, least: 3, masked: true }

/** Everything but the trust. */
export function learnChains(gold: readonly ReadGold[], options: TrainOptions): LearntModel {
  const { alpha, l1, l2, least, epochs } = options
  const ftrl = { alpha, l1, l2, least }
  const cue = learnChain(
    gold.flatMap((each) => cueExamples(each, options.masked)),
    { labels: 3, epochs, state: ftrl, edge: ftrl, muted: options.muted },
  )
  const role = learnChain(gold.flatMap(roleExamples), {
    labels: 4,
    epochs,
    state: ftrl,
    edge: ftrl,
    muted: options.muted,
  })
  return { cueStates: cue.state, cueEdges: cue.edge, roleStates: role.state, roleEdges: role.edge, trust: [] }
}

/** One attribution with what trust in it depends on, and whether it is right. */
export interface Judged {
  readonly numbers: readonly number[]
  readonly right: boolean
}

/** What a model finds in articles that it has not learnt from. */
export function judge(gold: readonly ReadGold[], model: Model): readonly Judged[] {
  return gold.flatMap(({ article, reading }) => {
    const found = findAttributions(reading, model)
    const nested = nestedIn(found)
    return found.map((each, index) => ({
      numbers: trustNumbers(reading, each, nested[index] ?? 0),
      right: article.attributions.some((wanted) => isRight(reading, each, wanted)),
    }))
  })
}

function isRight({ text, tokens }: Reading, found: FoundAttribution, wanted: GoldAttribution): boolean {
  const spans = (ranges: readonly TokenRange[]) =>
    ranges.map(({ from, to }) => ({ start: tokens[from]?.start ?? 0, end: tokens[to - 1]?.end ?? 0 }))
  if (!overlaps(spans([found.cue]), wanted.cue)) return false
  return jaccard(trimmed(text, spans(found.content)), trimmed(text, wanted.content)) >= 0.5
}

/** Learns the weights of trust: logistic regression by whole passes. */
export function learnTrust(judged: readonly Judged[]): readonly number[] {
  const weights: number[] = Array.from({ length: TRUST_NUMBERS }, () => 0)
  const squares: number[] = Array.from({ length: TRUST_NUMBERS }, () => 1e-6)
  for (let pass = 0; pass < 800; pass += 1) {
    const gradient: number[] = Array.from({ length: TRUST_NUMBERS }, () => 0)
    for (const { numbers, right } of judged) {
      let sum = 0
      for (let index = 0; index < TRUST_NUMBERS; index += 1)
        sum += (weights[index] as number) * (numbers[index] as number)
      const error = 1 / (1 + Math.exp(-sum)) - (right ? 1 : 0)
      for (let index = 0; index < TRUST_NUMBERS; index += 1)
        gradient[index] = (gradient[index] as number) + error * (numbers[index] as number)
    }
    for (let index = 0; index < TRUST_NUMBERS; index += 1) {
      const g = (gradient[index] as number) / judged.length + 0.0005 * (weights[index] as number)
      squares[index] = (squares[index] as number) + g * g
      weights[index] = (weights[index] as number) - (0.3 * g) / Math.sqrt(squares[index] as number)
    }
  }
  return weights
}
