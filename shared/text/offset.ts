import type { CanonicalText } from './canonical-text.ts'

declare const utf16Brand: unique symbol
declare const codePointBrand: unique symbol
declare const utf8Brand: unique symbol

/** A place in the canonical text, in UTF-16 code units from its start. The unit of everything in memory. */
export type Utf16Offset = number & { readonly [utf16Brand]: true }

/** A place in the canonical text, in Unicode code points from its start. The unit of every file and revision. */
export type CodePointOffset = number & { readonly [codePointBrand]: true }

/** A place in the canonical text, in bytes of its UTF-8 from its start. */
export type Utf8Offset = number & { readonly [utf8Brand]: true }

/** A number known to count UTF-16 code units. */
export function utf16(value: number): Utf16Offset {
  return value as Utf16Offset
}

/** A number known to count code points. */
export function codePoint(value: number): CodePointOffset {
  return value as CodePointOffset
}

/** A number known to count bytes of UTF-8. */
export function utf8(value: number): Utf8Offset {
  return value as Utf8Offset
}

/** A stretch of the canonical text, `[start, end)` in UTF-16 code units. */
export interface Span {
  readonly start: Utf16Offset
  readonly end: Utf16Offset
}

/** A stretch of the canonical text, `[start, end)` in code points. */
export interface CodePointSpan {
  readonly start: CodePointOffset
  readonly end: CodePointOffset
}

/** A span from plain numbers that count UTF-16 code units. */
export function span(start: number, end: number): Span {
  return { start: utf16(start), end: utf16(end) }
}

/**
 * Converts between the units of one text. An offset inside a character (between two surrogates, or inside the bytes of
 * one) goes back to where that character starts; one outside the text throws, because only a bug or unchecked data has it.
 */
export interface OffsetMap {
  /** The length of the text in UTF-16 code units. */
  readonly utf16Length: Utf16Offset
  /** The length of the text in code points. */
  readonly codePointLength: CodePointOffset
  /** The length of the text in bytes of UTF-8; worked out when it is first asked for. */
  readonly utf8Length: Utf8Offset
  toCodePoint(offset: Utf16Offset): CodePointOffset
  fromCodePoint(offset: CodePointOffset): Utf16Offset
  toUtf8(offset: Utf16Offset): Utf8Offset
  fromUtf8(offset: Utf8Offset): Utf16Offset
  spanToCodePoints(span: Span): CodePointSpan
  spanFromCodePoints(span: CodePointSpan): Span
}

/** The conversion of offsets for one text. Costs one search for astral characters; keep it as long as the text is open. */
export function offsetMap(text: CanonicalText): OffsetMap {
  return new TextOffsets(text)
}

const UTF8_STEP = 1024

class TextOffsets implements OffsetMap {
  readonly utf16Length: Utf16Offset
  readonly codePointLength: CodePointOffset
  private readonly text: CanonicalText
  /** Where each astral character starts, in UTF-16 code units, ascending. */
  private readonly astral: Uint32Array
  /** How many bytes of UTF-8 stand before every 1,024th code unit. */
  private byteMarks: Uint32Array | null = null

  constructor(text: CanonicalText) {
    this.text = text
    this.astral = astralStarts(text)
    this.utf16Length = utf16(text.length)
    this.codePointLength = codePoint(text.length - this.astral.length)
  }

  get utf8Length(): Utf8Offset {
    return this.toUtf8(this.utf16Length)
  }

  /** An offset between two surrogates comes out as its character's start, because both count as behind the first. */
  toCodePoint(offset: Utf16Offset): CodePointOffset {
    checkRange(offset, this.utf16Length, 'UTF-16')
    return codePoint(offset - countLeading(this.astral, (start) => start < offset))
  }

  fromCodePoint(offset: CodePointOffset): Utf16Offset {
    checkRange(offset, this.codePointLength, 'code point')
    return utf16(offset + countLeading(this.astral, (start, index) => start - index < offset))
  }

  toUtf8(offset: Utf16Offset): Utf8Offset {
    checkRange(offset, this.utf16Length, 'UTF-16')
    const end = isLowSurrogate(this.text.charCodeAt(offset)) ? offset - 1 : offset
    const step = Math.floor(end / UTF8_STEP)
    let bytes = this.bytesBefore()[step] ?? 0
    for (let at = step * UTF8_STEP; at < end; at += 1) bytes += bytesOfUnit(this.text.charCodeAt(at))
    return utf8(bytes)
  }

  fromUtf8(offset: Utf8Offset): Utf16Offset {
    checkRange(offset, this.utf8Length, 'UTF-8')
    const marks = this.bytesBefore()
    const step = countLeading(marks, (bytes) => bytes <= offset) - 1
    let bytes = marks[step] ?? 0
    let at = step * UTF8_STEP
    while (at < this.text.length) {
      bytes += bytesOfUnit(this.text.charCodeAt(at))
      if (bytes > offset) break
      at += 1
    }
    return utf16(at)
  }

  spanToCodePoints({ start, end }: Span): CodePointSpan {
    return { start: this.toCodePoint(start), end: this.toCodePoint(end) }
  }

  spanFromCodePoints({ start, end }: CodePointSpan): Span {
    return { start: this.fromCodePoint(start), end: this.fromCodePoint(end) }
  }

  private bytesBefore(): Uint32Array {
    this.byteMarks ??= byteMarks(this.text)
    return this.byteMarks
  }
}

function astralStarts(text: string): Uint32Array {
  const starts: number[] = []
  for (const match of text.matchAll(/[\u{10000}-\u{10ffff}]/gu)) starts.push(match.index)
  return Uint32Array.from(starts)
}

function byteMarks(text: string): Uint32Array {
  const marks = new Uint32Array(Math.floor(text.length / UTF8_STEP) + 1)
  let bytes = 0
  for (let at = 0; at < text.length; at += 1) {
    if (at % UTF8_STEP === 0) marks[at / UTF8_STEP] = bytes
    bytes += bytesOfUnit(text.charCodeAt(at))
  }
  if (text.length % UTF8_STEP === 0) marks[text.length / UTF8_STEP] = bytes
  return marks
}

/** The bytes of UTF-8 that a code unit brings: a high surrogate all four of its character, a low one none. */
function bytesOfUnit(unit: number): number {
  if (unit < 0x80) return 1
  if (unit < 0x800) return 2
  if (isLowSurrogate(unit)) return 0
  return unit >= 0xd800 && unit <= 0xdbff ? 4 : 3
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff
}

/** How many values at the start of a sorted list pass a test that later ones fail; by halving. */
function countLeading(values: Uint32Array, passes: (value: number, index: number) => boolean): number {
  let low = 0
  let high = values.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (passes(values[middle] ?? 0, middle)) low = middle + 1
    else high = middle
  }
  return low
}

function checkRange(offset: number, length: number, unit: string): void {
  if (Number.isInteger(offset) && offset >= 0 && offset <= length) return
  throw new RangeError(`${unit} offset ${offset} is outside a text of length ${length}`)
}
