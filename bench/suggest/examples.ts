import { CueFeatures, TokenNumbers } from '../../shared/suggest/features.ts'
import { type Reading, readArticle } from '../../shared/suggest/reading.ts'
import { ROLE, RoleFeatures } from '../../shared/suggest/role-features.ts'
import { sceneAround } from '../../shared/suggest/scene.ts'
import { blocksOf } from '../../shared/text/block.ts'
import type { GoldArticle, GoldAttribution } from './corpus.ts'
import type { Example } from './learn-chains.ts'

/** Labels of cues. */
export const CUE = { outside: 0, first: 1, further: 2 } as const

/** An article, read. */
export interface ReadGold {
  readonly article: GoldArticle
  readonly reading: Reading
  readonly numbers: TokenNumbers
}

export function readGold(article: GoldArticle): ReadGold {
  const { blocks } = blocksOf(article.text)
  const reading = readArticle(article.text, blocks)
  return { article, reading, numbers: new TokenNumbers(reading) }
}

/** The tokens, `[from, to)`, that overlap a stretch. */
export function tokensIn({ tokens }: Reading, start: number, end: number): readonly [number, number] {
  let low = 0
  let high = tokens.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((tokens[middle]?.end ?? 0) <= start) low = middle + 1
    else high = middle
  }
  let to = low
  while (to < tokens.length && (tokens[to]?.start ?? 0) < end) to += 1
  return [low, to]
}

/** One example for each sentence. With `masked`, what is said inside of a content may be a cue or not. */
export function cueExamples({ article, reading, numbers }: ReadGold, masked: boolean): readonly Example[] {
  const gold = new Int8Array(reading.tokens.length)
  if (masked) {
    for (const { content } of article.attributions)
      for (const { start, end } of content) {
        const [from, to] = tokensIn(reading, start, end)
        gold.fill(-1, from, to)
      }
  }
  for (const { cue } of article.attributions)
    for (const { start, end } of cue) {
      const [from, to] = tokensIn(reading, start, end)
      for (let at = from; at < to; at += 1) gold[at] = at === from ? CUE.first : CUE.further
    }
  const features = new CueFeatures(reading, numbers)
  const examples: Example[] = []
  for (let sentence = 0; sentence + 1 < reading.sentenceStarts.length; sentence += 1) {
    const from = reading.sentenceStarts[sentence] ?? 0
    const to = reading.sentenceStarts[sentence + 1] ?? 0
    if (to === from) continue
    examples.push({
      length: to - from,
      gold: gold.subarray(from, to),
      never: CUE.further,
      state: (list, at) => features.state(list, from + at),
      edge: (list, at) => features.edge(list, from + at),
    })
  }
  return examples
}

/** One example for each attribution that has a cue. */
export function roleExamples(gold: ReadGold): readonly Example[] {
  return gold.article.attributions.flatMap((attribution) => roleExample(gold, attribution) ?? [])
}

function roleExample({ reading, numbers }: ReadGold, { content, cue, source }: GoldAttribution): Example | null {
  const [first] = cue
  if (first === undefined) return null
  const [from, to] = tokensIn(reading, first.start, first.end)
  if (to <= from) return null
  const roles = new Map<number, number>()
  const mark = (ranges: GoldAttribution['content'], role: number) => {
    for (const { start, end } of ranges) {
      const [a, b] = tokensIn(reading, start, end)
      for (let at = a; at < b; at += 1) roles.set(at, role)
    }
  }
  mark(content, ROLE.content)
  mark(source, ROLE.source)
  const scene = sceneAround(reading, from, to)
  const features = new RoleFeatures(reading, numbers, scene)
  const labels = Int8Array.from(scene.places, (place, at) =>
    at >= scene.cueStart && at < scene.cueEnd ? -2 - ROLE.cue : (roles.get(place) ?? ROLE.other),
  )
  return {
    length: labels.length,
    gold: labels,
    state: (list, at) => features.state(list, at),
    edge: (list, at) => features.edge(list, at),
  }
}
