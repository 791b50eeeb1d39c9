import type { ProjectId, RecordId } from '../base/ids.ts'
import { byOrder, codebookOfFields } from '../claim/codebook-of-fields.ts'
import { type CodebookFields, type CodeFields, type KnownKind, recordSchemas } from '../claim/record-fields.ts'
import { codebookRevision } from '../codebook/codebook.ts'
import { compareHlc } from '../history/hlc.ts'
import { currentValues, readRecord } from '../history/read-record.ts'
import { fieldValue, isDeleted, type RecordState } from '../history/record-state.ts'
import type { Bundle, PlainArticle, PlainClaim } from './bundle-schema.ts'
import { plainOfState } from './plain-record.ts'

type ListName =
  | 'project'
  | 'annotators'
  | 'codebook'
  | 'speakers'
  | 'articles'
  | 'claims'
  | 'reviews'
  | 'comments'
  | 'completions'
  | 'adjudicated'
type Lists = { readonly [name in ListName]: Exclude<Bundle[name], undefined> }

/** The plain records of a bundle, in order, and what they cannot express, word for word. */
export interface PlainLists extends Lists {
  /** Only where there are any. */
  readonly aliases?: NonNullable<Bundle['aliases']>
  readonly others: NonNullable<NonNullable<Bundle['extensions']>['records']>
}

/** Kinds that this version only carries, and that have a list all the same. */
const CARRIED_KINDS = ['adjudicated']

/**
 * What a project says now, record by record: nothing that is deleted, and nothing of an article that is.
 *
 * Articles stand in the order in which they came, claims in the order of their articles and texts, codes in the order
 * of their codebook, everything else in the order of ids.
 */
export function plainLists(projectId: ProjectId, states: ReadonlyMap<RecordId, RecordState>): PlainLists {
  const shown = [...states.values()].filter((state) => !isHidden(state, states)).sort(byId)
  const books = shown.filter((state) => state.kind === 'codebook' && isPlain(state))
  const book = books[0]
  const inList = (state: RecordState) =>
    isPlain(state) && (state.kind !== 'codebook' || state === book) && (state.kind !== 'code' || book !== undefined)
  const plain = shown.filter(inList)
  const ofKind = (kind: string) => plain.filter((state) => state.kind === kind)
  const list = (kind: string) => ofKind(kind).map(plainOfState)
  const project = ofKind('project').find(({ recordId }) => recordId === projectId)
  const articles = ofKind('article')
    .sort((a, b) => compareHlc(a.createdAt, b.createdAt) || byId(a, b))
    .map(plainOfState) as unknown as PlainArticle[]
  return {
    project: project === undefined ? { id: projectId } : plainOfState(project),
    annotators: list('annotator') as unknown as Lists['annotators'],
    codebook: book === undefined ? null : plainCodebook(book, ofKind('code')),
    speakers: list('speaker') as unknown as Lists['speakers'],
    articles,
    claims: inTextOrder(list('claim') as unknown as PlainClaim[], articles),
    reviews: list('review') as unknown as Lists['reviews'],
    comments: list('comment') as unknown as Lists['comments'],
    completions: list('completion') as unknown as Lists['completions'],
    ...(ofKind('alias').length === 0 ? {} : { aliases: list('alias') as unknown as NonNullable<Bundle['aliases']> }),
    adjudicated: list('adjudicated'),
    others: shown.filter((state) => !inList(state)).map(wholeRecord),
  }
}

function isHidden(state: RecordState, states: ReadonlyMap<RecordId, RecordState>): boolean {
  if (isDeleted(state)) return true
  const article = states.get(fieldValue(state, 'articleId') as RecordId)
  return article !== undefined && isDeleted(article)
}

/** Whether a record has the shape that its plain list asks for. */
function isPlain(state: RecordState): boolean {
  if (CARRIED_KINDS.includes(state.kind)) return true
  return Object.hasOwn(recordSchemas, state.kind) && readRecord(state, state.kind as KnownKind).ok
}

function wholeRecord(state: RecordState): PlainLists['others'][number] {
  const { id, createdAt, modifiedAt } = plainOfState(state)
  return {
    id,
    kind: state.kind,
    fields: { ...currentValues(state) },
    createdAt,
    modifiedAt,
  } as PlainLists['others'][number]
}

function plainCodebook(book: RecordState, codes: readonly RecordState[]): NonNullable<Bundle['codebook']> {
  const plain = plainOfState(book) as unknown as CodebookFields & { readonly id: RecordId }
  const ordered = (codes.map(plainOfState) as unknown as (CodeFields & { readonly id: RecordId })[]).sort(byOrder)
  return { ...plain, revision: codebookRevision(codebookOfFields(plain.id, plain, ordered)), codes: ordered }
}

function inTextOrder(claims: readonly PlainClaim[], articles: readonly PlainArticle[]): readonly PlainClaim[] {
  const rank = new Map(articles.map(({ id }, index) => [id, index]))
  const rankOf = ({ articleId }: PlainClaim) => rank.get(articleId) ?? articles.length
  const place = ({ target }: PlainClaim) => target[0]?.selector[0] ?? { start: 0, end: 0 }
  return [...claims].sort(
    (a, b) =>
      rankOf(a) - rankOf(b) || place(a).start - place(b).start || place(a).end - place(b).end || (a.id < b.id ? -1 : 1),
  )
}

function byId(a: { readonly recordId: RecordId }, b: { readonly recordId: RecordId }): number {
  return a.recordId < b.recordId ? -1 : 1
}
