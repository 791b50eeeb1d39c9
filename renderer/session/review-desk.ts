import type { RecordId } from '../../shared/base/ids.ts'
import { isSameList } from '../../shared/base/ordered-list.ts'
import { hlcIso } from '../../shared/history/hlc.ts'
import type { InboxArticle, InboxEntry } from '../../shared/review/inbox.ts'
import { idOf, type ReturnedItem } from '../../shared/review/returned.ts'
import type { KeptClaim } from '../../shared/review/review-book.ts'
import type { ReviewStanding } from '../../shared/review/standing.ts'
import type { Thread } from '../../shared/review/threads.ts'
import { type ClaimSurroundings, viewOfFields } from './claim-views.ts'
import type { DeskFilter, DeskItem, InboxItem, ReturnedItemView } from './review-views.ts'
import { reviewView, threadView } from './review-words.ts'
import type { ClaimView } from './views.ts'

/** What the items of a desk are drawn from. */
export interface DeskGround {
  readonly around: ClaimSurroundings
  /** The views of the open article's claims. */
  readonly claims: ReadonlyMap<RecordId, ClaimView>
}

/**
 * Makes the items of a desk, and keeps those of which nothing has changed, so that a list of thousands draws only what
 * is new.
 */
export interface DeskItems {
  readonly inbox: (article: InboxArticle | null, ground: DeskGround) => readonly InboxItem[]
  readonly returned: (items: readonly ReturnedItem[], ground: DeskGround) => readonly ReturnedItemView[]
}

export function deskItems(): DeskItems {
  const inbox = keeper<InboxItem>()
  const returned = keeper<ReturnedItemView>()
  const views = deletedViews()
  return {
    inbox(article, ground) {
      const { around, claims } = ground
      return inbox(
        (article?.entries ?? []).flatMap((entry) => {
          const claim = claims.get(entry.claim.id)
          if (claim === undefined) return []
          const grounds = [entry, claim, ...signsOfWords(around)]
          return { id: entry.claim.id, grounds, signs: () => grounds, make: () => inboxItem(entry, claim, around) }
        }),
      )
    },
    returned(items, ground) {
      const { around, claims } = ground
      const talk = threadsByClaim(items)
      return returned(
        items.map((item) => {
          const claim = item.claim === null ? null : (claims.get(item.claim.id) ?? views(item.claim, around))
          const threads = item.kind === 'review' ? (talk.get(item.claim.id) ?? []) : []
          return {
            id: idOf(item),
            grounds: [item, claim, ...signsOfWords(around), ...threads],
            signs: () => [...signsOfReturned(item, claim, around), ...threads.flatMap(signsOfThread)],
            make: () => returnedItem(item, claim, threads, around),
          }
        }),
      )
    },
  }
}

/** The threads about each of my claims, which come back by themselves as well. */
function threadsByClaim(items: readonly ReturnedItem[]): ReadonlyMap<RecordId, readonly Thread[]> {
  const threads = new Map<RecordId, Thread[]>()
  for (const item of items) {
    if (item.kind !== 'thread' || item.claim === null) continue
    threads.set(item.claim.id, [...(threads.get(item.claim.id) ?? []), item.thread])
  }
  return threads
}

interface Candidate<T> {
  readonly id: RecordId
  /** The objects that the item is made from: as long as all are the same, so is the item, without a closer look. */
  readonly grounds: readonly unknown[]
  /** All of them that shows: as long as that is the same, so is the item. */
  readonly signs: () => readonly unknown[]
  readonly make: () => T
}

interface KeptItem<T> {
  readonly grounds: readonly unknown[]
  readonly signs: readonly unknown[]
  readonly item: T
}

function keeper<T>(): (candidates: readonly Candidate<T>[]) => readonly T[] {
  let kept: ReadonlyMap<RecordId, KeptItem<T>> = new Map()
  return (candidates) => {
    kept = new Map(candidates.map((each) => [each.id, keptItem(kept.get(each.id), each)]))
    return [...kept.values()].map(({ item }) => item)
  }
}

function keptItem<T>(before: KeptItem<T> | undefined, { grounds, signs, make }: Candidate<T>): KeptItem<T> {
  if (before !== undefined && isSameList(before.grounds, grounds)) return before
  const now = signs()
  const isSame = before !== undefined && isSameList(before.signs, now)
  return { grounds, signs: now, item: isSame ? before.item : make() }
}

function signsOfReturned(item: ReturnedItem, claim: ClaimView | null, around: ClaimSurroundings): readonly unknown[] {
  const signs = [claim, ...signsOfWords(around), item.isOpen]
  if (item.kind === 'review') return [...signs, item.claim.isDeleted, ...signsOfStanding(item.standing)]
  if (item.kind === 'thread') return [...signs, ...signsOfThread(item.thread)]
  return [...signs, item.adopted, item.disputed, ...item.threads.flatMap(signsOfThread)]
}

function signsOfWords({ text, codes, speakers, annotators, isMe }: ClaimSurroundings): readonly unknown[] {
  return [text, codes, speakers, annotators, isMe]
}

function signsOfStanding(standing: ReviewStanding): readonly unknown[] {
  const { review, state, settledBy, disputed, answered, turn, changes, threads } = standing
  return [review, state, settledBy, disputed, answered, turn, signOfChanges(changes), ...threads.flatMap(signsOfThread)]
}

function signsOfThread({ id, first, replies, isResolved, changes }: Thread): readonly unknown[] {
  return [id, first, ...replies, isResolved, signOfChanges(changes)]
}

function signOfChanges(changes: ReviewStanding['changes']): string {
  if (changes.kind === 'unknown') return '?'
  return changes.fields.length === 0 ? '' : JSON.stringify(changes.fields)
}

function inboxItem(entry: InboxEntry, claim: ClaimView, around: ClaimSurroundings): InboxItem {
  const { owner, state, isDecided, asksMe, mine, others, threads } = entry
  return {
    kind: 'claim',
    id: claim.id,
    claim,
    ownerId: owner,
    state,
    decided: isDecided,
    asksMe,
    mine: mine === null ? null : reviewView(mine, claim, around),
    others: others.map((each) => reviewView(each, claim, around)),
    threads: threads.filter(isAboutClaim).map((thread) => threadView(thread, around)),
  }
}

function returnedItem(
  item: ReturnedItem,
  claim: ClaimView | null,
  talk: readonly Thread[],
  around: ClaimSurroundings,
): ReturnedItemView {
  const { isOpen: open } = item
  if (item.kind === 'thread') {
    return { kind: 'thread', id: item.thread.id, claim, thread: threadView(item.thread, around), open }
  }
  if (claim === null) throw new Error('A review and a missed claim are about a claim')
  if (item.kind === 'missed') {
    const { adopted, disputed, threads } = item
    const views = threads.map((thread) => threadView(thread, around))
    return { kind: 'missed', id: claim.id, claim, adopted, disputed, threads: views, open }
  }
  const review = reviewView(item.standing, claim, around)
  const threads = talk.map((thread) => threadView(thread, around))
  return { kind: 'review', id: review.id, claim, deleted: item.claim.isDeleted, review, threads, open }
}

function isAboutClaim({ subject }: Thread): boolean {
  return subject.kind === 'claim'
}

/** Views of claims that are in no article any more, or whose view is still to come. */
function deletedViews(): (claim: KeptClaim, around: ClaimSurroundings) => ClaimView {
  const kept = new WeakMap<KeptClaim, { readonly around: ClaimSurroundings; readonly view: ClaimView }>()
  return (claim, around) => {
    const before = kept.get(claim)
    if (before?.around === around) return before.view
    const { createdAt, modifiedAt } = claim.state
    const times = { createdAt: hlcIso(createdAt), modifiedAt: hlcIso(modifiedAt) }
    const view = { ...viewOfFields(claim.id, claim.fields, around), conflicts: [], ...times }
    kept.set(claim, { around, view })
    return view
  }
}

/** Whether a filter lets an item through. */
export function passesFilter(
  item: DeskItem,
  { state, personId }: DeskFilter,
  personOf: (id: RecordId) => RecordId,
): boolean {
  if (personId !== null && personIn(item, personOf) !== personOf(personId)) return false
  if (state === 'all') return true
  if (item.kind === 'claim') {
    return state === 'undecided' ? !item.decided : state === 'asksMe' ? item.asksMe : item.state === state
  }
  if (state === 'undecided' || state === 'asksMe') return item.open
  return item.kind === 'review' && item.review.state === state
}

/** Whose claim it is, or who said something of mine. */
function personIn(item: DeskItem, personOf: (id: RecordId) => RecordId): RecordId | null {
  if (item.kind === 'claim') return item.ownerId
  if (item.kind === 'review') return personOf(item.review.byId)
  return item.kind === 'missed' ? personOf(item.claim.fields.annotatorId) : null
}

/** The claim that an item is about and that is in the text; `null` where there is none. */
export function claimOfItem(item: DeskItem): RecordId | null {
  if (item.kind === 'review') return item.deleted ? null : item.claim.id
  return item.claim?.id ?? null
}
