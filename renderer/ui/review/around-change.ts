/** From this length on, in UTF-16 units, only what differs is shown of a text, with some words around it. */
const LONG = 80

/** How much stands around what differs: words, and the spaces and marks between them. */
const AROUND = 8

const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' })

/** Two versions of a text, both without what they have in common far from where they differ. */
export function aroundChange(before: string, after: string): readonly [before: string, after: string] {
  if (Math.max(before.length, after.length) <= LONG) return [before, after]
  const [old, now] = [partsOf(before), partsOf(after)]
  const shorter = Math.min(old.length, now.length)
  let start = 0
  while (start < shorter && old[start] === now[start]) start += 1
  let end = 0
  while (end < shorter - start && old.at(-1 - end) === now.at(-1 - end)) end += 1
  return [cut(old, start - AROUND, end - AROUND), cut(now, start - AROUND, end - AROUND)]
}

function partsOf(text: string): readonly string[] {
  return Array.from(segmenter.segment(text), ({ segment }) => segment)
}

/** Without so many parts at the start and the end, of which signs tell. */
function cut(parts: readonly string[], start: number, end: number): string {
  const kept = parts.slice(Math.max(0, start), parts.length - Math.max(0, end)).join('')
  return `${start > 0 ? '…' : ''}${kept.trim()}${end > 0 ? '…' : ''}`
}
