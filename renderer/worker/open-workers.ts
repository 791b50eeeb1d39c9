import type { ArticleProblem, ParsedArticle } from '../../shared/article/parse-article.ts'
import type { ProjectId, RecordId } from '../../shared/base/ids.ts'
import type { Result } from '../../shared/base/result.ts'
import type { BundleProblem } from '../../shared/format/bundle-problem.ts'
import type { BundleRequest } from '../../shared/format/make-bundle.ts'
import type { BundleContent } from '../../shared/format/read-bundle.ts'
import type { BundleTally } from '../../shared/format/tally-bundle.ts'
import type { Revision } from '../../shared/history/revision.ts'
import { type ArticleSource, type BundleRest, type FileRequest, inPieces } from './file-jobs.ts'
import type { PassageAnswer } from './find-passages.ts'
import { openLane } from './lane.ts'
import type { SearchableArticle } from './search-index.ts'
import type { PassageRequest, SearchRequest } from './search-jobs.ts'

/** What is done off the main thread. Each call rejects with the signal's reason when it is aborted. */
export interface OpenWorkers {
  readonly readArticle: (input: ArticleSource, signal: AbortSignal) => Promise<Result<ParsedArticle, ArticleProblem>>
  readonly readBundle: (
    bytes: Uint8Array,
    signal: AbortSignal,
    onProgress: (fraction: number) => void,
  ) => Promise<Result<BundleContent, BundleProblem>>
  /** The bytes of a bundle or a table. */
  readonly write: (
    request: BundleRequest,
    format: 'bundle' | 'csv',
    signal: AbortSignal,
    onProgress?: (fraction: number) => void,
  ) => Promise<Uint8Array>
  /** What would leave with a request, counted. */
  readonly tally: (request: BundleRequest, signal: AbortSignal) => Promise<BundleTally>
  /** Articles whose title or text holds every word of a query. */
  readonly search: (
    articles: readonly SearchableArticle[],
    query: string,
    signal: AbortSignal,
  ) => Promise<ReadonlySet<RecordId>>
  /** Where all words and phrases of a query stand in a project. The first call indexes it, with progress. */
  readonly passages: (
    projectId: ProjectId,
    query: string,
    signal: AbortSignal,
    onProgress?: (fraction: number) => void,
  ) => Promise<PassageAnswer>
  readonly close: () => void
}

/** The workers of a window over the database of this name. Each starts when it is first needed. */
export function openWorkers({ database }: { readonly database: string }): OpenWorkers {
  const files = openLane(() => new Worker(new URL('./file-worker.ts', import.meta.url), { type: 'module' }), 'ends')
  const startSearch = () => new Worker(new URL('./search-worker.ts', import.meta.url), { type: 'module' })
  const search = openLane(startSearch, 'is-told')
  // A worker of its own, so that the list can be filtered while a project is indexed.
  const passages = openLane(startSearch, 'is-told')
  const ask = <T>(request: FileRequest, options: Parameters<typeof files.run>[2]) =>
    files.run(request, (answer) => answer as T, options) // Our own worker made it, of this very type.

  return {
    readArticle: (input, signal) => ask({ kind: 'read-article', input }, { signal }),
    async readBundle(bytes, signal, onProgress) {
      const revisions: Revision[] = []
      const onPart = (part: unknown) => {
        for (const revision of part as readonly Revision[]) revisions.push(revision)
      }
      const request: FileRequest = { kind: 'read-bundle', bytes }
      const read = await ask<Result<BundleRest, BundleProblem>>(request, { signal, onProgress, onPart })
      return read.ok ? { ok: true, value: { ...read.value, revisions } } : read
    },
    write({ revisions, ...bundle }, format, signal, onProgress = () => {}) {
      return ask({ kind: 'write', format, bundle }, { signal, onProgress, parts: inPieces([...revisions]) })
    },
    tally({ revisions, ...bundle }, signal) {
      return ask({ kind: 'tally', bundle }, { signal, parts: inPieces([...revisions]) })
    },
    async search(articles, query, signal) {
      const request: SearchRequest = { database, articles, query }
      return new Set(await search.run(request, (answer) => answer as readonly RecordId[], { signal }))
    },
    passages(projectId, query, signal, onProgress = () => {}) {
      const request: PassageRequest = { database, projectId, query }
      return passages.run(request, (answer) => answer as PassageAnswer, { signal, onProgress })
    },
    close() {
      files.close()
      passages.close()
      search.close()
    },
  }
}
