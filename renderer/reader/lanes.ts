/** How many underlines stand one below the other before the deepest place is shared. */
export const LANES = 4

/** A stretch that needs a line of its own below the text; content before the others, so that none of them moves a claim's line. */
export interface LaneItem {
  readonly start: number
  readonly end: number
  readonly kind: 'content' | 'cue' | 'original'
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
  for (let index = 0; index < items.length; index += 1) {
    const item = items[index] as LaneItem
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
  if (end - first > KNOT) {
    sweep(items, first, end, lanes)
    return
  }
  const order = Array.from({ length: end - first }, (_, index) => first + index)
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

function sweep(items: readonly LaneItem[], first: number, end: number, lanes: Uint8Array): void {
  const reaches = new Float64Array(LANES).fill(-1)
  for (let index = first; index < end; index += 1) {
    const item = items[index] as LaneItem
    let lane = 0
    while (lane < LANES - 1 && (reaches[lane] as number) > item.start) lane += 1
    lanes[index] = lane
    reaches[lane] = Math.max(reaches[lane] as number, item.end)
  }
}

function rank(item: LaneItem | undefined): number {
  return item === undefined || item.kind === 'content' ? 0 : 1
}

function length(item: LaneItem | undefined): number {
  return item === undefined ? 0 : item.end - item.start
}
