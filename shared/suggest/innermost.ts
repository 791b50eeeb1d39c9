import { reportingVerb, type VerbClass } from '../claim/verb-classes.ts'
import { TokenNumbers } from './features.ts'
import { type FoundAttribution, findAttributions } from './find-attributions.ts'
import type { Model } from './model.ts'
import { QUOTED, type Reading, type Token, type TokenRange } from './reading.ts'
import { outermost, type WeighedAttribution, weigh } from './trust.ts'

/** An attribution with those that hold it, nearest first. */
export interface FramedAttribution {
  readonly attribution: WeighedAttribution
  readonly score: number
  readonly holders: readonly WeighedAttribution[]
}

/** How much of what an attribution says another may take up, for both to be worth a claim. */
const MOST_SHARED = 0.6

const DEEPEST = 2

/** The fewest tokens in which somebody can say that somebody says something. */
const SHORTEST = 4

/** What a verb must report for its subject to speak rather than only to think or want. */
const SPEAKING: ReadonlySet<VerbClass> = new Set<VerbClass>([
  'say',
  'claim',
  'write',
  'ask',
  'judge',
  'commit',
  'react',
])

/**
 * The innermost attributions above a threshold, in text order. What somebody says is read as a text of its own; where
 * that is little more than what somebody else says, the outer attribution becomes the one who reports it.
 */
export function innermost(
  reading: Reading,
  model: Model,
  found: readonly WeighedAttribution[],
  threshold: number,
  numbers: TokenNumbers,
): readonly FramedAttribution[] {
  const scope = { reading, model, threshold, numbers }
  return outermost(found, threshold)
    .flatMap((attribution) => framed(scope, attribution, []))
    .sort((a, b) => a.attribution.cue.from - b.attribution.cue.from)
}

/** What is read, and with what. */
interface Scope {
  readonly reading: Reading
  readonly numbers: TokenNumbers
  readonly model: Model
  readonly threshold: number
}

function framed(
  scope: Scope,
  attribution: WeighedAttribution,
  holders: readonly WeighedAttribution[],
): readonly FramedAttribution[] {
  const own: FramedAttribution = { attribution, score: attribution.outermost, holders }
  if (holders.length >= DEEPEST) return [own]
  const inner = attribution.content.flatMap((range) => within(scope, range))
  const chain = [attribution, ...holders]
  const nested = inner.flatMap((each) => framed(scope, each, chain))
  return inner.some((each) => takesUp(attribution, each)) ? nested : [own, ...nested]
}

/** The attributions within a range, read as if it were all there is. */
function within({ reading, numbers, model, threshold }: Scope, range: TokenRange): readonly WeighedAttribution[] {
  const inner = withoutMarks(reading, range)
  if (inner.to - inner.from < SHORTEST || !someSpeaks(reading, inner)) return []
  const part = partOf(reading, inner)
  const found = findAttributions(part, model, new TokenNumbers(part, { numbers, from: inner.from }))
  return outermost(weigh(part, found, model.trust), threshold)
    .filter((each) => isSpoken(part, each))
    .map((each) => moved(each, inner.from))
}

/** A range without the quotation marks at its edges, and without “that”. */
function withoutMarks({ tokens }: Reading, { from, to }: TokenRange): TokenRange {
  let [first, last] = [from, to]
  const isEdge = (at: number) => tokens[at]?.quoted === QUOTED.opening || tokens[at]?.quoted === QUOTED.closing
  while (first < last && (isEdge(first) || tokens[first]?.lower === 'that')) first += 1
  while (last > first && isEdge(last - 1)) last -= 1
  return { from: first, to: last }
}

/** A range of a reading as a reading of its own: the quotation that holds it does not count. */
function partOf(reading: Reading, { from, to }: TokenRange): Reading {
  const outer = reading.tokens[from]?.quotation ?? -1
  const tokens: Token[] = []
  const sentenceStarts: number[] = []
  for (let at = from; at < to; at += 1) {
    const token = reading.tokens[at]
    if (token === undefined) continue
    if (token.sentence !== reading.tokens[at - 1]?.sentence || at === from) sentenceStarts.push(tokens.length)
    const isFree = token.quotation === outer
    const quotation = isFree ? -1 : token.quotation
    const quoted = isFree ? QUOTED.outside : token.quoted
    tokens.push({ ...token, quotation, quoted, sentence: sentenceStarts.length - 1, block: 0 })
  }
  const block = reading.blocks[reading.tokens[from]?.block ?? 0]
  return {
    ...reading,
    tokens,
    blocks: block === undefined ? [] : [block],
    sentenceStarts: [...sentenceStarts, tokens.length],
    blockStarts: [0, tokens.length],
  }
}

function someSpeaks({ tokens }: Reading, { from, to }: TokenRange): boolean {
  for (let at = from; at < to; at += 1) if (speaks(tokens[at]?.lower ?? '')) return true
  return false
}

/** Whether somebody else speaks here: no “I think”, no “wants to”. */
function isSpoken({ tokens }: Reading, { cue, source }: FoundAttribution): boolean {
  const words = tokens.slice(cue.from, cue.to)
  const spoken = words.some(({ lower, kind }) => speaks(lower) && !kind.endsWith('-base'))
  const [first] = source
  if (!spoken || first === undefined) return false
  return !/^(?:i|we|you|us|me|it|people|who|which|that)$/.test(tokens[first.from]?.lower ?? '')
}

/** Whether a word alone may say that somebody speaks. */
function speaks(lower: string): boolean {
  if (lower === 'according') return true
  const verb = reportingVerb(lower)
  return verb !== null && verb.form !== 'base' && verb.classes.some((each) => SPEAKING.has(each))
}

function moved<T extends WeighedAttribution>(each: T, by: number): T {
  const move = ({ from, to }: TokenRange): TokenRange => ({ from: from + by, to: to + by })
  return { ...each, cue: move(each.cue), content: each.content.map(move), source: each.source.map(move) }
}

/** Whether the inner attribution, with its source and cue, is most of what the outer one says. */
function takesUp(outer: WeighedAttribution, inner: WeighedAttribution): boolean {
  const parts = [...inner.content, ...inner.source, inner.cue]
  const shared = outer.content.reduce(
    (sum, range) =>
      sum +
      parts.reduce(
        (part, each) => part + Math.max(0, Math.min(each.to, range.to) - Math.max(each.from, range.from)),
        0,
      ),
    0,
  )
  const size = outer.content.reduce((sum, { from, to }) => sum + to - from, 0)
  return shared > size * MOST_SHARED
}
