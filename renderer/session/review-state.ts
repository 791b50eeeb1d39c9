import type { RecordId } from '../../shared/base/ids.ts'
import { type ReviewInbox, reviewInbox } from '../../shared/review/inbox.ts'
import { type Returned, returnedReviews } from '../../shared/review/returned.ts'
import type { ReviewBook } from '../../shared/review/review-book.ts'
import { threadsOfArticle } from '../../shared/review/threads.ts'
import type { ClaimSurroundings } from './claim-views.ts'
import { pageOf } from './open-page.ts'
import { claimOfItem, type DeskGround, deskItems, passesFilter } from './review-desk.ts'
import type {
  Asking,
  DeskFilter,
  DeskItem,
  DeskList,
  ReviewDesk,
  ReviewOverview,
  ReviewRow,
  ThreadView,
} from './review-views.ts'
import { nameOf, threadView } from './review-words.ts'
import { type Cell, cell, derived, type Subscribable } from './subscribable.ts'
import type { OpenArticle } from './views.ts'
import type { World } from './world.ts'

/** What the review screen is at: values of this window alone. */
export interface ReviewChoice {
  /** `null`: whichever list has something to do. */
  readonly list: DeskList | null
  readonly filter: DeskFilter
  /** The item that was chosen last; the one at the selected claim where it is not in the list. */
  readonly at: RecordId | null
}

const EVERYTHING: DeskFilter = { state: 'all', personId: null }

/** What reviewing is worked out from, and what the screen is at. */
export interface ReviewState {
  readonly inbox: Subscribable<ReviewInbox>
  readonly returned: Subscribable<Returned>
  readonly overview: Subscribable<ReviewOverview>
  readonly desk: Subscribable<ReviewDesk | null>
  readonly choice: Cell<ReviewChoice>
  readonly asking: Cell<Asking | null>
}

/** Follows the review book of the open project. `around` is what the open article's claims are seen against. */
export function reviewState(
  world: World,
  article: Subscribable<OpenArticle>,
  around: Subscribable<ClaimSurroundings | null>,
): ReviewState {
  const { book } = world.open
  const { annotators } = world.views
  const me = derived([world.me], ({ id }) => id)
  const inbox = derived([book, me], reviewInbox)
  const returned = derived([book, me], returnedReviews)
  const choice = cell<ReviewChoice>({ list: null, filter: EVERYTHING, at: null })
  const overview = derived([inbox, returned, book, me, annotators], overviewOf)
  const deskOf = deskMaker()
  const page = derived([article], pageOf)
  const claims = derived([page], (open) => new Map((open?.claims ?? []).map((claim) => [claim.id, claim])))
  const desk = derived(
    [page, around, claims, book, me, inbox, returned, choice, world.place, annotators],
    (open, seen, views, now, own, waiting, back, chosen, place) => {
      if (open === null || seen === null) return null
      const ground = { around: seen, claims: views }
      return deskOf(
        { articleId: open.id, book: now, me: own, inbox: waiting, returned: back, ground },
        chosen,
        place.claimId,
      )
    },
  )
  return { inbox, returned, overview, desk, choice, asking: cell<Asking | null>(null) }
}

interface DeskMatter {
  readonly articleId: RecordId
  readonly book: ReviewBook
  readonly me: RecordId
  readonly inbox: ReviewInbox
  readonly returned: Returned
  readonly ground: DeskGround
}

function deskMaker(): (matter: DeskMatter, choice: ReviewChoice, claimId: RecordId | null) => ReviewDesk {
  const items = deskItems()
  return ({ articleId, book, me, inbox, returned, ground }, choice, claimId) => {
    const { personOf } = book.identities
    const waiting = inbox.articles.find((each) => each.articleId === articleId) ?? null
    const back = returned.items.filter((item) => articleOf(item) === articleId)
    const toReview = items.inbox(waiting, ground)
    const came = items.returned(back, ground)
    const decided = toReview.filter((item) => item.decided).length
    const asks = toReview.filter((item) => item.asksMe).length
    const open = came.filter((item) => item.open).length
    const list = choice.list ?? likelyList(toReview, came)
    const all: readonly DeskItem[] = list === 'inbox' ? toReview : came
    const current = currentOf(all, choice.at, claimId)
    const people = distinct(toReview.map(({ ownerId }) => ownerId)).map((id) => ({
      id,
      name: nameOf(ground.around, id),
    }))
    return {
      articleId,
      inbox: toReview,
      decided,
      asks,
      returned: came,
      open,
      passages: passagesOf(book, me, articleId, ground.around),
      list,
      filter: choice.filter,
      // What is looked at stays in the list until one moves on, decided or not.
      shown: all.filter((item) => item === current || passesFilter(item, choice.filter, personOf)),
      current,
      people,
      hidden: inbox.hidden.some(({ id }) => id === articleId),
      underReview: list === 'inbox' ? underReview(people, choice.filter.personId, personOf) : null,
    }
  }
}

/** The list with something left to do, colleagues' claims first. */
function likelyList(inbox: ReviewDesk['inbox'], returned: ReviewDesk['returned']): DeskList {
  if (inbox.some(({ decided, asksMe }) => !decided || asksMe)) return 'inbox'
  return returned.some(({ open }) => open) || (inbox.length === 0 && returned.length > 0) ? 'returned' : 'inbox'
}

function currentOf(items: readonly DeskItem[], at: RecordId | null, claimId: RecordId | null): DeskItem | null {
  const chosen = items.find(({ id }) => id === at)
  if (chosen !== undefined && claimOfItem(chosen) === claimId) return chosen
  return claimId === null ? null : (items.find((item) => claimOfItem(item) === claimId) ?? null)
}

function passagesOf(
  book: ReviewBook,
  me: RecordId,
  articleId: RecordId,
  around: ClaimSurroundings,
): readonly ThreadView[] {
  return threadsOfArticle(book, me, articleId)
    .filter(({ subject }) => subject.kind === 'passage' || subject.kind === 'article')
    .map((thread) => threadView(thread, around))
}

/** The one person whose work is looked at: who the filter names, or the only one who has claims here. */
function underReview(
  people: ReviewDesk['people'],
  personId: RecordId | null,
  personOf: (id: RecordId) => RecordId,
): ReviewDesk['underReview'] {
  if (personId !== null) return people.find(({ id }) => id === personOf(personId)) ?? null
  return people.length === 1 ? (people[0] ?? null) : null
}

function overviewOf(
  inbox: ReviewInbox,
  returned: Returned,
  book: ReviewBook,
  me: RecordId,
  annotators: ReadonlyMap<RecordId, string>,
): ReviewOverview {
  const waiting = new Map(inbox.articles.map((each) => [each.articleId, each]))
  const hidden = new Set(inbox.hidden.map(({ id }) => id))
  const open = new Map<RecordId, number>()
  const back = new Set<RecordId>()
  for (const item of returned.items) {
    const articleId = articleOf(item)
    back.add(articleId)
    if (item.isOpen) open.set(articleId, (open.get(articleId) ?? 0) + 1)
  }
  const titles = new Map(book.articles.map(({ id, fields }) => [id, fields.title]))
  const ids = distinct([...titles.keys(), ...waiting.keys(), ...back])
  const rows = ids.flatMap((articleId): ReviewRow[] => {
    const openThreads = threadsOfArticle(book, me, articleId).filter(({ isResolved }) => !isResolved).length
    const mine = waiting.get(articleId)
    if (mine === undefined && !hidden.has(articleId) && !back.has(articleId) && openThreads === 0) return []
    return [
      {
        articleId,
        title: titles.get(articleId) ?? '',
        all: mine?.all ?? 0,
        decided: mine?.decided ?? 0,
        asks: mine?.asks ?? 0,
        openThreads,
        returned: open.get(articleId) ?? 0,
        hidden: hidden.has(articleId),
        completedBy: [...(mine?.completedBy ?? [])].map((id) => nameOf({ annotators }, id)),
      },
    ]
  })
  return {
    rows,
    all: inbox.all,
    decided: inbox.decided,
    asks: inbox.asks,
    toDo: inbox.toDo,
    openThreads: rows.reduce((sum, row) => sum + row.openThreads, 0),
    returned: returned.counts,
    open: returned.open,
    blind: book.isBlind,
    waiting: inbox.waiting.length,
  }
}

/** The article of what came back: of its claim or its thread. */
function articleOf(item: Returned['items'][number]): RecordId {
  return item.kind === 'thread' ? item.thread.articleId : item.claim.fields.articleId
}

function distinct<T>(values: readonly T[]): readonly T[] {
  return [...new Set(values)]
}
