import type { ProjectId, RecordId } from '../../shared/base/ids.ts'
import { type AskFiles, type FileCalls, fileCalls } from './file-calls.ts'
import type { PassageAnswer } from './find-passages.ts'
import { openLane } from './lane.ts'
import type { SearchableArticle } from './search-index.ts'
import type { PassageRequest, SearchRequest } from './search-jobs.ts'
import type { FoundInArticle, SuggestRequest } from './suggest-jobs.ts'

/** What is done off the main thread. Each call rejects with the signal's reason when it is aborted. */
export interface OpenWorkers extends FileCalls {
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
  /** Claims that articles seem to hold; what was found before, under the same circumstances, is there at once. */
  readonly suggest: (
    request: Omit<SuggestRequest, 'database'>,
    signal: AbortSignal,
  ) => Promise<readonly FoundInArticle[]>
  readonly close: () => void
}

/** The workers of a window over the database of this name. Each starts when it is first needed. */
export function openWorkers({ database }: { readonly database: string }): OpenWorkers {
  const files = openLane(() => new Worker(new URL('./file-worker.ts', import.meta.url), { type: 'module' }), 'ends')
  const startSearch = () => new Worker(new URL('./search-worker.ts', import.meta.url), { type: 'module' })
  const search = openLane(startSearch, 'is-told')
  // A worker of its own, so that the list can be filtered while a project is indexed.
  const passages = openLane(startSearch, 'is-told')
  const startSuggesting = () => new Worker(new URL('./suggest-worker.ts', import.meta.url), { type: 'module' })
  const suggestions = openLane(startSuggesting, 'is-told')
  // Our own worker made the answer, of the type asked for.
  const ask: AskFiles = (request, options) => files.run(request, (answer) => answer as never, options)

  return {
    ...fileCalls(ask),
    async search(articles, query, signal) {
      const request: SearchRequest = { database, articles, query }
      return new Set(await search.run(request, (answer) => answer as readonly RecordId[], { signal }))
    },
    passages(projectId, query, signal, onProgress = () => {}) {
      const request: PassageRequest = { database, projectId, query }
      return passages.run(request, (answer) => answer as PassageAnswer, { signal, onProgress })
    },
    suggest(request, signal) {
      const asked: SuggestRequest = { database, ...request }
      return suggestions.run(asked, (answer) => answer as readonly FoundInArticle[], { signal })
    },
    close() {
      files.close()
      passages.close()
      search.close()
      suggestions.close()
    },
  }
}
