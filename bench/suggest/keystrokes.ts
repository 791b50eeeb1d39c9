/**
 * How many keys the claims of the sample project take, made by hand and by way of suggestions:
 *
 *     node scripts/run-ts.mjs bench/suggest/keystrokes.ts
 *
 * By hand every selection is made with the fewest keys that there are for it, found by trying all ways from where the
 * caret stands, so that the figures favour working without suggestions. All speakers are known in both cases.
 */
import { readFileSync } from 'node:fs'
import { extendOffset, moveOffset, type Terrain, type TextUnit, unitsAround } from '../../renderer/reader/motion.ts'
import { proposeSpeaker } from '../../shared/claim/propose-speaker.ts'
import { suggestClaims } from '../../shared/suggest/suggest-claims.ts'
import type { Suggestion } from '../../shared/suggest/suggestion.ts'
import { blocksOf } from '../../shared/text/block.ts'
import { canonicalText } from '../../shared/text/canonical-text.ts'
import { codePoint, offsetMap, type Span, utf16 } from '../../shared/text/offset.ts'
import { quotations } from '../../shared/text/quotation.ts'
import { selectionSpan } from '../../shared/text/segment.ts'

/** From the page to a field of speakers in the editor: pane, fields, and back. */
const TO_EDITOR = 6
/** Two letters of a name, and Enter. */
const NAME = 3
/** From the bar at a selection to its field of the speaker. */
const TO_BAR = 1
const UNITS: readonly TextUnit[] = ['character', 'word', 'sentence', 'quotation', 'paragraph']

interface GoldClaim {
  readonly spans: readonly Span[]
  readonly cues: readonly Span[]
  readonly speakers: readonly string[]
  readonly commitment: string
}

interface Costs {
  readonly claims: number
  readonly byHand: number
  readonly suggested: number
  readonly matched: number
}

/** The keys for one article; `cues` says whether cues are marked as well. */
function count(terrain: Terrain, gold: readonly GoldClaim[], known: readonly Known[], cues: boolean): Costs {
  const { text, blocks } = terrain
  const hand = handWorker(terrain, known, cues)
  const byHand = gold.reduce((sum, claim) => sum + hand.make(claim), 0)

  const worker = handWorker(terrain, known, cues)
  const suggestions = [...suggestClaims(text, blocks, { speakers: known })].sort(byPlace)
  const left = new Set(gold)
  let keys = 1 // The first of them.
  for (const suggestion of suggestions) {
    const match = best(suggestion, left)
    if (match === null) {
      keys += 1
      continue
    }
    left.delete(match)
    keys += 1 + corrections(terrain, suggestion, match, worker, cues)
  }
  const missed = gold.filter((claim) => left.has(claim)).reduce((sum, claim) => sum + worker.make(claim), 0)
  return { claims: gold.length, byHand, suggested: keys + missed, matched: gold.length - left.size }
}

/** What it takes to make an accepted suggestion what it should be, beyond the key that accepts it. */
function corrections(
  { text }: Terrain,
  suggestion: Suggestion,
  gold: GoldClaim,
  worker: ReturnType<typeof handWorker>,
  cues: boolean,
): number {
  let keys = 0
  const [found, wanted] = [
    suggestion.content.map((span) => bare(text, span)),
    gold.spans.map((span) => bare(text, span)),
  ]
  for (const [index, span] of wanted.entries()) {
    const own = found[index]
    if (own === undefined) keys += worker.select(span) + 1
    else keys += wordsBetween(text, own.start, span.start) + wordsBetween(text, own.end, span.end)
  }
  const said = new Set(suggestion.speakers.map(({ speakerId, name }) => speakerId ?? name))
  const wrong = gold.speakers.filter((id) => !said.has(id)).length
  if (wrong > 0 || said.size > gold.speakers.length) keys += TO_EDITOR + Math.max(1, wrong) * NAME
  if (cues && gold.cues.some((cue) => !suggestion.cue.some((own) => own.start < cue.end && own.end > cue.start))) {
    keys += gold.cues.reduce((sum, cue) => sum + worker.select(cue) + 1, 0)
  }
  return keys === 0 ? 0 : keys + 1 // The key that goes back to the suggestions.
}

/** Somebody who makes claims by keyboard, with the caret where they left it. */
function handWorker(terrain: Terrain, known: readonly Known[], cues: boolean) {
  const { text, blocks } = terrain
  let caret = 0
  let recent: string[] = []

  function select(span: Span): number {
    const reach = distances(terrain, caret, moveOffset)
    let fewest = Number.POSITIVE_INFINITY
    for (let at = 0; at <= span.end; at += 1) {
      const way = reach[at] ?? Number.POSITIVE_INFINITY
      if (way >= fewest) continue
      if (blank(text, at, span.start)) fewest = Math.min(fewest, way + extension(terrain, at, span))
      if (at >= span.start) fewest = Math.min(fewest, way + growth(terrain, at, span))
    }
    caret = span.end
    return fewest
  }

  function speakers(claim: GoldClaim): number {
    const [span] = claim.spans
    const proposal =
      span === undefined ? null : proposeSpeaker({ text, blocks, span, speakers: known, recent: recent as never[] })
    const [first, ...others] = claim.speakers
    recent = [...claim.speakers, ...recent]
    const right = first === undefined ? proposal === null : proposal?.speakerId === first
    return (right ? 0 : TO_BAR + NAME) + (others.length === 0 ? 0 : TO_EDITOR + others.length * NAME)
  }

  return {
    select,
    make(claim: GoldClaim): number {
      const [first, ...others] = claim.spans
      if (first === undefined) return 0
      let keys = select(first) + speakers(claim) + 1
      for (const span of others) keys += select(span) + 1
      if (cues) for (const cue of claim.cues) keys += select(cue) + 1
      return keys
    },
  }
}

type Motion = (terrain: Terrain, from: Span['start'], unit: TextUnit, forward: boolean) => Span['start']

/** How many keys every place is away. */
function distances(terrain: Terrain, from: number, motion: Motion): Float64Array {
  const away = new Float64Array(terrain.text.length + 1).fill(Number.POSITIVE_INFINITY)
  away[from] = 0
  const queue = [from]
  for (const at of queue) {
    for (const unit of UNITS) {
      for (const forward of [true, false]) {
        const next = motion(terrain, utf16(at), unit, forward)
        if (away[next] !== Number.POSITIVE_INFINITY) continue
        away[next] = (away[at] ?? 0) + 1
        queue.push(next)
      }
    }
  }
  return away
}

const extensions = new Map<string, Float64Array>()

/** The keys that extend a selection from a place to the end of a span. */
function extension(terrain: Terrain, from: number, { end }: Span): number {
  const name = `${terrain.text.length} ${from}`
  const away = extensions.get(name) ?? distances(terrain, from, extendOffset)
  extensions.set(name, away)
  let fewest = Number.POSITIVE_INFINITY
  for (let at = Number(end); at <= terrain.text.length && blank(terrain.text, end, at); at += 1) {
    fewest = Math.min(fewest, away[at] ?? fewest)
  }
  return fewest
}

/** The presses of Space that take exactly a span, from a place in it. */
function growth(terrain: Terrain, at: number, span: Span): number {
  const chain = unitsAround(terrain, { start: utf16(at), end: utf16(at) })
  const index = chain.findIndex((unit) => {
    const cut = selectionSpan(terrain.text, unit)
    return cut?.start === span.start && cut.end === span.end
  })
  return index < 0 ? Number.POSITIVE_INFINITY : Math.max(1, index)
}

function blank(text: string, from: number, to: number): boolean {
  return from <= to && /^\s*$/.test(text.slice(from, to))
}

function wordsBetween(text: string, a: number, b: number): number {
  return a === b ? 0 : Math.max(1, text.slice(Math.min(a, b), Math.max(a, b)).split(/\s+/).filter(Boolean).length)
}

/** Without quotation marks and points at its edges, as claims are compared. */
function bare(text: string, { start, end }: Span): Span {
  const words = text.slice(start, end)
  const before = /^["“”‘’'\s]*/.exec(words)?.[0].length ?? 0
  const after = /["“”‘’'\s.,]*$/.exec(words)?.[0].length ?? 0
  return { start: utf16(start + before), end: utf16(Math.max(start + before, end - after)) }
}

function best(suggestion: Suggestion, gold: ReadonlySet<GoldClaim>): GoldClaim | null {
  const scored = [...gold].map((claim) => [share(suggestion.content, claim.spans), claim] as const)
  const [top] = scored.sort(([a], [b]) => b - a)
  return top !== undefined && top[0] >= 0.5 ? top[1] : null
}

function share(a: readonly Span[], b: readonly Span[]): number {
  const length = (spans: readonly Span[]) => spans.reduce((sum, { start, end }) => sum + end - start, 0)
  const common = a
    .flatMap((one) => b.map((two) => Math.max(0, Math.min(one.end, two.end) - Math.max(one.start, two.start))))
    .reduce((sum, each) => sum + each, 0)
  return common / Math.max(1, length(a) + length(b) - common)
}

function byPlace(a: Suggestion, b: Suggestion): number {
  return (a.content[0]?.start ?? 0) - (b.content[0]?.start ?? 0)
}

type Known = Parameters<typeof proposeSpeaker>[0]['speakers'][number]

interface Selected {
  readonly selector: readonly [{ readonly start: number; readonly end: number }, unknown]
}

interface SampleBundle {
  readonly speakers: readonly (Omit<Known, 'aliases'> & { readonly aliases?: readonly string[] })[]
  readonly articles: readonly { readonly id: string; readonly title: string; readonly text: string }[]
  readonly claims: readonly {
    readonly articleId: string
    readonly target: readonly Selected[]
    readonly cues?: readonly Selected[]
    readonly speakers?: readonly { readonly speakerId: string }[]
    readonly commitment: string
  }[]
}

export function main(): void {
  const file = new URL('../../fixtures/sample/sample.avowal.json', import.meta.url)
  const bundle = JSON.parse(readFileSync(file, 'utf8')) as SampleBundle
  const known = bundle.speakers.map((speaker) => ({ ...speaker, aliases: speaker.aliases ?? [] }))
  const lines = [
    '| article | claims | found | keys by hand | with suggestions | with cues: by hand | with suggestions |',
  ]
  lines.push('|---|---|---|---|---|---|---|')
  for (const { id, title, text: raw } of bundle.articles) {
    const claims = bundle.claims.filter(({ articleId }) => articleId === id)
    if (claims.length === 0) continue
    const text = canonicalText(raw)
    const map = offsetMap(text)
    const { blocks } = blocksOf(text)
    const starts = Int32Array.from(blocks, (block) => block.start)
    const terrain: Terrain = { text, blocks, starts, quotations: quotations(text, blocks) }
    const placed = (list: readonly Selected[] = []) =>
      list.map(({ selector: [at] }) => map.spanFromCodePoints({ start: codePoint(at.start), end: codePoint(at.end) }))
    const gold = claims
      .map(
        ({ target, cues, speakers = [], commitment }): GoldClaim => ({
          spans: placed(target),
          cues: placed(cues),
          speakers: speakers.map(({ speakerId }) => speakerId),
          commitment,
        }),
      )
      .sort((a, b) => (a.spans[0]?.start ?? 0) - (b.spans[0]?.start ?? 0))
    const plain = count(terrain, gold, known, false)
    const whole = count(terrain, gold, known, true)
    lines.push(
      `| ${title} | ${plain.claims} | ${plain.matched} | ${plain.byHand} | ${plain.suggested} | ${whole.byHand} | ${whole.suggested} |`,
    )
  }
  process.stdout.write(`${lines.join('\n')}\n`)
}
