import type { ClaimView } from '../../../session/views.ts'

/** About how many entries are looked at together. */
export const CHUNK = 64

/** Some claims that follow one another, and stay together while others come and go around them. */
export interface Chunk {
  readonly key: number
  /** The place of its first claim among all. */
  readonly start: number
  readonly views: readonly ClaimView[]
}

/**
 * Claims in chunks. A chunk of `before` in which nothing differs keeps its key and its views, wherever it has moved to: one
 * claim more at the top of thousands concerns one chunk.
 */
export function claimChunks(claims: readonly ClaimView[], before: readonly Chunk[]): readonly Chunk[] {
  let head = 0
  let from = 0
  for (let chunk = before[head]; chunk !== undefined && stands(chunk, claims, from); chunk = before[head]) {
    from += chunk.views.length
    head += 1
  }
  let tail = before.length
  let to = claims.length
  for (let chunk = before[tail - 1]; tail > head && chunk !== undefined; chunk = before[tail - 1]) {
    if (to - chunk.views.length < from || !stands(chunk, claims, to - chunk.views.length)) break
    to -= chunk.views.length
    tail -= 1
  }
  // What is put in between two chunks joins one of them.
  if (head === tail && to > from) {
    const [next, last] = [before[tail], before[head - 1]]
    if (next !== undefined) {
      to += next.views.length
      tail += 1
    } else if (last !== undefined) {
      from -= last.views.length
      head -= 1
    }
  }
  const between = before.slice(head, tail).map(({ key }) => key)
  const fresh = split(claims, from, to, between, 1 + before.reduce((most, { key }) => Math.max(most, key), 0))
  const moved = to - (before[tail]?.start ?? to)
  const after = before.slice(tail)
  return [
    ...before.slice(0, head),
    ...fresh,
    ...(moved === 0 ? after : after.map((chunk) => ({ ...chunk, start: chunk.start + moved }))),
  ]
}

function stands({ views }: Chunk, claims: readonly ClaimView[], at: number): boolean {
  return views.every((view, index) => view === claims[at + index])
}

/** The claims of a stretch in chunks, which take the keys of those they stand for and then new ones. */
function split(
  claims: readonly ClaimView[],
  from: number,
  to: number,
  keys: readonly number[],
  nextKey: number,
): readonly Chunk[] {
  const count = to - from <= 2 * CHUNK && to > from ? 1 : Math.ceil((to - from) / CHUNK)
  const size = Math.ceil((to - from) / Math.max(1, count))
  return Array.from({ length: count }, (_, index) => {
    const start = from + index * size
    return {
      key: keys[index] ?? nextKey + index,
      start,
      views: claims.slice(start, Math.min(to, start + size)),
    }
  }).filter(({ views }) => views.length > 0)
}
