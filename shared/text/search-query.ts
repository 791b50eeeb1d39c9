import type { CanonicalText } from './canonical-text.ts'
import { type FoldedText, foldQuery, foldText } from './fold.ts'
import type { Span } from './offset.ts'

/** What somebody looks for, folded: everything of it has to be found. */
export interface SearchQuery {
  /** Beginnings of words, as an index holds words. */
  readonly words: readonly string[]
  /** Runs of words that stand one behind the other: what was in quotation marks, and words of scripts without spaces. */
  readonly phrases: readonly string[]
}

/** Scripts that write words without spaces between them, and whose words are looked up two characters at a time. */
const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}ー]+/u
/** Scripts without spaces whose words a dictionary tells apart. */
const UNSPACED = /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]+/u
const RUNS = new RegExp(
  `(?<cjk>${CJK.source})|(?<unspaced>${UNSPACED.source})|(?<plain>(?:(?!${CJK.source}|${UNSPACED.source})[\\p{L}\\p{M}\\p{N}])+)`,
  'gu',
)
const ASCII_RUNS = /[a-z0-9]+/g
const WORD_CHARACTER = /[\p{L}\p{M}\p{N}]/u

let dictionary: Intl.Segmenter | null = null

/**
 * The words of a folded text, as an index holds them: runs of letters and digits; of Chinese and Japanese every two
 * characters that stand together, and the last one of each run; of Thai and its neighbours what `Intl.Segmenter` finds.
 */
export function searchWords(folded: string): readonly string[] {
  if (/^[\x00-\x7f]*$/.test(folded)) return folded.match(ASCII_RUNS) ?? []
  return Array.from(folded.matchAll(RUNS), ({ groups }) => wordsOfRun(groups ?? {})).flat()
}

function wordsOfRun({ plain, cjk, unspaced }: { readonly [name: string]: string }): readonly string[] {
  if (plain !== undefined) return [plain]
  if (cjk !== undefined) return pairs(cjk)
  return unspaced === undefined ? [] : dictionaryWords(unspaced)
}

/** Reads a query: words, and phrases in quotation marks of any kind. */
export function parseSearch(query: string): SearchQuery {
  const folded = foldQuery(query).trim()
  const words = new Set<string>()
  const phrases = new Set<string>()
  for (const [index, part] of folded.split('"').entries()) {
    const found = queryWords(part)
    for (const word of found.words) words.add(word)
    for (const run of found.runs) phrases.add(run)
    // Between the first and the second sign, the third and the fourth, and so on; the last may be left open.
    const phrase = part.trim()
    if (index % 2 === 1 && found.words.length > 0 && /\s|[^\p{L}\p{M}\p{N}]/u.test(phrase)) phrases.add(phrase)
  }
  return { words: [...words], phrases: [...phrases] }
}

/** Whether a query looks for nothing. */
export function isEmptySearch({ words }: SearchQuery): boolean {
  return words.length === 0
}

/** Whether a word of a query stands for all words that it begins; a single letter stands for itself. */
export function beginsWords(word: string): boolean {
  return word.length > 1 || CJK.test(word)
}

/** Whether a folded text holds a phrase, from the beginning of a word. */
export function holdsPhrase(folded: string, phrase: string): boolean {
  return !places(folded, phrase).next().done
}

/**
 * All places of a text, apart from one another and in its order, at which a word or phrase of a query begins a word. A
 * word that belongs to a phrase is found in the phrase only. `most`: how many of them are wanted, the first.
 */
export function searchHits(
  text: CanonicalText | FoldedText,
  query: SearchQuery,
  most: number = Number.POSITIVE_INFINITY,
): readonly Span[] {
  const whole = typeof text === 'string' ? foldText(text) : text
  const sought = [
    ...query.phrases,
    ...query.words.filter((word) => !query.phrases.some((phrase) => inPhrase(phrase, word))),
  ]
  const found = sought.flatMap((each) =>
    Array.from(places(whole.folded, each), (at) => ({ at, end: at + each.length })),
  )
  const spans: Span[] = []
  let end = 0
  for (const place of found.toSorted((a, b) => a.at - b.at || b.end - a.end)) {
    if (place.at < end) continue
    if (spans.length >= most) return spans
    end = place.end
    spans.push(whole.original(place.at, place.end))
  }
  return spans
}

/** Where a folded text holds something from the beginning of a word on; in scripts without spaces, anywhere. */
function* places(folded: string, sought: string): Generator<number> {
  const anywhere = CJK.test(sought.charAt(0)) || UNSPACED.test(sought.charAt(0))
  for (let at = folded.indexOf(sought); at >= 0; at = folded.indexOf(sought, at + 1)) {
    if (anywhere) yield at
    else if (isInWord(folded, at)) continue
    else if (beginsWords(sought) || !WORD_CHARACTER.test(folded.charAt(at + sought.length))) yield at
  }
}

function isInWord(folded: string, at: number): boolean {
  if (at === 0) return false
  const before = folded.charAt(at - 1)
  return WORD_CHARACTER.test(before) && !CJK.test(before) && !UNSPACED.test(before)
}

function inPhrase(phrase: string, word: string): boolean {
  return searchWords(phrase).includes(word)
}

/** The words of a part of a query, and its runs of an unspaced script that are longer than what an index holds. */
function queryWords(part: string): { readonly words: readonly string[]; readonly runs: readonly string[] } {
  const words: (readonly string[])[] = []
  const runs: string[] = []
  for (const [run] of part.matchAll(RUNS)) {
    const found = searchWords(run)
    const isPairs = CJK.test(run.charAt(0))
    // The last character by itself stands in an index only where a run ends.
    words.push(isPairs && found.length > 1 ? found.slice(0, -1) : found)
    if (found.length > 1 && (isPairs ? [...run].length > 2 : true)) runs.push(run)
  }
  return { words: words.flat(), runs }
}

function pairs(run: string): readonly string[] {
  const characters = [...run]
  return characters.map((character, index) => character + (characters[index + 1] ?? ''))
}

function dictionaryWords(run: string): readonly string[] {
  dictionary ??= new Intl.Segmenter('und', { granularity: 'word' })
  return Array.from(dictionary.segment(run), ({ segment }) => segment)
}
