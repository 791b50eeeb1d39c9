import type { FoundAttribution } from './find-attributions.ts'
import type { Reading, TokenRange } from './reading.ts'

/** How many numbers `trustNumbers` gives. */
export const TRUST_NUMBERS = 16

/** An attribution with how far to trust it. */
export interface WeighedAttribution extends FoundAttribution {
  /** How probable it is that somebody would annotate it, where only those count that lie in no other. */
  readonly outermost: number
}

/** What trust in an attribution depends on, as numbers; the last says how surely it lies in another one. */
export function trustNumbers(reading: Reading, found: FoundAttribution, nested: number): readonly number[] {
  const { tokens } = reading
  const size = sizeOf(found.content)
  const quoted = found.content.every(
    ({ from, to }) => (tokens[from]?.quotation ?? -1) >= 0 && (tokens[to - 1]?.quotation ?? -1) >= 0,
  )
  const cue = tokens[found.cue.from]
  const cueQuoted = cue !== undefined && cue.quotation >= 0
  const kind = reading.blocks[cue?.block ?? 0]?.kind
  const p = Math.min(0.999, Math.max(0.001, found.cueProbability))
  const cueLogit = Math.log(p / (1 - p))
  const roles = Math.max(-8, Math.log(found.rolesProbability + 1e-9))
  const sourced = found.source.length > 0 ? 1 : 0
  return [
    1,
    cueLogit,
    roles,
    sourced,
    sourced * cueLogit,
    quoted ? 1 : 0,
    cueQuoted ? 1 : 0,
    Math.log(size),
    size === 1 ? 1 : 0,
    Math.min(3, found.content.length - 1),
    found.source.length > 1 ? 1 : 0,
    kind === 'title' || kind === 'heading' ? 1 : 0,
    found.cue.to - found.cue.from > 1 ? 1 : 0,
    quoted ? cueLogit : 0,
    (found.content[0]?.from ?? 0) >= found.cue.to ? 1 : 0,
    nested,
  ]
}

/** Weighs attributions by the weights of the model. */
export function weigh(
  reading: Reading,
  found: readonly FoundAttribution[],
  trust: readonly number[],
): readonly WeighedAttribution[] {
  const nested = nestedIn(found)
  return found.map((each, index) => ({
    ...each,
    outermost: chance(trustNumbers(reading, each, nested[index] ?? 0), trust),
  }))
}

function chance(numbers: readonly number[], trust: readonly number[]): number {
  const sum = numbers.reduce((total, number, index) => total + number * (trust[index] ?? 0), 0)
  return 1 / (1 + Math.exp(-sum))
}

/** How far back an attribution is looked for whose content holds another. */
const NEIGHBOURS = 12

/** How surely the cue of each lies in the content of another, 0 to 1. */
export function nestedIn(found: readonly FoundAttribution[]): readonly number[] {
  return found.map(({ cue }, index) => {
    let most = 0
    for (
      let other = Math.max(0, index - NEIGHBOURS);
      other < Math.min(found.length, index + NEIGHBOURS + 1);
      other += 1
    ) {
      const holder = found[other]
      if (holder === undefined || other === index || !holds(holder.content, cue)) continue
      most = Math.max(most, holder.cueProbability * Math.sqrt(holder.rolesProbability))
    }
    return most
  })
}

/** Whether some ranges hold the start of another. */
function holds(ranges: readonly TokenRange[], { from }: TokenRange): boolean {
  return ranges.some((range) => range.from <= from && from < range.to)
}

/** Those above a threshold of which none lies in another, or shares its cue or most of its content; in the order of the text. */
export function outermost(found: readonly WeighedAttribution[], threshold: number): readonly WeighedAttribution[] {
  const byScore = found.filter((each) => each.outermost >= threshold).sort((a, b) => b.outermost - a.outermost)
  const taken: WeighedAttribution[] = []
  const held = new Set<number>()
  const cued = new Set<number>()
  for (const each of byScore) {
    const { cue, content } = each
    if (countOf([cue], held) > 0 || countOf([cue], cued) > 0) continue
    if (countOf(content, cued) > 0) continue
    if (countOf(content, held) * 2 > sizeOf(content)) continue
    addTo(cued, [cue])
    addTo(held, content)
    taken.push(each)
  }
  return taken.sort((a, b) => a.cue.from - b.cue.from)
}

/** How many places of some ranges are among others. */
function countOf(ranges: readonly TokenRange[], places: ReadonlySet<number>): number {
  let count = 0
  for (const { from, to } of ranges) for (let place = from; place < to; place += 1) if (places.has(place)) count += 1
  return count
}

function addTo(places: Set<number>, ranges: readonly TokenRange[]): void {
  for (const { from, to } of ranges) for (let place = from; place < to; place += 1) places.add(place)
}

function sizeOf(ranges: readonly TokenRange[]): number {
  return ranges.reduce((sum, { from, to }) => sum + to - from, 0)
}
