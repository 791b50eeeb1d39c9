/** What a list to choose from shows of each of its entries. */
export interface Choice {
  readonly id: string
  readonly label: string
  /** Stands beside the label, softer: a role, an affiliation. Searched as well. */
  readonly detail?: string
}

/** Text for comparing: no case, no accents. */
export function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
}

/**
 * The choices that hold every word of the query, best first: the label starts with it, a word of the label does, it
 * stands within the label, the detail has it. Order is kept among equals; an empty query keeps all.
 */
export function matchItems<T extends Choice>(query: string, items: readonly T[]): readonly T[] {
  const words = fold(query).split(/\s+/u).filter(Boolean)
  if (words.length === 0) return items
  return items
    .map((item) => ({ item, rank: Math.max(...words.map((word) => rankOf(word, item))) }))
    .filter(({ rank }) => rank < Number.POSITIVE_INFINITY)
    .sort((a, b) => a.rank - b.rank)
    .map(({ item }) => item)
}

function rankOf(word: string, { label, detail = '' }: Choice): number {
  const folded = fold(label)
  const at = folded.indexOf(word)
  if (at === 0) return 0
  if (at > 0) return new RegExp(`[^\\p{L}\\p{N}]${escapeForRegExp(word)}`, 'u').test(folded) ? 1 : 2
  return fold(detail).includes(word) ? 3 : Number.POSITIVE_INFINITY
}

function escapeForRegExp(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
}
