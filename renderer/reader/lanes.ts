/** How many underlines stand one below the other before the deepest place is shared. */
export const LANES = 4

/** A stretch that needs a line of its own below the text; content before cues, so that a cue never moves a claim's line. */
export interface LaneItem {
  readonly start: number
  readonly end: number
  readonly kind: 'content' | 'cue'
}

/** Within a knot of more stretches than this, the order of the text decides instead of the length: it costs less. */
const KNOT = 300

/**
 * The lane of every item, 0 nearest to the text. No two items that overlap share one of the first lanes; the shorter of two
 * nested stretches is the nearer. Items must be in order of their starts.
 */
export function assignLanes(items: readonly LaneItem[]): Uint8Array {
  const lanes = new Uint8Array(items.length)
  let first = 0
  let reach = -1
  for (const [index, item] of items.entries()) {
    if (item.start >= reach) {
      assignKnot(items, first, index, lanes)
      first = index
    }
    reach = Math.max(reach, item.end)
  }
  assignKnot(items, first, items.length, lanes)
  return lanes
}

/** Items that hang together by overlapping, from `first` up to `end`. */
function assignKnot(items: readonly LaneItem[], first: number, end: number, lanes: Uint8Array): void {
  if (end - first < 2) return
  const order = Array.from({ length: end - first }, (_, index) => first + index)
  if (order.length > KNOT) {
    sweep(items, order, lanes)
    return
  }
  order.sort((a, b) => rank(items[a]) - rank(items[b]) || length(items[a]) - length(items[b]) || a - b)
  const placed: LaneItem[][] = Array.from({ length: LANES }, () => [])
  for (const index of order) {
    const item = items[index]
    if (item === undefined) continue
    const free = placed.findIndex((lane) => lane.every((other) => other.end <= item.start || other.start >= item.end))
    const lane = free < 0 ? LANES - 1 : free
    lanes[index] = lane
    placed[lane]?.push(item)
  }
}

function sweep(items: readonly LaneItem[], order: readonly number[], lanes: Uint8Array): void {
  const reaches = new Float64Array(LANES).fill(-1)
  for (const index of order) {
    const item = items[index]
    if (item === undefined) continue
    const free = reaches.findIndex((reach) => reach <= item.start)
    const lane = free < 0 ? LANES - 1 : free
    lanes[index] = lane
    reaches[lane] = Math.max(reaches[lane] ?? -1, item.end)
  }
}

function rank(item: LaneItem | undefined): number {
  return item?.kind === 'cue' ? 1 : 0
}

function length(item: LaneItem | undefined): number {
  return item === undefined ? 0 : item.end - item.start
}
