interface Range {
  readonly start: number
  readonly end: number
}

/** What is compared: the spans of an attribution, UTF-16 code units. */
export interface Scored {
  readonly content: readonly Range[]
  readonly cue: readonly Range[]
  readonly source: readonly Range[]
  readonly mode: string
}

/** True positives, and how many were proposed and wanted. */
export class Tally {
  right = 0
  proposed = 0
  wanted = 0

  get precision(): number {
    return this.proposed === 0 ? 0 : this.right / this.proposed
  }

  get recall(): number {
    return this.wanted === 0 ? 0 : this.right / this.wanted
  }

  get f1(): number {
    const sum = this.proposed + this.wanted
    return sum === 0 ? 0 : (2 * this.right) / sum
  }
}

const EDGE = /[\s\p{P}]/u

/** Ranges without quotation marks, “that” and punctuation at their edges; what nothing remains of is left out. */
export function trimmed(text: string, ranges: readonly Range[]): readonly Range[] {
  return ranges.flatMap(({ start, end }) => {
    let [from, to] = [start, end]
    const skip = () => {
      while (from < to && EDGE.test(text.charAt(from))) from += 1
    }
    skip()
    if (/^that\s/i.test(text.slice(from, from + 5))) from += 4
    skip()
    while (to > from && EDGE.test(text.charAt(to - 1))) to -= 1
    return to > from ? [{ start: from, end: to }] : []
  })
}

/** How much two sets of characters have in common: those in both against those in either. */
export function jaccard(a: readonly Range[], b: readonly Range[]): number {
  const size = (ranges: readonly Range[]) => ranges.reduce((sum, { start, end }) => sum + end - start, 0)
  let both = 0
  for (const one of a)
    for (const other of b) both += Math.max(0, Math.min(one.end, other.end) - Math.max(one.start, other.start))
  const either = size(a) + size(b) - both
  return either === 0 ? 1 : both / either
}

export function isSame(text: string, a: readonly Range[], b: readonly Range[]): boolean {
  const [one, other] = [joined(text, trimmed(text, a)), joined(text, trimmed(text, b))]
  return (
    one.length === other.length && one.every(({ start, end }, i) => other[i]?.start === start && other[i]?.end === end)
  )
}

/** Ranges with nothing but punctuation between them are one. */
function joined(text: string, ranges: readonly Range[]): readonly Range[] {
  const out: Range[] = []
  for (const range of [...ranges].sort((a, b) => a.start - b.start)) {
    const last = out.at(-1)
    if (last !== undefined && /^[\s\p{P}]*$/u.test(text.slice(last.end, range.start)))
      out[out.length - 1] = { start: last.start, end: range.end }
    else out.push(range)
  }
  return out
}

export function overlaps(a: readonly Range[], b: readonly Range[]): boolean {
  return a.some((one) => b.some((other) => one.start < other.end && other.start < one.end))
}

/** A largest one-to-one pairing of what may be paired: for each of `count` the partner, or -1. */
export function pairUp(count: number, partners: (index: number) => readonly number[]): readonly number[] {
  const taken = new Map<number, number>()
  const found: number[] = Array.from({ length: count }, () => -1)
  const seek = (index: number, seen: Set<number>): boolean => {
    for (const partner of partners(index)) {
      if (seen.has(partner)) continue
      seen.add(partner)
      const holder = taken.get(partner)
      if (holder !== undefined && !seek(holder, seen)) continue
      taken.set(partner, index)
      found[index] = partner
      return true
    }
    return false
  }
  for (let index = 0; index < count; index += 1) seek(index, new Set())
  return found
}

const PARTS = ['content', 'cue', 'source', 'all three'] as const
export type Part = (typeof PARTS)[number]

/** The figures of a comparison: by part, strict and partial, and the content by mode. */
export class Figures {
  readonly strict = new Map<Part, Tally>(PARTS.map((part) => [part, new Tally()]))
  readonly partial = new Map<Part, Tally>(PARTS.map((part) => [part, new Tally()]))
  readonly byMode = new Map<string, { readonly strict: Tally; readonly partial: Tally }>()

  /** Takes in an article; gives the pairs of proposed and wanted whose contents match in part. */
  add(text: string, proposed: readonly Scored[], wanted: readonly Scored[]): readonly (readonly [number, number])[] {
    const trimmedProposed = proposed.map(({ content }) => trimmed(text, content))
    const trimmedWanted = wanted.map(({ content }) => trimmed(text, content))
    const pair = (match: (p: number, w: number) => boolean) =>
      pairUp(proposed.length, (p) => wanted.flatMap((_, w) => (near(proposed[p], wanted[w]) && match(p, w) ? [w] : [])))
    const at = <T>(list: readonly T[], index: number): T => list[index] as T
    const contentPartly = (p: number, w: number) => jaccard(at(trimmedProposed, p), at(trimmedWanted, w)) >= 0.5
    const contentSame = (p: number, w: number) => isSame(text, at(proposed, p).content, at(wanted, w).content)
    const cueTouches = (p: number, w: number) => overlaps(at(proposed, p).cue, at(wanted, w).cue)
    const cueSame = (p: number, w: number) => isSame(text, at(proposed, p).cue, at(wanted, w).cue)
    const sourceTouches = (p: number, w: number) => overlaps(at(proposed, p).source, at(wanted, w).source)
    const sourceSame = (p: number, w: number) => isSame(text, at(proposed, p).source, at(wanted, w).source)
    const noSource = (p: number, w: number) => at(proposed, p).source.length === 0 && at(wanted, w).source.length === 0
    const partly = pair(contentPartly)
    const same = pair(contentSame)
    this.count(this.partial, 'content', partly, proposed, wanted, () => true)
    this.count(this.strict, 'content', same, proposed, wanted, () => true)
    this.count(this.partial, 'cue', pair(cueTouches), proposed, wanted, ({ cue }) => cue.length > 0)
    this.count(this.strict, 'cue', pair(cueSame), proposed, wanted, ({ cue }) => cue.length > 0)
    const sourced = (match: (p: number, w: number) => boolean) =>
      pair((p, w) => match(p, w) && (cueTouches(p, w) || contentPartly(p, w)))
    this.count(this.partial, 'source', sourced(sourceTouches), proposed, wanted, ({ source }) => source.length > 0)
    this.count(this.strict, 'source', sourced(sourceSame), proposed, wanted, ({ source }) => source.length > 0)
    const all = pair((p, w) => contentPartly(p, w) && cueTouches(p, w) && (noSource(p, w) || sourceTouches(p, w)))
    this.count(this.partial, 'all three', all, proposed, wanted, () => true)
    const allSame = pair((p, w) => contentSame(p, w) && cueSame(p, w) && (noSource(p, w) || sourceSame(p, w)))
    this.count(this.strict, 'all three', allSame, proposed, wanted, () => true)
    this.countModes(partly, same, proposed, wanted)
    return partly.flatMap((w, p) => (w < 0 ? [] : [[p, w] as const]))
  }

  private count(
    figures: Map<Part, Tally>,
    part: Part,
    pairs: readonly number[],
    proposed: readonly Scored[],
    wanted: readonly Scored[],
    counts: (each: Scored) => boolean,
  ): void {
    const tally = figures.get(part)
    if (tally === undefined) return
    tally.right += pairs.filter((partner) => partner >= 0).length
    tally.proposed += proposed.filter(counts).length
    tally.wanted += wanted.filter(counts).length
  }

  /** By the mode that the gold standard gives; what is proposed and matches nothing counts by its own mode. */
  private countModes(
    partly: readonly number[],
    same: readonly number[],
    proposed: readonly Scored[],
    wanted: readonly Scored[],
  ): void {
    const tallies = (mode: string) => {
      const found = this.byMode.get(mode) ?? { strict: new Tally(), partial: new Tally() }
      this.byMode.set(mode, found)
      return found
    }
    for (const { mode } of wanted) {
      tallies(mode).strict.wanted += 1
      tallies(mode).partial.wanted += 1
    }
    proposed.forEach(({ mode }, p) => {
      for (const [kind, pairs] of [
        ['partial', partly],
        ['strict', same],
      ] as const) {
        const w = pairs[p] ?? -1
        const own = tallies(w >= 0 ? (wanted[w]?.mode ?? mode) : mode)[kind]
        own.proposed += 1
        if (w >= 0) own.right += 1
      }
    })
  }
}

/** Whether two attributions are near enough that comparing them makes sense. */
function near(a: Scored | undefined, b: Scored | undefined): boolean {
  const first = (each: Scored | undefined) =>
    Math.min(...(each?.content ?? []).map(({ start }) => start), ...(each?.cue ?? []).map(({ start }) => start))
  const last = (each: Scored | undefined) =>
    Math.max(...(each?.content ?? []).map(({ end }) => end), ...(each?.cue ?? []).map(({ end }) => end))
  return first(a) <= last(b) && first(b) <= last(a)
}
