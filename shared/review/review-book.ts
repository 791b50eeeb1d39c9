import type { ProjectId, RecordId } from '../base/ids.ts'
import { rememberLast } from '../base/remember-last.ts'
import type {
  ArticleFields,
  ClaimFields,
  CommentFields,
  KnownKind,
  RecordFields,
  ReviewFields,
} from '../claim/record-fields.ts'
import { compareHlc } from '../history/hlc.ts'
import { readRecord } from '../history/read-record.ts'
import { fieldValue, isDeleted, type RecordState } from '../history/record-state.ts'
import type { Revision } from '../history/revision.ts'
import { type Identities, identities } from './identities.ts'
import { isAsSeen, type Sight } from './versions.ts'

/** A record as it stands: `fields` are its current values. The same state always gives the same object. */
export interface Kept<Fields> {
  readonly id: RecordId
  readonly fields: Fields
  readonly state: RecordState
  readonly isDeleted: boolean
}
export type KeptArticle = Kept<ArticleFields>
export type KeptClaim = Kept<ClaimFields>
export type KeptReview = Kept<ReviewFields>
export type KeptComment = Kept<CommentFields>

/** What everything about reviewing is worked out from: a project's records, gone through once. */
export interface ReviewBook {
  readonly projectId: ProjectId | null
  readonly identities: Identities
  /** Whether what colleagues did is hidden from whoever has not completed an article. */
  readonly isBlind: boolean
  /** Articles that are not deleted, in the order in which they came in. */
  readonly articles: readonly KeptArticle[]
  /** What is in a deleted article is in no list, though it is still known. */
  readonly deletedArticles: ReadonlySet<RecordId>
  /** Every claim that is known, deleted ones among them. */
  readonly claims: ReadonlyMap<RecordId, KeptClaim>
  /** The claims of each article that are not deleted, nor is the article, in text order. */
  readonly claimsOf: ReadonlyMap<RecordId, readonly KeptClaim[]>
  /** Every review, deleted ones among them. */
  readonly reviews: ReadonlyMap<RecordId, KeptReview>
  /** The reviews of each claim that are not deleted, whether the claim is known or not. */
  readonly reviewsOf: ReadonlyMap<RecordId, readonly KeptReview[]>
  /** Every comment, deleted ones among them, because their replies still stand. */
  readonly comments: ReadonlyMap<RecordId, KeptComment>
  /** The comments of each thread, by the id of its first. */
  readonly threads: ReadonlyMap<RecordId, readonly KeptComment[]>
  /** The threads about each article, claim and review, by the ids of their first comments. */
  readonly threadsAbout: ReadonlyMap<RecordId, ReadonlySet<RecordId>>
  /** The people who have completed each article. */
  readonly completedBy: ReadonlyMap<RecordId, ReadonlySet<RecordId>>
  /** The history of a claim, as far as it was given. */
  readonly historyOf: (recordId: RecordId) => readonly Revision[] | undefined
}

/** Histories of claims that were changed after a review; what is not there is told by times instead. */
export type Histories = ReadonlyMap<RecordId, readonly Revision[]>

/**
 * Goes through the records of one project: those in view and, so that a review of a deleted claim is known from one of
 * a claim that never came, those in the bin. Linear; what a record says is read once for each of its states.
 */
export function reviewBook(states: Iterable<RecordState>, histories: Histories = new Map()): ReviewBook {
  const ofKind = groupByKind(states)
  const all = <K extends KnownKind>(kind: K) => (ofKind.get(kind) ?? []).flatMap((state) => kept(state, kind) ?? [])
  const known = lastIdentities(ofKind.get('alias') ?? [])
  const articles = all('article')
  const deletedArticles = new Set(articles.filter((article) => article.isDeleted).map(({ id }) => id))
  const { claims, inView } = lastClaims(ofKind.get('claim') ?? [])
  const reviews = all('review')
  const comments = byId(all('comment'))
  const roots = new Map<RecordId, RecordId>()
  const threads = gather(comments.values(), ({ id }) => rootOf(comments, id, roots))
  const project = ofKind.get('project')?.[0]
  return {
    projectId: project?.projectId ?? null,
    identities: known,
    isBlind: project !== undefined && fieldValue(project, 'blind') === true,
    articles: present(articles).sort(byArrival),
    deletedArticles,
    claims,
    claimsOf: deletedArticles.size === 0 ? inView : without(inView, deletedArticles),
    reviews: byId(reviews),
    reviewsOf: gather(present(reviews), ({ fields }) => fields.claimId),
    comments,
    threads,
    threadsAbout: threadsAbout(threads),
    completedBy: completions(present(all('completion')), known),
    historyOf: (recordId) => histories.get(recordId),
  }
}

const lastIdentities = rememberLast(identities)

/** A project has thousands of claims, of which mostly none has changed since the last time. */
const lastClaims = rememberLast((states: readonly RecordState[]) => {
  const claims = states.flatMap((state) => kept(state, 'claim') ?? [])
  return { claims: byId(claims), inView: gather(present(claims).sort(byPlace), ({ fields }) => fields.articleId) }
})

function without<T>(groups: ReadonlyMap<RecordId, T>, gone: ReadonlySet<RecordId>): ReadonlyMap<RecordId, T> {
  return new Map([...groups].filter(([id]) => !gone.has(id)))
}

/** The claims whose history is needed to say what changed since they were reviewed or commented on, ascending. */
export function claimsToLookInto(book: ReviewBook): readonly RecordId[] {
  const wanted = new Set<RecordId>()
  for (const record of [...present([...book.reviews.values()]), ...present([...book.comments.values()])]) {
    const { claimId } = record.fields
    const claim = claimId === undefined ? undefined : book.claims.get(claimId)
    const sight = sightOf(record)
    if (claim !== undefined && sight !== null && !isAsSeen(claim.state, sight)) wanted.add(claim.id)
  }
  return [...wanted].sort()
}

/** What a review or a comment has looked at; `null` where it names no version. */
export function sightOf({ state, fields }: KeptReview | KeptComment): Sight | null {
  const setting = state.fields['rid']?.[0]
  if (fields.rid === undefined || setting === undefined) return null
  return { rid: fields.rid, because: setting.because ?? [], hlc: setting.hlc }
}

/** Where a claim starts, in code points of its article. */
export function startOf({ fields }: KeptClaim): number {
  return fields.target[0]?.selector[0].start ?? 0
}

const readings = new WeakMap<RecordState, Kept<unknown> | null>()

/** A record of a kind as it stands; `null` where it cannot be read. */
function kept<K extends KnownKind>(state: RecordState, kind: K): Kept<RecordFields[K]> | null {
  const before = readings.get(state)
  if (before !== undefined) return before as Kept<RecordFields[K]> | null
  const read = readRecord(state, kind)
  const made = read.ok ? { id: state.recordId, fields: read.value, state, isDeleted: isDeleted(state) } : null
  readings.set(state, made)
  return made
}

function groupByKind(states: Iterable<RecordState>): ReadonlyMap<string, readonly RecordState[]> {
  const groups = new Map<string, RecordState[]>()
  for (const state of states) {
    const group = groups.get(state.kind)
    if (group === undefined) groups.set(state.kind, [state])
    else group.push(state)
  }
  return groups
}

function byId<T>(records: readonly Kept<T>[]): ReadonlyMap<RecordId, Kept<T>> {
  return new Map(records.map((record) => [record.id, record]))
}

function present<T>(records: readonly Kept<T>[]): Kept<T>[] {
  return records.filter((record) => !record.isDeleted)
}

function gather<T>(records: Iterable<T>, under: (record: T) => RecordId): ReadonlyMap<RecordId, readonly T[]> {
  const groups = new Map<RecordId, T[]>()
  for (const record of records) {
    const id = under(record)
    const group = groups.get(id)
    if (group === undefined) groups.set(id, [record])
    else group.push(record)
  }
  return groups
}

function byArrival(a: KeptArticle, b: KeptArticle): number {
  return compareHlc(a.state.createdAt, b.state.createdAt) || (a.id < b.id ? -1 : 1)
}

function byPlace(a: KeptClaim, b: KeptClaim): number {
  return startOf(a) - startOf(b) || endOf(a) - endOf(b) || (a.id < b.id ? -1 : 1)
}

function endOf({ fields }: KeptClaim): number {
  return fields.target[0]?.selector[0].end ?? 0
}

/**
 * The first comment of the thread that a comment is in. A reply to a reply is in the thread of that; a circle of replies
 * is a thread as well. `roots` holds what is known already.
 */
function rootOf(comments: ReadonlyMap<RecordId, KeptComment>, id: RecordId, roots: Map<RecordId, RecordId>): RecordId {
  const passed = new Set<RecordId>()
  let at = id
  for (let next = comments.get(at)?.fields.replyTo; next !== undefined; next = comments.get(at)?.fields.replyTo) {
    if (roots.has(at) || passed.has(at)) break
    passed.add(at)
    at = next
  }
  const root = roots.get(at) ?? (passed.has(at) ? ([...passed].sort()[0] ?? at) : at)
  for (const each of passed) roots.set(each, root)
  return root
}

function threadsAbout(threads: ReviewBook['threads']): ReviewBook['threadsAbout'] {
  const about = new Map<RecordId, Set<RecordId>>()
  const note = (id: RecordId | undefined, thread: RecordId) => {
    if (id === undefined) return
    const ids = about.get(id)
    if (ids === undefined) about.set(id, new Set([thread]))
    else ids.add(thread)
  }
  for (const [thread, comments] of threads) {
    const [speaking = comments[0]] = comments.filter(({ id }) => id === thread)
    if (speaking === undefined) continue
    note(speaking.fields.articleId, thread)
    note(speaking.fields.claimId, thread)
    note(speaking.fields.reviewId, thread)
  }
  return about
}

function completions(
  records: readonly Kept<RecordFields['completion']>[],
  known: Identities,
): ReadonlyMap<RecordId, ReadonlySet<RecordId>> {
  const completed = new Map<RecordId, Set<RecordId>>()
  for (const { fields } of records) {
    if (fields.status !== 'complete') continue
    const people = completed.get(fields.articleId)
    const person = known.personOf(fields.annotatorId)
    if (people === undefined) completed.set(fields.articleId, new Set([person]))
    else people.add(person)
  }
  return completed
}
