import { useEffect, useState } from 'react'
import type { RecordId } from '../../../shared/base/ids.ts'
import { useSession } from '../session-context.ts'
import { useSubscribable } from '../use-subscribable.ts'

/** How long typing rests before the texts are searched, in milliseconds. */
const REST = 120

/** The articles that hold the words of a query; `null` while it is empty. A newer query aborts the one before. */
export function useFilter(query: string): ReadonlySet<RecordId> | null {
  const session = useSession()
  const rows = useSubscribable(session.library)
  const [hits, setHits] = useState<ReadonlySet<RecordId> | null>(null)

  // biome-ignore lint/correctness/useExhaustiveDependencies: new articles are searched as well
  useEffect(() => {
    const stop = new AbortController()
    const timer = setTimeout(
      () => {
        session.filterArticles(query, stop.signal).then(
          (found) => {
            if (!stop.signal.aborted) setHits(found)
          },
          () => undefined,
        )
      },
      query.trim() === '' ? 0 : REST,
    )
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [session, query, rows])

  return query.trim() === '' ? null : hits
}
