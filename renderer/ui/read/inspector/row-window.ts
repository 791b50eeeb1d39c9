/** Rows that are worth drawing, `[from, to)`. */
export interface RowWindow {
  readonly from: number
  readonly to: number
}

/** Rows drawn beyond the view on either side, so that a quick scroll does not show bare ones. */
const MARGIN = 12
/** The window moves in steps, so that a scroll by a row draws nothing anew. */
const STEP = 6

/** Which of equally high rows stand in view or near it. Lengths are CSS pixels. */
export function rowWindow(scrollTop: number, viewHeight: number, rowHeight: number, rows: number): RowWindow {
  if (rowHeight <= 0) return { from: 0, to: Math.min(rows, 2 * MARGIN) }
  const first = Math.floor(scrollTop / rowHeight / STEP) * STEP
  const last = Math.ceil((scrollTop + viewHeight) / rowHeight / STEP) * STEP
  return { from: Math.max(0, first - MARGIN), to: Math.min(rows, last + MARGIN) }
}
