/** A claim's badge before it has a place: where the line on which the claim begins is. */
export interface BadgeItem {
  readonly id: string
  /** Middle of the line, in pixels. */
  readonly y: number
}

/** The badges of one line: those shown side by side, and those that a "+n" stands for. */
export interface BadgeLine {
  readonly y: number
  readonly shown: readonly string[]
  readonly hidden: readonly string[]
}

/** Two beginnings whose middles are closer than this, in pixels, are on one line. */
const SAME_LINE = 8

/** Puts badges (in text order) on their lines; a line that has no room for all keeps its last place for "+n". */
export function layoutBadges(items: readonly BadgeItem[], slots: number): readonly BadgeLine[] {
  const lines: { y: number; ids: string[] }[] = []
  for (const { id, y } of items) {
    const last = lines.at(-1)
    if (last !== undefined && Math.abs(last.y - y) < SAME_LINE) last.ids.push(id)
    else lines.push({ y, ids: [id] })
  }
  return lines.map(({ y, ids }) => {
    const room = ids.length <= slots ? ids.length : Math.max(0, slots - 1)
    return { y, shown: ids.slice(0, room), hidden: ids.slice(room) }
  })
}
