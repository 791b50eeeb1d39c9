import type { Target } from '../selector/selector.ts'
import type { CanonicalText } from '../text/canonical-text.ts'
import { codePoint, type OffsetMap } from '../text/offset.ts'

/** What is wrong with a stored passage: its position is no stretch of the text, or other words stand there. */
export type PassageFault = { readonly kind: 'position' } | { readonly kind: 'quote'; readonly found: string }

/** Whether the quote of a passage stands at its position in a text; null where it does. */
export function passageFault({ selector }: Target, text: CanonicalText, map: OffsetMap): PassageFault | null {
  const [{ start, end }, { exact }] = selector
  if (!isStretch(start, end, map.codePointLength)) return { kind: 'position' }
  const found = text.slice(map.fromCodePoint(codePoint(start)), map.fromCodePoint(codePoint(end)))
  return found === exact ? null : { kind: 'quote', found }
}

/** Whether a position, `[start, end)`, is a stretch of something that long. */
export function isStretch(start: number, end: number, length: number): boolean {
  return start < end && end <= length
}
