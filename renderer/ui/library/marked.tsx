import type { ReactNode } from 'react'
import type { Span } from '../../../shared/text/offset.ts'

/** A text with some of its stretches marked; they are in order and apart. */
export function marked(text: string, marks: readonly Span[]): readonly ReactNode[] {
  const parts: ReactNode[] = []
  let at = 0
  for (const { start, end } of marks) {
    parts.push(text.slice(at, start), <mark key={start}>{text.slice(start, end)}</mark>)
    at = end
  }
  return [...parts, text.slice(at)]
}
