import type { CanonicalText } from './canonical-text.ts'
import { type Span, span as spanOf, type Utf16Offset, utf16 } from './offset.ts'
import { sentenceEnds } from './sentence-end.ts'
import { isWhiteSpace, skipSpace, skipSpaceBack, withoutEdgeSpace } from './white-space.ts'

/*
 * Intl.Segmenter takes longer per step the longer its string is, so graphemes and words are looked up in small windows
 * whose edges are known to be edges. Sentences come from Unicode's Sentence_Terminal property and a list of abbreviations:
 * the engine's own stop at "Sen." and take seconds for a long text.
 */
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })
const words = new Intl.Segmenter('en', { granularity: 'word' })

/** How far the edges of a window for words are searched, in UTF-16 code units. */
const WORD_REACH = 400

/** How far sentence ends are searched at first, in UTF-16 code units. */
const SENTENCE_REACH = 1_000

/** The grapheme edge at or before an offset, in UTF-16 code units. Offsets outside the text go to its nearest end. */
export function graphemeFloor(text: CanonicalText, offset: Utf16Offset): Utf16Offset {
  return utf16(graphemeAround(text, offset).start)
}

/** The grapheme edge at or after an offset, in UTF-16 code units. Offsets outside the text go to its nearest end. */
export function graphemeCeil(text: CanonicalText, offset: Utf16Offset): Utf16Offset {
  const { start, end } = graphemeAround(text, offset)
  return start === offset ? start : end
}

/** The next grapheme edge after an offset; the end of the text stays. */
export function nextGrapheme(text: CanonicalText, offset: Utf16Offset): Utf16Offset {
  return graphemeAround(text, offset).end
}

/** The last grapheme edge before an offset; the start of the text stays. */
export function previousGrapheme(text: CanonicalText, offset: Utf16Offset): Utf16Offset {
  if (offset <= 0) return utf16(0)
  return graphemeAround(text, utf16(Math.min(offset, text.length) - 1)).start
}

/** The word that holds an offset, or else ends there; null between words. An abbreviation keeps its full stop ("U.S."). */
export function wordAt(text: CanonicalText, offset: Utf16Offset): Span | null {
  const found = wordsAround(text, offset)
  return found.find((word) => word.start <= offset && offset < word.end) ?? wordEndingAt(found, offset)
}

/** The end of the word at or after an offset: where a caret goes that moves on by a word. The end of the text after the last. */
export function nextWord(text: CanonicalText, offset: Utf16Offset): Utf16Offset {
  let at: number = offset
  while (at < text.length) {
    const window = wordWindow(text, at)
    const word = wordsIn(text, window).find(({ end }) => end > offset)
    if (word) return word.end
    at = Math.max(at + 1, skipSpace(text, window.end, text.length))
  }
  return utf16(text.length)
}

/** The start of the word before an offset: where a caret goes that moves back by a word. The start of the text before the first. */
export function previousWord(text: CanonicalText, offset: Utf16Offset): Utf16Offset {
  let at: number = Math.min(offset, text.length)
  while (at > 0) {
    const window = wordWindow(text, at - 1)
    const word = wordsIn(text, window).findLast(({ start }) => start < offset)
    if (word) return word.start
    at = Math.min(at - 1, skipSpaceBack(text, window.start, 0))
  }
  return utf16(0)
}

/** The sentences of a stretch (a block), without the white space around them. Closing quotation marks belong to them. */
export function sentences(text: CanonicalText, within: Span): readonly Span[] {
  const found: Span[] = []
  let start = skipSpace(text, within.start, within.end)
  for (const end of sentenceEnds(text, within.start, within.end, within.start, within.end)) {
    if (end > start) found.push(withoutEdgeSpace(text, start, end))
    start = skipSpace(text, Math.max(start, end), within.end)
  }
  const rest = withoutEdgeSpace(text, start, within.end)
  return rest.end > rest.start ? [...found, rest] : found
}

/** The sentence of a stretch (a block; the line if left out) that holds an offset, or else ends there; null where there is none. */
export function sentenceAt(text: CanonicalText, offset: Utf16Offset, within = lineAround(text, offset)): Span | null {
  if (offset < within.start || offset > within.end) return null
  const [before, behind] = endsAround(text, within, offset)
  const next = sentenceFrom(text, before, behind)
  if (next && next.start <= offset && offset < next.end) return next
  const previousEnd = skipSpaceBack(text, before, within.start)
  if (next && offset === next.end) return next
  if (previousEnd !== offset || offset === within.start) return null
  return sentenceFrom(text, endsAround(text, within, utf16(offset - 1))[0], offset)
}

/** A span widened to whole words at both ends. */
export function snapToWords(text: CanonicalText, span: Span): Span {
  const first = wordAt(text, span.start)
  const last = wordAt(text, span.end)
  const start = first && first.end > span.start ? Math.min(first.start, span.start) : graphemeFloor(text, span.start)
  const end = last && last.start < span.end ? Math.max(last.end, span.end) : graphemeCeil(text, span.end)
  return spanOf(start, end)
}

/** A span without the white space at its edges; empty where there is nothing else. White space that carries an accent stays. */
export function trimSpan(text: CanonicalText, span: Span): Span {
  let { start, end } = span
  while (start < end && isWhiteSpace(text.charCodeAt(start)) && isGraphemeEdge(text, start + 1))
    start = utf16(start + 1)
  while (end > start && isWhiteSpace(text.charCodeAt(end - 1)) && isGraphemeEdge(text, end - 1)) end = utf16(end - 1)
  return { start, end }
}

/** A selection as it may be kept: on grapheme edges and trimmed; null where nothing is left. */
export function selectionSpan(text: CanonicalText, span: Span): Span | null {
  const start = graphemeFloor(text, span.start)
  const trimmed = trimSpan(text, { start, end: utf16(Math.max(start, graphemeCeil(text, span.end))) })
  return trimmed.end > trimmed.start ? trimmed : null
}

function isGraphemeEdge(text: CanonicalText, offset: number): boolean {
  return isKnownEdge(text, offset) || graphemeAround(text, offset).start === offset
}

/** The grapheme that holds an offset; an empty one at the end of the text. */
function graphemeAround(text: CanonicalText, offset: number): Span {
  if (offset >= text.length) return spanOf(text.length, text.length)
  let start = Math.max(0, offset)
  while (!isKnownEdge(text, start)) start -= 1
  let end = Math.max(0, offset) + 1
  while (!isKnownEdge(text, end)) end += 1
  if (end - start === 1) return spanOf(start, end)
  const segment = graphemes.segment(text.slice(start, end)).containing(Math.max(0, offset) - start)
  return segment ? spanOf(start + segment.index, start + segment.index + segment.segment.length) : spanOf(start, end)
}

/** Whether two code units make it certain that a grapheme ends between them; what is not certain is looked up. */
function isKnownEdge(text: string, offset: number): boolean {
  if (offset <= 0 || offset >= text.length) return true
  const before = text.charCodeAt(offset - 1)
  const after = text.charCodeAt(offset)
  if (before === 0x0a || after === 0x0a) return true
  if (standsAlone(before)) return standsAlone(after)
  return after === 0x20 && !mayPrepend(before)
}

/** Characters that never join with a neighbour of their own sort. */
function standsAlone(unit: number): boolean {
  if (unit < 0x300) return true
  if (unit < 0x0483) return unit >= 0x370
  if (unit < 0x2010) return (unit >= 0x048a && unit <= 0x052f) || (unit >= 0x0620 && unit <= 0x064a)
  if (unit < 0x3400) return unit <= 0x2027 || (unit >= 0x3001 && unit <= 0x3029) || isKana(unit)
  return unit <= 0x9fff || (unit >= 0xac00 && unit <= 0xd7a3) || (unit >= 0xff01 && unit <= 0xff60)
}

function isKana(unit: number): boolean {
  return (unit >= 0x3041 && unit <= 0x3096) || (unit >= 0x30a1 && unit <= 0x30fa)
}

/** Whether a code unit may belong to one of the few characters that join with what follows, a space included. */
function mayPrepend(unit: number): boolean {
  if (unit >= 0xdc00 && unit <= 0xdfff) return true
  return (unit >= 0x600 && unit <= 0x605) || [0x6dd, 0x70f, 0x890, 0x891, 0x8e2, 0xd4e].includes(unit)
}

function wordsAround(text: CanonicalText, offset: number): readonly Span[] {
  if (offset < 0 || offset > text.length) return []
  const before = offset > 0 ? wordWindow(text, offset - 1) : spanOf(0, 0)
  if (offset > 0 && offset < before.end) return wordsIn(text, before)
  return [...wordsIn(text, before), ...wordsIn(text, wordWindow(text, offset))]
}

function wordEndingAt(found: readonly Span[], offset: number): Span | null {
  return found.find((word) => word.end === offset) ?? null
}

function wordsIn(text: CanonicalText, window: Span): readonly Span[] {
  if (window.end === window.start) return []
  const found: Span[] = []
  for (const { index, segment, isWordLike } of words.segment(text.slice(window.start, window.end))) {
    if (!isWordLike) continue
    const start = window.start + index
    found.push(spanOf(start, withFullStop(text, start, start + segment.length)))
  }
  return found
}

/** The end of a word, behind the full stop where that belongs to it: "U.S.", "a.m.", "Dr.". */
function withFullStop(text: CanonicalText, start: number, end: number): number {
  if (text.charAt(end) !== '.' || text.charAt(end + 1) === '.') return end
  const word = text.slice(start, Math.min(end, start + 12))
  return /^(?:\p{L}(?:\.\p{L}{1,2})+|Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Lt|Col|Capt|Sgt|Rev|Jr|Sr|St)$/u.test(word)
    ? end + 1
    : end
}

/** The stretch around a code unit from white space or an ideographic mark to the next; empty on white space. */
function wordWindow(text: CanonicalText, at: number): Span {
  if (at >= text.length || isWhiteSpace(text.charCodeAt(at))) return spanOf(at, at)
  let start = at
  while (start > 0 && at - start < WORD_REACH && !partsWords(text.charCodeAt(start - 1))) start -= 1
  let end = at + 1
  while (end < text.length && end - at < WORD_REACH && !partsWords(text.charCodeAt(end))) end += 1
  return spanOf(graphemeFloor(text, utf16(start)), graphemeCeil(text, utf16(end)))
}

function partsWords(unit: number): boolean {
  return isWhiteSpace(unit) || (unit >= 0x3001 && unit <= 0x3003) || (unit >= 0x3008 && unit <= 0x3011)
}

function lineAround(text: CanonicalText, offset: number): Span {
  const start = text.lastIndexOf('\n', offset - 1) + 1
  const end = text.indexOf('\n', offset)
  return spanOf(offset === 0 ? 0 : start, end < 0 ? text.length : end)
}

/** Where the last sentence before an offset ends, and the next one at or after it. */
function endsAround(text: CanonicalText, within: Span, offset: number): [number, number] {
  let before: number = within.start
  for (let reach = SENTENCE_REACH; ; reach *= 4) {
    const from = beforeMarks(text, Math.max(within.start, offset - reach), within.start)
    for (const end of sentenceEnds(text, within.start, within.end, from, offset + 1)) if (end <= offset) before = end
    if (before > from || from === within.start) break
  }
  for (const end of sentenceEnds(text, within.start, within.end, before, within.end)) {
    if (end > offset) return [before, end]
  }
  return [before, within.end]
}

/** Goes back to where no run of punctuation is cut in two. */
function beforeMarks(text: CanonicalText, offset: number, limit: number): number {
  let at = offset
  while (at > limit && !/[\p{L}\p{N}]/u.test(text.charAt(at - 1))) at -= 1
  return at
}

function sentenceFrom(text: CanonicalText, start: number, end: number): Span | null {
  const found = withoutEdgeSpace(text, start, end)
  return found.end > found.start ? found : null
}
