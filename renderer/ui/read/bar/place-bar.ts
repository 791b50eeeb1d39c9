import type { ViewportBox } from '../../../reader/reader-props.ts'

/** Where a floating bar stands, in CSS pixels of the viewport. */
export interface BarPlace {
  readonly left: number
  readonly top: number
  /** Taller than this, it scrolls by itself. */
  readonly maxHeight: number
  readonly side: 'below' | 'above' | 'edge'
}

export interface BarQuestion {
  /** The last line of the selection. */
  readonly last: ViewportBox
  /** The first line of the selection. */
  readonly first: ViewportBox
  /** What it would take with all its rows shown. */
  readonly width: number
  readonly height: number
  /** What it must stay inside of: the visible part of the pane. */
  readonly within: ViewportBox
}

/** Between the bar and the words it speaks of. */
const GAP = 8
/** Between the bar and the edge of what it stays inside of. */
const MARGIN = 8
/** Less than this is not worth opening in. */
const LEAST = 44

/**
 * Below the selection where there is room, else above it, else on the roomier side with its own scroll bar. Covers the
 * selection only where that fills the whole view; `null` where that is out of sight.
 */
export function placeBar({ last, first, width, height, within }: BarQuestion): BarPlace | null {
  if (last.bottom <= within.top || first.top >= within.bottom) return null
  const left = clamp(last.left, within.left + MARGIN, within.right - MARGIN - width)
  const below = within.bottom - MARGIN - (last.bottom + GAP)
  const above = first.top - GAP - (within.top + MARGIN)
  if (below >= height) {
    return { left, top: last.bottom + GAP, maxHeight: height, side: 'below' }
  }
  if (above >= height) {
    return { left, top: first.top - GAP - height, maxHeight: height, side: 'above' }
  }
  if (below >= above && below >= LEAST) return { left, top: last.bottom + GAP, maxHeight: below, side: 'below' }
  if (above >= LEAST) return { left, top: within.top + MARGIN, maxHeight: above, side: 'above' }
  const room = Math.min(height, within.bottom - within.top - 2 * MARGIN)
  return { left, top: within.bottom - MARGIN - room, maxHeight: room, side: 'edge' }
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(value, most))
}
