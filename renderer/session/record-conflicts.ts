import type { RecordId } from '../../shared/base/ids.ts'
import { fieldValue, isDeleted, type RecordState } from '../../shared/history/record-state.ts'
import type { ReviewBook } from '../../shared/review/review-book.ts'
import { fieldConflicts } from './claim-views.ts'
import { type Dictionary, describeField } from './field-words.ts'
import type { RecordConflict } from './review-views.ts'
import type { Sharing } from './sharing.ts'
import { derived, type Subscribable } from './subscribable.ts'
import type { World } from './world.ts'

/** Kinds of which a conflict is somebody's to decide, with what names a record. */
const TITLE_FIELDS: { readonly [kind: string]: string } = {
  claim: 'target',
  speaker: 'name',
  code: 'label',
  codebook: 'name',
  article: 'title',
  project: 'name',
  annotator: 'name',
}
const SHARED_KINDS = ['project', 'speaker', 'code', 'codebook', 'annotator'] as const

/** Every record of the open project that holds several values, but for what is kept from me. */
export function recordConflicts(world: World): Subscribable<readonly RecordConflict[]> {
  const { views } = world
  const shared = SHARED_KINDS.map((kind) => views.records(kind))
  const inBook = derived([world.open.book], (book) => [...claimsInConflict(book), ...articlesInConflict(book)])
  const states = derived([inBook, ...shared], (known, ...lists) => [...known, ...lists.flat().filter(isInConflict)])
  const words = derived([views.codebook, views.speakersById, views.annotators], (codebook, speakers, annotators) => ({
    codes: new Map(codebook.codes.map((code) => [code.code, code])),
    speakers,
    annotators,
  }))
  return derived([states, words, views.sharing], (all, named, sharing) =>
    all.flatMap((state) => (isKeptFromMe(state, sharing) ? [] : conflictOf(state, named, sharing))),
  )
}

/** By their ids, wherever they stand in the book. */
function claimsInConflict({ claims, deletedArticles }: ReviewBook): readonly RecordState[] {
  const found: RecordState[] = []
  for (const { state, fields } of claims.values()) {
    if (isInConflict(state) && !deletedArticles.has(fields.articleId)) found.push(state)
  }
  return found.sort((a, b) => (a.recordId < b.recordId ? -1 : 1))
}

function articlesInConflict({ articles }: ReviewBook): readonly RecordState[] {
  return articles.map(({ state }) => state).filter(isInConflict)
}

const judged = new WeakMap<RecordState, boolean>()

function isInConflict(state: RecordState): boolean {
  const before = judged.get(state)
  if (before !== undefined) return before
  const isIn = !isDeleted(state) && (state.contested || Object.values(state.fields).some(({ length }) => length > 1))
  judged.set(state, isIn)
  return isIn
}

/** Whether a record belongs to a colleague whose work in its article is kept from me. */
export function isKeptFromMe(state: RecordState, { isMe, isBlindTo }: Sharing): boolean {
  const articleId = fieldValue(state, 'articleId')
  return (
    state.ownerId !== null && !isMe(state.ownerId) && typeof articleId === 'string' && isBlindTo(articleId as RecordId)
  )
}

type Words = Dictionary & Parameters<typeof fieldConflicts>[1]

function conflictOf(state: RecordState, words: Words, { isMe }: Sharing): RecordConflict {
  const { recordId, kind, ownerId } = state
  const field = TITLE_FIELDS[kind] ?? 'name'
  const articleId = kind === 'article' ? recordId : fieldValue(state, 'articleId')
  return {
    recordId,
    kind,
    title: describeField(words, field, fieldValue(state, field) ?? null),
    articleId: typeof articleId === 'string' ? (articleId as RecordId) : null,
    conflicts: fieldConflicts(state, words),
    decidable: ownerId === null || isMe(ownerId),
  }
}
