import { type Span, span as spanOf } from './offset.ts'

/** Whether a code unit is white space, as `\s` of a regular expression has it. */
export function isWhiteSpace(unit: number): boolean {
  if (unit < 0x80) return unit === 0x20 || (unit >= 0x09 && unit <= 0x0d)
  if (unit < 0x2000) return unit === 0xa0 || unit === 0x1680
  if (unit <= 0x200a) return true
  return unit === 0x2028 || unit === 0x2029 || unit === 0x202f || unit === 0x205f || unit === 0x3000 || unit === 0xfeff
}

/** The first place at or after `from`, and before `limit`, that is not white space; `limit` where there is none. */
export function skipSpace(text: string, from: number, limit: number): number {
  let at = from
  while (at < limit && isWhiteSpace(text.charCodeAt(at))) at += 1
  return at
}

/** The last place at or before `from`, and after `limit`, that has no white space before it; `limit` where there is none. */
export function skipSpaceBack(text: string, from: number, limit: number): number {
  let at = from
  while (at > limit && isWhiteSpace(text.charCodeAt(at - 1))) at -= 1
  return at
}

/** A stretch without the white space at its edges, by code units; empty at its start where there is nothing else. */
export function withoutEdgeSpace(text: string, start: number, end: number): Span {
  const from = skipSpace(text, start, end)
  return from === end ? spanOf(start, start) : spanOf(from, skipSpaceBack(text, end, from))
}
