import { type Span, utf16 } from '../../shared/text/offset.ts'
import type { ReaderSelection, ViewportBox } from './reader-props.ts'
import { type TextGeometry, union } from './text-geometry.ts'

/** Where a selection is on the screen: all of it, its first line and its last; of a long one, what is near the viewport. */
export function selectionBoxes(
  geometry: TextGeometry,
  span: Span,
  near: Span,
): Pick<ReaderSelection, 'box' | 'rect' | 'firstLine'> {
  const start = utf16(Math.max(span.start, near.start))
  const end = utf16(Math.min(span.end, near.end))
  const lines = start < end ? geometry.lineBoxes({ start, end }) : []
  const first = lines[0] ?? geometry.characterBox(span.start) ?? NOWHERE
  const last = lines.at(-1) ?? first
  return { firstLine: first, rect: last, box: lines.reduce(union, first) }
}

const NOWHERE: ViewportBox = { left: 0, top: 0, right: 0, bottom: 0 }
