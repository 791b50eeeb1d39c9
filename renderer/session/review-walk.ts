import type { RecordId } from '../../shared/base/ids.ts'
import { idOf } from '../../shared/review/returned.ts'
import { t } from '../strings/strings.ts'
import { claimOfItem } from './review-desk.ts'
import type { ReviewSession } from './review-session.ts'
import type { ReviewState } from './review-state.ts'
import type { Asking, DeskItem, DeskList } from './review-views.ts'
import type { World } from './world.ts'

type Walk = Pick<
  ReviewSession,
  'ask' | 'openArticle' | 'select' | 'showList' | 'setFilter' | 'next' | 'previous' | 'nextUndecided'
>

/** Something that waits for me: where it is, and what to select there. */
interface Stop {
  readonly articleId: RecordId
  readonly id: RecordId
  readonly claimId: RecordId | null
  /** What waits for me again is gone to once all is decided. */
  readonly waits: 'first' | 'again' | null
}

/** Going through what there is to review and what came back. */
export function reviewWalk(world: World, state: ReviewState): Walk {
  const { choice, desk, asking } = state

  function goTo(
    articleId: RecordId,
    list: DeskList | null,
    item: { id: RecordId; claimId: RecordId | null } | null,
  ): void {
    if (world.place.get().articleId !== articleId) world.selection.set(null)
    asking.set(null)
    choice.update((now) => ({ ...now, list, at: item?.id ?? null }))
    const claimId = item?.claimId ?? null
    world.place.update((place) => ({ ...place, screen: 'review', articleId, claimId }))
  }

  function select(id: RecordId | null): void {
    const now = desk.get()
    const item = [...(now?.shown ?? []), ...(now?.inbox ?? []), ...(now?.returned ?? [])].find((each) => each.id === id)
    asking.set(null)
    choice.update((before) => ({ ...before, at: item?.id ?? null }))
    world.place.update((place) => ({ ...place, claimId: item === undefined ? null : claimOfItem(item) }))
  }

  function step(by: 1 | -1): void {
    const now = desk.get()
    if (now === null || now.shown.length === 0) return
    // Who has let go of an item goes on from there.
    const last = now.current?.id ?? choice.get().at
    const at = now.shown.findIndex(({ id }) => id === last)
    const to = at < 0 ? (by === 1 ? 0 : now.shown.length - 1) : Math.min(now.shown.length - 1, Math.max(0, at + by))
    const item: DeskItem | undefined = now.shown[to]
    if (item !== undefined) select(item.id)
  }

  function stops(list: DeskList): readonly Stop[] {
    const { personId } = choice.get().filter
    const { personOf } = world.open.book.get().identities
    const counts = (person: RecordId) => personId === null || personOf(person) === personOf(personId)
    if (list === 'inbox') {
      return state.inbox.get().articles.flatMap(({ articleId, entries }) =>
        entries
          .filter(({ owner }) => counts(owner))
          .map(({ claim: { id }, isDecided, asksMe }) => {
            return { articleId, id, claimId: id, waits: isDecided ? (asksMe ? 'again' : null) : 'first' }
          }),
      )
    }
    return state.returned.get().items.map((item) => ({
      articleId: item.kind === 'thread' ? item.thread.articleId : item.claim.fields.articleId,
      id: idOf(item),
      claimId: item.claim === null || item.claim.isDeleted ? null : item.claim.id,
      waits: item.isOpen ? 'first' : null,
    }))
  }

  /** The next stop behind the current one that waits for me, round the end; without a current one, the article's first. */
  function nextOf(list: DeskList): Stop | null {
    const all = stops(list)
    const { articleId } = world.place.get()
    const current = desk.get()?.current
    const at = current
      ? all.findIndex(({ id }) => id === current.id) + 1
      : all.findIndex((each) => each.articleId === articleId)
    const from = Math.max(0, at)
    return firstOf([...all.slice(from), ...all.slice(0, from)])
  }

  function nextUndecided(): void {
    const list = desk.get()?.list ?? 'inbox'
    const other = list === 'inbox' ? 'returned' : 'inbox'
    const here = nextOf(list)
    const next = here ?? nextOf(other)
    if (next === null) world.toasts.say(t('session.review.done.all-decided'))
    else goTo(next.articleId, here === null ? other : list, next)
  }

  function openArticle(articleId: RecordId): void {
    const here = (list: DeskList) => firstOf(stops(list).filter((each) => each.articleId === articleId))
    goTo(articleId, null, here('inbox') ?? here('returned'))
  }

  return {
    ask(next) {
      asking.set(next === null ? null : ({ ...next, draftField: draftField(next) } as Asking))
    },
    openArticle,
    select,
    showList(list) {
      asking.set(null)
      choice.update((now) => ({ ...now, list, at: null }))
    },
    setFilter: (patch) => choice.update((now) => ({ ...now, filter: { ...now.filter, ...patch } })),
    next: () => step(1),
    previous: () => step(-1),
    nextUndecided,
  }
}

function firstOf(stops: readonly Stop[]): Stop | null {
  return stops.find(({ waits }) => waits === 'first') ?? stops.find(({ waits }) => waits === 'again') ?? null
}

type Ask = NonNullable<Parameters<ReviewSession['ask']>[0]>

/** The name that what is typed into a form is kept under. */
function draftField(asking: Ask): string {
  if (asking.kind === 'comment') return `review comment ${placeName(asking.on)}`
  return `review ${asking.kind} ${'claimId' in asking ? asking.claimId : asking.id}`
}

function placeName(on: Extract<Ask, { kind: 'comment' }>['on']): string {
  if (on.kind === 'claim') return on.claimId
  if (on.kind === 'review') return on.reviewId
  return on.kind === 'passage' ? `${on.span.start} ${on.span.end}` : on.kind
}
