import type { RecordId } from '../base/ids.ts'
import type { ReferenceKind } from './bundle-rules.ts'
import type { Bundle, PlainClaim } from './bundle-schema.ts'

/** A place in a bundle that names another record (or, for a code, its readable name). */
export interface Reference {
  readonly path: readonly PropertyKey[]
  readonly id: string
  readonly to: ReferenceKind
}

/** What a bundle holds, by the names that references use: plain records, and records that only the history has. */
export interface Referents {
  readonly has: (reference: Reference) => boolean
}

/** Every reference that plain records make to what is not among the bundle's records. */
export function danglingReferences(bundle: Bundle): readonly Reference[] {
  const referents = referentsOf(bundle)
  return referencesOf(bundle).filter((reference) => !referents.has(reference))
}

function referencesOf(bundle: Bundle): readonly Reference[] {
  return [
    ...(bundle.scope.articleIds ?? []).map(
      (id, index): Reference => ({ path: ['scope', 'articleIds', index], id, to: 'article' }),
    ),
    ...(bundle.speakers ?? []).flatMap(({ mergedInto }, index): Reference[] =>
      mergedInto === undefined ? [] : [{ path: ['speakers', index, 'mergedInto'], id: mergedInto, to: 'speaker' }],
    ),
    ...(bundle.articles ?? []).flatMap(({ supersedes }, index): Reference[] =>
      supersedes === undefined ? [] : [{ path: ['articles', index, 'supersedes'], id: supersedes, to: 'article' }],
    ),
    ...(bundle.claims ?? []).flatMap((claim, index) =>
      referencesOfClaim(claim).map((reference) => ({ ...reference, path: ['claims', index, ...reference.path] })),
    ),
    ...OF_SOMEBODY.flatMap((list) =>
      (bundle[list] ?? []).flatMap(({ articleId, annotatorId }, index): Reference[] => [
        { path: [list, index, 'articleId'], id: articleId, to: 'article' },
        { path: [list, index, 'annotatorId'], id: annotatorId, to: 'annotator' },
      ]),
    ),
    ...(bundle.aliases ?? []).flatMap(({ person, alias }, index): Reference[] => [
      { path: ['aliases', index, 'person'], id: person, to: 'annotator' },
      { path: ['aliases', index, 'alias'], id: alias, to: 'annotator' },
    ]),
  ]
}

/** Lists of records that somebody made about an article. */
const OF_SOMEBODY = ['reviews', 'comments', 'completions'] as const

function referencesOfClaim(claim: PlainClaim): readonly Reference[] {
  return [
    { path: ['articleId'], id: claim.articleId, to: 'article' },
    { path: ['annotatorId'], id: claim.annotatorId, to: 'annotator' },
    ...(claim.missedBy === undefined
      ? []
      : [{ path: ['missedBy'], id: claim.missedBy, to: 'annotator' } satisfies Reference]),
    { path: ['commitment'], id: claim.commitment, to: 'code' },
    ...speakersAt(['speakers'], claim.speakers),
    ...speakersAt(['reportedBy'], claim.reportedBy),
    ...speakersAt(['attributes', 'targets'], claim.attributes?.targets),
  ]
}

function speakersAt(
  path: readonly PropertyKey[],
  parties: readonly { readonly speakerId: RecordId }[] = [],
): readonly Reference[] {
  return parties.map(({ speakerId }, index) => ({ path: [...path, index, 'speakerId'], id: speakerId, to: 'speaker' }))
}

function referentsOf(bundle: Bundle): Referents {
  const sets: { readonly [kind in ReferenceKind]: Set<string> } = {
    article: new Set((bundle.articles ?? []).map(({ id }) => id)),
    annotator: new Set((bundle.annotators ?? []).map(({ annotatorId }) => annotatorId)),
    speaker: new Set((bundle.speakers ?? []).map(({ id }) => id)),
    code: new Set((bundle.codebook?.codes ?? []).map(({ code }) => code)),
  }
  for (const { kind, recordId, set } of bundle.revisions ?? []) {
    if (kind === 'article') sets.article.add(recordId)
    if (kind === 'speaker') sets.speaker.add(recordId)
    const { annotatorId, code } = set
    if (kind === 'annotator' && typeof annotatorId === 'string') sets.annotator.add(annotatorId)
    if (kind === 'code' && typeof code === 'string') sets.code.add(code)
  }
  return { has: ({ to, id }) => sets[to].has(id) || (to === 'code' && sets.code.size === 0) }
}
