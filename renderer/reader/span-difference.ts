import type { Span } from '../../shared/text/offset.ts'

/** The stretches of a span that none of others covers, in text order. The others are in text order and do not overlap. */
export function outside({ start, end }: Span, others: readonly Span[]): readonly Span[] {
  const left: Span[] = []
  let from = start
  for (const other of others) {
    if (other.end <= from) continue
    if (other.start >= end) break
    if (other.start > from) left.push({ start: from, end: other.start })
    from = other.end
  }
  return from < end ? [...left, { start: from, end }] : left
}
