import type { ProjectId, RecordId } from '../../shared/base/ids.ts'
import type { Texts } from '../store/open-texts.ts'
import type { SearchableArticle, SearchIndex } from './search-index.ts'

/** A search, as it goes to the worker. */
export interface SearchRequest {
  readonly database: string
  readonly articles: readonly SearchableArticle[]
  readonly query: string
}

/** A search for passages; an empty query only brings the index up to date. */
export interface PassageRequest {
  readonly database: string
  readonly projectId: ProjectId
  readonly query: string
}

/** How many texts are read and folded before the worker looks whether it has been cancelled. */
const PAGE = 50

/** Reads the texts that the index does not have yet, and searches. What was read before a cancellation is kept. */
export async function searchAnswer(
  index: SearchIndex,
  texts: Texts,
  { articles, query }: SearchRequest,
  signal: AbortSignal,
): Promise<readonly RecordId[]> {
  const missing = index.missing(articles)
  for (let start = 0; start < missing.length; start += PAGE) {
    signal.throwIfAborted()
    for (const { sha256, text } of await texts.read(missing.slice(start, start + PAGE))) index.add(sha256, text)
  }
  return index.search(articles, query)
}
