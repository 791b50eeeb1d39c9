import type { CanonicalText } from './canonical-text.ts'
import { type Span, span as spanOf, utf16 } from './offset.ts'
import { graphemeCeil, graphemeFloor } from './segment.ts'

/** A text made ready for searching, with the way back. */
export interface FoldedText {
  readonly folded: string
  /** Where a stretch of the folded string, `[start, end)` in its code units, stands in the original: whole graphemes. */
  original(start: number, end: number): Span
}

/** What searching passes over: accents, vowel points, joiners, soft hyphens, stretched Arabic letters; not the kana's voice marks. */
const IGNORED =
  /(?![\u3099\u309a])[\p{Script=Inherited}\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0640\u00ad\u200b-\u200f\u2060\u202a-\u202e\u2066-\u2069\ufeff]/gu

/** Characters that compatibility decomposition leaves whole, but people type as others. */
const SAME_AS: ReadonlyMap<string, string> = new Map([
  ...pairs("‘'’'‚'‛'‹'›'′'`'´'"),
  ...pairs('“"”"„"‟"«"»"″"'),
  ...pairs('‐-‑-‒-–-—-―-−-'),
  ...pairs('øođdłlðdħhıi'),
  ['\n', ' '],
  ['\t', ' '],
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['þ', 'th'],
  ['ς', 'σ'],
])

/** A text without case, accents, widths and ligatures, its quotation marks and dashes made alike, its line ends made spaces. */
export function foldText(text: CanonicalText): FoldedText {
  if (/^[\x00-\x7f]*$/.test(text)) return { folded: foldAscii(text), original: (start, end) => spanOf(start, end) }
  const parts: string[] = []
  const sources: number[] = []
  for (let at = 0; at < text.length; ) {
    const character = String.fromCodePoint(text.codePointAt(at) ?? 0)
    const folded = foldCharacter(character)
    parts.push(folded)
    for (let unit = 0; unit < folded.length; unit += 1) sources.push(at)
    at += character.length
  }
  const starts = Uint32Array.from(sources)
  return { folded: parts.join(''), original: (start, end) => originalSpan(text, starts, start, end) }
}

/** A query folded as texts are; empty where nothing is left to search for. */
export function foldQuery(query: string): string {
  return Array.from(query, foldCharacter).join('').replace(/\s+/g, ' ')
}

/**
 * All places, apart from one another, where a text holds a query regardless of case, accents, widths and line ends. Several
 * searches in one text are quicker with its folded form.
 */
export function findAll(text: CanonicalText | FoldedText, query: string): readonly Span[] {
  const sought = foldQuery(query)
  if (sought.trim() === '') return []
  const whole = typeof text === 'string' ? foldText(text) : text
  const found: Span[] = []
  for (let at = whole.folded.indexOf(sought); at >= 0; at = whole.folded.indexOf(sought, at + sought.length)) {
    const span = whole.original(at, at + sought.length)
    if (span.start >= (found.at(-1)?.end ?? 0)) found.push(span)
  }
  return found
}

const foldedCharacters = new Map<string, string>()

/** Most texts use a few hundred different characters, so what they fold to is kept. */
function foldCharacter(character: string): string {
  const known = foldedCharacters.get(character)
  if (known !== undefined) return known
  const bare = character.normalize('NFKD').replace(IGNORED, '').toLowerCase()
  const folded = Array.from(bare, (part) => SAME_AS.get(part) ?? part)
    .join('')
    .replace(IGNORED, '')
  if (foldedCharacters.size < 10_000) foldedCharacters.set(character, folded)
  return folded
}

function foldAscii(text: string): string {
  return text
    .toLowerCase()
    .replace(/[\n\t]/g, ' ')
    .replaceAll('`', "'")
}

/** A stretch takes in the whole of every character that it touches, and the accents behind the last. */
function originalSpan(text: CanonicalText, starts: Uint32Array, start: number, end: number): Span {
  const first = starts[start] ?? text.length
  if (end <= start) return spanOf(first, first)
  const last = starts[end - 1] ?? text.length
  const behind = last + ((text.codePointAt(last) ?? 0) > 0xffff ? 2 : 1)
  return { start: graphemeFloor(text, utf16(first)), end: graphemeCeil(text, utf16(behind)) }
}

function pairs(characters: string): [string, string][] {
  return [...characters.matchAll(/(.)(.)/gu)].map(([, from = '', to = '']) => [from, to])
}
