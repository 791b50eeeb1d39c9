import type { ArticleProblem, ParsedArticle } from '../../shared/article/parse-article.ts'
import type { RecordId } from '../../shared/base/ids.ts'
import type { Result } from '../../shared/base/result.ts'
import type { BundleProblem } from '../../shared/format/bundle-problem.ts'
import type { BundleRequest } from '../../shared/format/make-bundle.ts'
import type { BundleContent } from '../../shared/format/read-bundle.ts'
import type { ArticleInput } from './import-articles.ts'

/** Reads an article off the main thread. */
export type ReadArticle = (input: ArticleInput, signal: AbortSignal) => Promise<Result<ParsedArticle, ArticleProblem>>

/** An article's text for searching. */
export interface SearchableArticle {
  readonly id: RecordId
  readonly title: string
  readonly sha256: string
}

/** What the session has done off the main thread. Each call rejects with the signal's reason when it is aborted. */
export interface Workers {
  readonly readArticle: ReadArticle
  readonly readBundle: (
    bytes: Uint8Array,
    signal: AbortSignal,
    onProgress: (fraction: number) => void,
  ) => Promise<Result<BundleContent, BundleProblem>>
  /** The bytes of a bundle or a table. */
  readonly write: (request: BundleRequest, format: 'bundle' | 'csv', signal: AbortSignal) => Promise<Uint8Array>
  /** Articles whose title or text holds the words of a query. */
  readonly search: (
    articles: readonly SearchableArticle[],
    query: string,
    signal: AbortSignal,
  ) => Promise<ReadonlySet<RecordId>>
  readonly close: () => void
}
