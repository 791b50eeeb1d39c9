/** Numbers of blocks, `[first, end)`. */
export interface BlockRange {
  readonly first: number
  readonly end: number
}

export const NO_BLOCKS: BlockRange = { first: 0, end: 0 }

interface Edges {
  readonly top: number
  readonly bottom: number
}

/**
 * The blocks that share a pixel with a stretch of the viewport. Sections are looked through first, so that of those far away,
 * which the browser has not laid out, only the outer box is asked for.
 */
export function blocksBetween(
  sections: readonly HTMLElement[],
  blocks: readonly HTMLElement[],
  firstOfSection: readonly number[],
  { top, bottom }: Edges,
): BlockRange {
  const firstSection = firstIndex(sections, (section) => section.getBoundingClientRect().bottom > top)
  const endSection = firstIndex(sections, (section) => section.getBoundingClientRect().top >= bottom)
  if (firstSection >= endSection) return NO_BLOCKS
  const low = firstOfSection[firstSection] ?? 0
  const high = firstOfSection[endSection] ?? blocks.length
  const within = blocks.slice(low, high)
  const first = low + firstIndex(within, (block) => block.getBoundingClientRect().bottom > top)
  const end = low + firstIndex(within, (block) => block.getBoundingClientRect().top >= bottom)
  return { first, end }
}

/** Whether one stretch of blocks lies within another. */
export function liesWithin(inner: BlockRange, outer: BlockRange): boolean {
  return inner.first >= outer.first && inner.end <= outer.end
}

function firstIndex<T>(list: readonly T[], holds: (item: T) => boolean): number {
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >> 1
    const item = list[middle]
    if (item !== undefined && holds(item)) high = middle
    else low = middle + 1
  }
  return low
}
