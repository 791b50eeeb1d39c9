import { reportingVerb } from '../claim/verb-classes.ts'
import type { Block } from '../text/block.ts'
import type { CanonicalText } from '../text/canonical-text.ts'
import { type Quotation, quotations } from '../text/quotation.ts'
import { sentences } from '../text/segment.ts'
import { wordClass } from './word-classes.ts'

/** Where a token stands towards the outermost quotation that holds it. */
export const QUOTED = { outside: 0, opening: 1, inside: 2, closing: 3 } as const

/** A word or mark of the text, `[start, end)` in UTF-16 code units. */
export interface Token {
  readonly text: string
  readonly lower: string
  readonly start: number
  readonly end: number
  /** What it is, coarsely: see `wordClass`. */
  readonly kind: string
  /** The base form of a reporting verb; else the word in lower case, numbers as 0. */
  readonly base: string
  /** Its sentence and block, counted through the article. */
  readonly sentence: number
  readonly block: number
  /** The outermost quotation that holds it, by its place in the reading’s list; -1 outside of all. */
  readonly quotation: number
  readonly quoted: number
}

/** A stretch of tokens, `[from, to)`, by their places in the reading. */
export interface TokenRange {
  readonly from: number
  readonly to: number
}

interface Stretch {
  readonly start: number
  readonly end: number
}

/** An article as the engine sees it. */
export interface Reading {
  readonly text: CanonicalText
  readonly blocks: readonly Block[]
  readonly tokens: readonly Token[]
  /** The first token of each sentence, with the number of all tokens at the end. */
  readonly sentenceStarts: readonly number[]
  readonly blockStarts: readonly number[]
  /** All quotations, nested ones among them. */
  readonly quotations: readonly Quotation[]
}

const TOKEN =
  /(?:\p{L}\.){2,}|\b(?:Mr|Mrs|Ms|Dr|Prof|Sens?|Reps?|Gov|Gen|Lt|Col|Capt|Maj|Cmdr|Adm|Sgt|Brig|Rev|Hon|Pres|Amb|St|Jr|Sr|No|Inc|Corp|Co|Ltd|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mon|Tue|Wed|Thu|Fri|Sat|Sun|\p{Lu})\.(?!$)|[\p{L}\p{N}\p{M}]+(?:[’'\-.&/@_][\p{L}\p{N}\p{M}]+|,(?=\d{3})\d+)*|\.{2,}|-{2,}|''|[^\s]/gu
const CLITIC = /[’'](?:s|re|ve|ll|d|m)$/i

/** Blocks whose words nobody is quoted for. */
const MUTE: ReadonlySet<string> = new Set(['boilerplate', 'byline', 'dateline', 'section-label'])

/** Reads a text into tokens, sentences and quotations. Boilerplate, bylines and the like are left out. */
export function readArticle(text: CanonicalText, blocks: readonly Block[]): Reading {
  const spoken = blocks.filter(({ kind }) => !MUTE.has(kind))
  const quoted = quotations(text, spoken)
  const outer = quoted.filter(({ depth }) => depth === 0)
  const words = new Map<string, Word>()
  const tokens: Token[] = []
  const sentenceStarts: number[] = []
  const blockStarts: number[] = []
  let quotation = 0
  for (const [block, within] of spoken.entries()) {
    blockStarts.push(tokens.length)
    for (const { start: from, end: to } of sentences(text, within)) {
      const sentence = sentenceStarts.length
      sentenceStarts.push(tokens.length)
      let opens = true
      const spans = tokenSpans(text, from, to)
      const shouting = isTitleCase(text, spans)
      for (const { start, end } of spans) {
        while (quotation < outer.length && (outer[quotation]?.outer.end ?? 0) <= start) quotation += 1
        const holder = outer[quotation]
        const inside = holder !== undefined && holder.outer.start <= start
        const word = wordOf(words, text.slice(start, end))
        tokens.push({
          text: word.text,
          lower: word.lower,
          start,
          end,
          kind: opens || shouting ? word.openingKind : word.kind,
          base: word.base,
          sentence,
          block,
          quotation: inside ? quotation : -1,
          quoted: inside ? placeIn(holder, start, end) : QUOTED.outside,
        })
        opens = opens ? word.isMark : word.leadsIn
      }
    }
  }
  sentenceStarts.push(tokens.length)
  blockStarts.push(tokens.length)
  return { text, blocks: spoken, tokens, sentenceStarts, blockStarts, quotations: quoted }
}

/** What is the same wherever a word or mark stands in an article. */
interface Word {
  readonly text: string
  readonly lower: string
  readonly base: string
  readonly kind: string
  /** Its kind where a capital letter says nothing. */
  readonly openingKind: string
  readonly isMark: boolean
  /** Whether it is a mark behind which a sentence may start. */
  readonly leadsIn: boolean
}

function wordOf(words: Map<string, Word>, text: string): Word {
  const known = words.get(text)
  if (known !== undefined) return known
  const lower = text.toLowerCase()
  const word: Word = {
    text,
    lower,
    base: reportingVerb(lower)?.base ?? lower.replace(/\d+/g, '0'),
    kind: wordClass(text, lower, false),
    openingKind: wordClass(text, lower, true),
    isMark: !/^[\p{L}\p{N}]/u.test(text),
    leadsIn: /^[“"‘«„:]$/u.test(text),
  }
  words.set(text, word)
  return word
}

/** Whether most words have capital letters, as in headlines and in all capitals, so that these say nothing. */
function isTitleCase(text: string, spans: readonly Stretch[]): boolean {
  let words = 0
  let capitals = 0
  for (const { start, end } of spans) {
    if (end - start < 4) continue
    const unit = text.charCodeAt(start)
    if (unit >= 0x41 && unit <= 0x5a) capitals += 1
    if (unit >= 0x41 && unit <= 0x7a) words += 1
  }
  return words > 3 && capitals > words * 0.7
}

function placeIn({ outer, closed }: Quotation, start: number, end: number): number {
  if (start === outer.start) return QUOTED.opening
  return closed && end === outer.end ? QUOTED.closing : QUOTED.inside
}

function tokenSpans(text: string, from: number, to: number): readonly Stretch[] {
  const spans: Stretch[] = []
  for (const { 0: token, index } of text.slice(from, to).matchAll(TOKEN)) {
    const start = from + index
    const end = start + token.length
    const apostrophe = mayBeClitic(token) ? token.search(CLITIC) : -1
    const clitic = apostrophe > 0 ? start + apostrophe : end
    spans.push({ start, end: clitic })
    if (clitic < end) spans.push({ start: clitic, end })
  }
  return spans
}

/** Whether an apostrophe stands where that of a clitic would. */
function mayBeClitic(token: string): boolean {
  const isApostrophe = (unit: number) => unit === 0x27 || unit === 0x2019
  return isApostrophe(token.charCodeAt(token.length - 2)) || isApostrophe(token.charCodeAt(token.length - 3))
}
