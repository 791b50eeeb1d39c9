import { recordsOf } from './bundle-records.ts'
import type { Bundle } from './bundle-schema.ts'
import { type CsvLoss, csvLosses } from './csv-loss.ts'

/** What a bundle holds, in counts, for a look before it leaves. */
export interface BundleTally {
  readonly articles: number
  readonly claims: number
  readonly speakers: number
  readonly notes: number
  readonly reviews: number
  readonly comments: number
  readonly revisions: number
  /** Records that only the history still has. */
  readonly deleted: number
  /** What a table of its claims would leave out. */
  readonly csvLosses: readonly CsvLoss[]
}

/** Counts what is in a bundle. */
export function tallyBundle(bundle: Bundle): BundleTally {
  const { articles = [], claims = [], speakers = [], reviews = [], comments = [], revisions = [] } = bundle
  const plain = new Set(recordsOf(bundle).map(({ id }) => id))
  const gone = new Set(revisions.map(({ recordId }) => recordId).filter((id) => !plain.has(id)))
  return {
    articles: articles.length,
    claims: claims.length,
    speakers: speakers.length,
    notes: claims.filter(({ note }) => note !== undefined && note !== '').length,
    reviews: reviews.length,
    comments: comments.length,
    revisions: revisions.length,
    deleted: gone.size,
    csvLosses: csvLosses(bundle),
  }
}
