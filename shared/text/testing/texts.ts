import fc from 'fast-check'
import { type CanonicalText, canonicalText } from '../canonical-text.ts'
import { type Span, span, type Utf16Offset, utf16 } from '../offset.ts'

/** A canonical text from a literal. */
export function text(raw: string): CanonicalText {
  return canonicalText(raw)
}

/** The span of the first `quote` in a text. */
export function spanOf(whole: CanonicalText, quote: string): Span {
  const start = whole.indexOf(quote)
  if (start < 0) throw new Error(`“${quote}” is not in the text`)
  return span(start, start + quote.length)
}

/** What stands at a span; null for none. */
export function quote(whole: CanonicalText, at: Span | null): string | null {
  return at && whole.slice(at.start, at.end)
}

const pieces = fc.constantFrom(
  'a',
  'the ministry',
  ' ',
  '  ',
  '\n',
  '\n\n',
  'U.S. ',
  'Dr. ',
  'agreed. ',
  '“',
  '”',
  '"',
  "'",
  '’',
  ', ',
  'Naïve cafe\u0301',
  '😀',
  '👩‍👩‍👧‍👦',
  '🇯🇵🇺🇸',
  '首相は「行く」と述べた。',
  'かが\u3099',
  'وقال الوزير: «نعم».',
  'مُحَمَّد',
  'हिन्दी क्षत्रिय',
  '한국어',
  '각',
  'e\u0301\u0323',
  '\u0301',
  '\u200d',
  '\u{10ffff}',
  '\ufffd',
  '\u00a0',
  '\u3000',
  '• ',
  '?',
)

/** Texts of words, spaces, quotation marks, emoji, joined and combining characters and several scripts. */
export const anyText: fc.Arbitrary<CanonicalText> = fc
  .array(fc.oneof({ weight: 5, arbitrary: pieces }, fc.string({ unit: 'binary', maxLength: 3 })), { maxLength: 40 })
  .map((parts) => canonicalText(parts.join('')))

/** A text and an offset into it, in UTF-16 code units. */
export const textAndOffset: fc.Arbitrary<readonly [CanonicalText, Utf16Offset]> = anyText.chain((whole) =>
  fc.tuple(fc.constant(whole), fc.nat({ max: whole.length }).map(utf16)),
)

/** A text and a span of it on any code units. */
export const textAndSpan: fc.Arbitrary<readonly [CanonicalText, Span]> = anyText.chain((whole) =>
  fc.tuple(
    fc.constant(whole),
    fc
      .tuple(fc.nat({ max: whole.length }), fc.nat({ max: whole.length }))
      .map(([a, b]) => span(Math.min(a, b), Math.max(a, b))),
  ),
)
