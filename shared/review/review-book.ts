import { changedGroups, changedMap } from '../base/changed-map.ts'
import type { ProjectId, RecordId } from '../base/ids.ts'
import { type ListDifference, listDifference } from '../base/ordered-list.ts'
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

const NO_HISTORIES: Histories = new Map()

/**
 * The book of one project's records: those in view and, so that a review of a deleted claim is known from one of a claim
 * that never came, those in the bin.
 */
export function reviewBook(states: Iterable<RecordState>, histories?: Histories): ReviewBook {
  return bookKeeper()([...states], histories)
}

/**
 * Makes the book of a project again and again, as `reviewBook` would: what none of the changed records concerns is taken
 * over from the book before, as the same object. So one edit among thousands of claims costs little.
 */
export function bookKeeper(): (states: readonly RecordState[], histories?: Histories) => ReviewBook {
  let last = EMPTY
  return (states, histories = NO_HISTORIES) => {
    last = bookAfter(last, states, histories)
    return last
  }
}

type ById<K extends KnownKind> = ReadonlyMap<RecordId, Kept<RecordFields[K]>>

/** A book with what the next one is made from. */
interface LastBook extends ReviewBook {
  readonly states: readonly RecordState[]
  readonly projects: ReadonlyMap<RecordId, RecordState>
  readonly aliases: ById<'alias'>
  readonly completions: ById<'completion'>
  readonly allArticles: ById<'article'>
  /** The claims of each article, be it deleted or not. */
  readonly inView: ReviewBook['claimsOf']
}

const EMPTY: LastBook = {
  states: [],
  projects: new Map(),
  aliases: new Map(),
  completions: new Map(),
  allArticles: new Map(),
  inView: new Map(),
  projectId: null,
  identities: identities([]),
  isBlind: false,
  articles: [],
  deletedArticles: new Set(),
  claims: new Map(),
  claimsOf: new Map(),
  reviews: new Map(),
  reviewsOf: new Map(),
  comments: new Map(),
  threads: new Map(),
  threadsAbout: new Map(),
  completedBy: new Map(),
  historyOf: () => undefined,
}

function bookAfter(before: LastBook, states: readonly RecordState[], histories: Histories): LastBook {
  const change = listDifference(before.states, states)
  const changedIn = <K extends KnownKind>(kind: K) => read(ofKind(change, kind), kind)
  const [claims, reviews] = [changedIn('claim'), changedIn('review')]
  const projects = changedMap(before.projects, ofKind(change, 'project'), ({ recordId }) => recordId)
  const [project] = projects.values()
  const inView = changedGroups(before.inView, present(claims), ({ fields }) => fields.articleId, byPlace)
  const articles = articlesAfter(before, changedMap(before.allArticles, changedIn('article'), idOf))
  const known = peopleAfter(before, changedMap(before.aliases, changedIn('alias'), idOf))
  return {
    ...before,
    ...articles,
    ...known,
    ...completionsAfter(before, changedMap(before.completions, changedIn('completion'), idOf), known.identities),
    ...talkAfter(before, changedMap(before.comments, changedIn('comment'), idOf)),
    states,
    projects,
    projectId: project?.projectId ?? null,
    isBlind: project !== undefined && fieldValue(project, 'blind') === true,
    claims: changedMap(before.claims, claims, idOf),
    inView,
    claimsOf: without(inView, articles.deletedArticles),
    reviews: changedMap(before.reviews, reviews, idOf),
    reviewsOf: changedGroups(before.reviewsOf, present(reviews), ({ fields }) => fields.claimId, byId),
    historyOf: (recordId) => histories.get(recordId),
  }
}

function articlesAfter(before: LastBook, allArticles: LastBook['allArticles']) {
  const { articles, deletedArticles } = before
  if (allArticles === before.allArticles) return { allArticles, articles, deletedArticles }
  const all = [...allArticles.values()]
  return {
    allArticles,
    articles: all.filter(({ isDeleted }) => !isDeleted).sort(byArrival),
    deletedArticles: new Set(all.filter(({ isDeleted }) => isDeleted).map(idOf)),
  }
}

function peopleAfter(before: LastBook, aliases: LastBook['aliases']) {
  const isSame = aliases === before.aliases
  return { aliases, identities: isSame ? before.identities : identities([...aliases.values()].map(stateOf)) }
}

function completionsAfter(before: LastBook, completions: LastBook['completions'], known: Identities) {
  const isSame = completions === before.completions && known === before.identities
  return { completions, completedBy: isSame ? before.completedBy : completedBy([...completions.values()], known) }
}

function talkAfter({ comments: last, threads, threadsAbout }: LastBook, comments: LastBook['comments']) {
  if (comments === last) return { comments, threads, threadsAbout }
  const roots = new Map<RecordId, RecordId>()
  const fresh = [...comments.values()].sort(byId)
  const none: LastBook['threads'] = new Map()
  const made = changedGroups(none, { gone: [], fresh }, ({ id }) => rootOf(comments, id, roots), byId)
  return { comments, threads: made, threadsAbout: aboutWhat(made) }
}

function without<T>(groups: ReadonlyMap<RecordId, T>, gone: ReadonlySet<RecordId>): ReadonlyMap<RecordId, T> {
  return gone.size === 0 ? groups : new Map([...groups].filter(([id]) => !gone.has(id)))
}

/** The claims whose history is needed to say what changed since they were reviewed or commented on, ascending. */
export function claimsToLookInto(book: ReviewBook): readonly RecordId[] {
  const wanted = new Set<RecordId>()
  const look = (record: KeptReview | KeptComment) => {
    const { claimId } = record.fields
    const claim = record.isDeleted || claimId === undefined ? undefined : book.claims.get(claimId)
    if (claim !== undefined && mayHaveChanged(claim, record)) wanted.add(claim.id)
  }
  for (const review of book.reviews.values()) look(review)
  for (const comment of book.comments.values()) look(comment)
  return [...wanted].sort()
}

const looked = new WeakMap<KeptReview | KeptComment, { readonly claim: KeptClaim; readonly mayHave: boolean }>()

/** Whether a claim may say something else than when somebody looked at it. */
function mayHaveChanged(claim: KeptClaim, record: KeptReview | KeptComment): boolean {
  const before = looked.get(record)
  if (before?.claim === claim) return before.mayHave
  const sight = sightOf(record)
  const mayHave = sight !== null && !isAsSeen(claim.state, sight)
  looked.set(record, { claim, mayHave })
  return mayHave
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

function ofKind({ gone, fresh }: ListDifference<RecordState>, kind: KnownKind): ListDifference<RecordState> {
  const isOfKind = (state: RecordState) => state.kind === kind
  return { gone: gone.filter(isOfKind), fresh: fresh.filter(isOfKind) }
}

function read<K extends KnownKind>(
  { gone, fresh }: ListDifference<RecordState>,
  kind: K,
): ListDifference<Kept<RecordFields[K]>> {
  const readable = (state: RecordState) => kept(state, kind) ?? []
  return { gone: gone.flatMap(readable), fresh: fresh.flatMap(readable) }
}

function present<T>({ gone, fresh }: ListDifference<Kept<T>>): ListDifference<Kept<T>> {
  return { gone: gone.filter(({ isDeleted }) => !isDeleted), fresh: fresh.filter(({ isDeleted }) => !isDeleted) }
}

function idOf({ id }: Kept<unknown>): RecordId {
  return id
}

function stateOf({ state }: Kept<unknown>): RecordState {
  return state
}

function byId(a: Kept<unknown>, b: Kept<unknown>): number {
  return a.id < b.id ? -1 : 1
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

function aboutWhat(threads: ReviewBook['threads']): ReviewBook['threadsAbout'] {
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

function completedBy(
  records: readonly Kept<RecordFields['completion']>[],
  known: Identities,
): ReadonlyMap<RecordId, ReadonlySet<RecordId>> {
  const completed = new Map<RecordId, Set<RecordId>>()
  for (const { fields, isDeleted } of records) {
    if (isDeleted || fields.status !== 'complete') continue
    const people = completed.get(fields.articleId)
    const person = known.personOf(fields.annotatorId)
    if (people === undefined) completed.set(fields.articleId, new Set([person]))
    else people.add(person)
  }
  return completed
}
