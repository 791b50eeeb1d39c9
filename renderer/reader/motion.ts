import type { Block } from '../../shared/text/block.ts'
import type { CanonicalText } from '../../shared/text/canonical-text.ts'
import { type Span, type Utf16Offset, utf16 } from '../../shared/text/offset.ts'
import { type Quotation, quotationAt } from '../../shared/text/quotation.ts'
import {
  nextGrapheme,
  nextWord,
  previousGrapheme,
  previousWord,
  selectionSpan,
  sentenceAt,
  sentences,
  snapToWords,
  wordAt,
} from '../../shared/text/segment.ts'
import { lastAtMost } from './position-map.ts'

/** What a motion of the caret needs to know of the article. */
export interface Terrain {
  readonly text: CanonicalText
  readonly blocks: readonly Block[]
  /** Where the blocks start, ascending. */
  readonly starts: Int32Array
  readonly quotations: readonly Quotation[]
  /** What is suggested at the moment, in text order. */
  readonly suggestions?: () => readonly Span[]
}

/** Units that the text alone defines; lines belong to the page. */
export type TextUnit = 'character' | 'word' | 'sentence' | 'quotation' | 'suggestion' | 'paragraph' | 'article'

/** Where a caret goes from an offset. It stays where there is nothing further. */
export function moveOffset(terrain: Terrain, from: Utf16Offset, unit: TextUnit, forward: boolean): Utf16Offset {
  if (unit === 'article') return forward ? lastPlace(terrain) : firstPlace(terrain)
  if (unit === 'character') return characterMove(terrain, from, forward)
  if (unit === 'word') return wordMove(terrain, from, forward)
  if (unit === 'paragraph') return nearest(terrain.blocks, from, forward) ?? edgeOf(terrain, forward)
  if (unit === 'quotation')
    return (
      nearest(
        terrain.quotations.map(({ outer }) => outer),
        from,
        forward,
      ) ?? from
    )
  if (unit === 'suggestion') return nearest(terrain.suggestions?.() ?? [], from, forward) ?? from
  return sentenceMove(terrain, from, forward)
}

/** The end of the unit that a selection grows to when it is extended by it: ends going on, starts going back. */
export function extendOffset(terrain: Terrain, from: Utf16Offset, unit: TextUnit, forward: boolean): Utf16Offset {
  if (!forward || unit === 'article' || unit === 'character' || unit === 'word')
    return moveOffset(terrain, from, unit, forward)
  if (unit === 'paragraph') return firstEndAfter(terrain.blocks, from) ?? from
  if (unit === 'quotation')
    return (
      firstEndAfter(
        terrain.quotations.map(({ outer }) => outer),
        from,
      ) ?? from
    )
  if (unit === 'suggestion') return firstEndAfter(terrain.suggestions?.() ?? [], from) ?? from
  const block = blockIndexAt(terrain, from)
  for (let index = block; index < terrain.blocks.length; index += 1) {
    const found = firstEndAfter(sentencesOf(terrain, index), from)
    if (found !== null) return found
  }
  return from
}

/** The units around a place, from the smallest: word, quotation and sentence by their size, paragraph, article. Each holds the one before. */
export function unitsAround(terrain: Terrain, { start, end }: Span): readonly Span[] {
  const { text, blocks } = terrain
  const block = blocks[blockIndexAt(terrain, start)]
  if (block === undefined) return []
  const paragraph: Span = { start: block.start, end: block.end }
  const quotation = quotationAt(terrain.quotations, start)?.outer ?? null
  const candidates = [
    wordAt(text, start),
    quotation,
    sentenceAround(terrain, start),
    paragraph,
    { start: firstPlace(terrain), end: lastPlace(terrain) },
  ]
  const chain: Span[] = []
  for (const unit of candidates.filter((span) => span !== null).sort((a, b) => size(a) - size(b))) {
    const last = chain.at(-1) ?? { start: unit.start, end: unit.start }
    if (unit.start <= Math.min(last.start, start) && unit.end >= Math.max(last.end, end) && size(unit) > size(last))
      chain.push(unit)
  }
  return chain
}

/** The smallest unit around a place that is more than a word; of a text of one word, that word. */
export function phraseAround(terrain: Terrain, place: Span): Span | null {
  const units = unitsAround(terrain, place)
  const word = wordAt(terrain.text, place.start)
  const isWord = ({ start, end }: Span) => word !== null && start === word.start && end === word.end
  return units.find((unit) => !isWord(unit)) ?? units[0] ?? null
}

/** What a double click takes: the quotation around a place with its marks, else the sentence without its full stop. */
export function takeAt(terrain: Terrain, offset: Utf16Offset): Span | null {
  const quotation = quotationAt(terrain.quotations, offset)
  if (quotation !== null) return selectionSpan(terrain.text, quotation.outer)
  return sentenceAround(terrain, offset)
}

/** The sentence that holds an offset, without the full stop that ends it. */
function sentenceAround(terrain: Terrain, offset: Utf16Offset): Span | null {
  const block = terrain.blocks[blockIndexAt(terrain, offset)]
  if (block === undefined) return null
  const sentence = sentenceAt(terrain.text, offset, block)
  return sentence === null ? null : withoutFullStop(terrain.text, sentence)
}

/** The block that holds an offset, trimmed: what a triple click takes. */
export function paragraphAt(terrain: Terrain, offset: Utf16Offset): Span | null {
  const block = terrain.blocks[blockIndexAt(terrain, offset)]
  return block === undefined ? null : selectionSpan(terrain.text, block)
}

/** A selection made by mouse as it is kept: whole words, unless raw; grapheme edges and no white space at the edges in any case. */
export function mouseSpan(text: CanonicalText, span: Span, raw: boolean): Span | null {
  const trimmed = selectionSpan(text, span)
  if (trimmed === null || raw) return trimmed
  return selectionSpan(text, snapToWords(text, trimmed))
}

/**
 * Without the full stop that ends a sentence (PolNeAR's convention). The point of an abbreviation of single letters ("U.S."),
 * one inside quotation marks, dots of omission, and an exclamation or question mark stay.
 */
function withoutFullStop(text: CanonicalText, span: Span): Span {
  const end = text.slice(Math.max(span.start, span.end - 12), span.end)
  const point = /[^.。]([.。])$/u.test(end) && !/(?:^|[^\p{L}\p{N}])(?:\p{L}\.){2,}$/u.test(end)
  return point ? { start: span.start, end: utf16(span.end - 1) } : span
}

/** By one grapheme; the white space between blocks is no place for a caret, and is crossed in one step. */
function characterMove({ text, blocks, starts }: Terrain, from: Utf16Offset, forward: boolean): Utf16Offset {
  const to = forward ? nextGrapheme(text, from) : previousGrapheme(text, from)
  const index = Math.max(0, lastAtMost(starts, to))
  const block = blocks[index]
  if (block === undefined || (to >= block.start && to <= block.end)) return to
  if (forward) return blocks[index + 1]?.start ?? from
  return to < block.start ? from : block.end
}

function wordMove(terrain: Terrain, from: Utf16Offset, forward: boolean): Utf16Offset {
  const to = forward ? nextWord(terrain.text, from) : previousWord(terrain.text, from)
  return utf16(Math.min(Math.max(to, firstPlace(terrain)), lastPlace(terrain)))
}

/** To the start of the next sentence, or of this one, or of the one before. */
function sentenceMove(terrain: Terrain, from: Utf16Offset, forward: boolean): Utf16Offset {
  const block = blockIndexAt(terrain, from)
  for (let index = block; index >= 0 && index < terrain.blocks.length; index += forward ? 1 : -1) {
    const found = nearest(sentencesOf(terrain, index), from, forward)
    if (found !== null) return found
  }
  return edgeOf(terrain, forward)
}

function sentencesOf({ text, blocks }: Terrain, index: number): readonly Span[] {
  const block = blocks[index]
  return block === undefined ? [] : sentences(text, block)
}

/** The first start after an offset, or the last one before it. */
function nearest(spans: readonly Span[], from: Utf16Offset, forward: boolean): Utf16Offset | null {
  let found: Utf16Offset | null = null
  for (const { start } of spans) {
    if (forward && start > from) return start
    if (!forward && start < from) found = start
  }
  return found
}

function firstEndAfter(spans: readonly Span[], from: Utf16Offset): Utf16Offset | null {
  const ends = spans.filter(({ end }) => end > from).map(({ end }) => end)
  return ends.length === 0 ? null : utf16(Math.min(...ends))
}

/** The number of the block that holds an offset, or of the one after it. */
function blockIndexAt({ blocks, starts }: Terrain, offset: Utf16Offset): number {
  const index = Math.max(0, lastAtMost(starts, offset))
  const inside = offset <= (blocks[index]?.end ?? 0)
  return inside ? index : Math.min(index + 1, blocks.length - 1)
}

function firstPlace({ blocks }: Terrain): Utf16Offset {
  return blocks[0]?.start ?? utf16(0)
}

function lastPlace({ blocks }: Terrain): Utf16Offset {
  return blocks.at(-1)?.end ?? utf16(0)
}

function edgeOf(terrain: Terrain, forward: boolean): Utf16Offset {
  return forward ? lastPlace(terrain) : firstPlace(terrain)
}

function size({ start, end }: Span): number {
  return end - start
}
