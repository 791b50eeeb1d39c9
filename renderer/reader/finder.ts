import type { CanonicalText } from '../../shared/text/canonical-text.ts'
import { type FoldedText, findAll, foldText } from '../../shared/text/fold.ts'
import type { Span, Utf16Offset } from '../../shared/text/offset.ts'
import { parseSearch, searchHits } from '../../shared/text/search-query.ts'
import type { FindState } from './reader-props.ts'

/** Finds a query in the article, regardless of case and accents, and goes round its hits. */
export class Finder {
  private readonly text: CanonicalText
  private folded: FoldedText | null = null
  private query = ''
  private found: readonly Span[] = []
  private index: number | null = null

  constructor(text: CanonicalText) {
    this.text = text
  }

  get hits(): readonly Span[] {
    return this.found
  }

  get current(): Span | null {
    return this.index === null ? null : (this.found[this.index] ?? null)
  }

  get state(): FindState {
    return { query: this.query, count: this.found.length, index: this.index }
  }

  /** Looks for a query; the current hit is the first at or after an offset, or else the first of all. */
  search(query: string, from: Utf16Offset): FindState {
    this.query = query
    this.folded ??= query === '' ? null : foldText(this.text)
    return this.take(this.folded === null || query.trim() === '' ? [] : findAll(this.folded, query), from)
  }

  /** Shows all words and phrases of a search; the current hit is the first at or after an offset, or else the first of all. */
  searchWords(query: string, from: Utf16Offset): FindState {
    this.query = query
    this.folded ??= foldText(this.text)
    return this.take(searchHits(this.folded, parseSearch(query)), from)
  }

  step(forward: boolean): FindState {
    const count = this.found.length
    if (this.index !== null) this.index = (this.index + (forward ? 1 : count - 1)) % count
    return this.state
  }

  private take(found: readonly Span[], from: Utf16Offset): FindState {
    this.found = found
    const next = found.findIndex(({ start }) => start >= from)
    this.index = found.length === 0 ? null : Math.max(0, next)
    return this.state
  }
}
