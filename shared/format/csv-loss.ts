import type { Bundle } from './bundle-schema.ts'
import { passagesOf } from './claim-passages.ts'

/** Something that a table of claims has no column for. */
export type CsvLossField =
  | 'history'
  | 'texts'
  | 'blocks'
  | 'articles-without-claims'
  | 'speaker-details'
  | 'speakers-without-claims'
  | 'code-definitions'
  | 'contexts'
  | 'positions-besides-content'
  | 'relay-cues'
  | 'origins'
  | 'conflicts'
  | 'completions'
  | 'reviews'
  | 'comments'
  | 'adjudicated'
  | 'other-records'

/** How much of something a lossy format drops. */
export interface CsvLoss {
  readonly field: CsvLossField
  readonly count: number
}

/** What `claims.csv` drops of a bundle; nothing is listed that the bundle does not have. */
export function csvLosses(bundle: Bundle): readonly CsvLoss[] {
  const { articles = [], claims = [], speakers = [], codebook, extensions, revisions = [] } = bundle
  const passages = claims.flatMap((claim) => passagesOf(claim))
  const counts: { readonly [field in CsvLossField]: number } = {
    history: revisions.length,
    texts: articles.filter(({ text }) => text !== undefined).length,
    blocks: sum(articles.map(({ blocks, marks = [] }) => blocks.length + marks.length)),
    'articles-without-claims': without(articles, new Set(claims.map(({ articleId }) => articleId))),
    'speaker-details': speakers.filter((speaker) => speaker.role ?? speaker.affiliation ?? speaker.aliases?.[0]).length,
    'speakers-without-claims': without(speakers, namedSpeakers(bundle)),
    'code-definitions': codebook?.codes.length ?? 0,
    contexts: passages.filter(({ target }) => target.selector[1].prefix + target.selector[1].suffix !== '').length,
    'positions-besides-content': passages.filter(({ path }) => path[0] !== 'target').length,
    'relay-cues': sum(claims.map(({ reportedBy = [] }) => sum(reportedBy.map(({ cues }) => cues.length)))),
    origins: claims.filter(({ origin }) => origin !== undefined).length,
    conflicts: claims.filter(({ conflicts }) => conflicts !== undefined).length,
    completions: bundle.completions?.length ?? 0,
    reviews: bundle.reviews?.length ?? 0,
    comments: bundle.comments?.length ?? 0,
    adjudicated: bundle.adjudicated?.length ?? 0,
    'other-records': extensions?.records?.length ?? 0,
  }
  return Object.entries(counts)
    .filter(([, count]) => count > 0)
    .map(([field, count]) => ({ field: field as CsvLossField, count }))
}

function namedSpeakers({ claims = [] }: Bundle): ReadonlySet<string> {
  const parties = claims.flatMap(({ speakers = [], reportedBy = [], attributes }) => [
    ...speakers,
    ...reportedBy,
    ...(attributes?.targets ?? []),
  ])
  return new Set(parties.map(({ speakerId }) => speakerId))
}

function without(records: readonly { readonly id: string }[], named: ReadonlySet<string>): number {
  return records.filter(({ id }) => !named.has(id)).length
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0)
}
