import { useEffect, useState } from 'react'
import type { SearchResults } from '../../session/views.ts'
import { useSession } from '../session-context.ts'
import { useSubscribable } from '../use-subscribable.ts'

/** How long typing rests before it is searched for, in milliseconds. */
const REST = 120

export interface Search {
  /** `null` before the first answer, and for an empty query. */
  readonly results: SearchResults | null
  /** How much of the index is made, from 0 to 1; `null` while nothing is waited for. */
  readonly indexing: number | null
}

/** Where the words of a query stand, while they are typed. A newer query aborts the one before. */
export function useSearch(query: string): Search {
  const session = useSession()
  const rows = useSubscribable(session.library)
  const [results, setResults] = useState<SearchResults | null>(null)
  const [indexing, setIndexing] = useState<number | null>(null)
  const words = query.trim()

  // biome-ignore lint/correctness/useExhaustiveDependencies: new articles and claims are searched as well
  useEffect(() => {
    if (words === '') return undefined
    const stop = new AbortController()
    const { signal } = stop
    async function run(): Promise<void> {
      const found = await session.search(words, signal, (done) => signal.aborted || setIndexing(done)).catch(() => null)
      if (signal.aborted) return
      setIndexing(null)
      if (found !== null) setResults(found)
    }
    const timer = setTimeout(() => void run(), REST)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [session, words, rows])

  return words === '' ? { results: null, indexing: null } : { results, indexing }
}
