import type { ProjectId, RecordId } from '../../shared/base/ids.ts'
import { readRecord } from '../../shared/history/read-record.ts'
import { isDeleted, type RecordState } from '../../shared/history/record-state.ts'
import { isHiddenFromMe } from '../../shared/review/blind.ts'
import { type ReviewBook, reviewBook } from '../../shared/review/review-book.ts'
import type { Store } from '../store/store.ts'
import type { PendingChange } from './pending.ts'
import { projectStates } from './project-states.ts'
import { derived, type Subscribable } from './subscribable.ts'

/** Who I am in the open project, and what of others' work is kept from me. */
export interface Sharing {
  /** The identity that I use now. */
  readonly me: RecordId
  /** All my identities, ascending; the present one among them. */
  readonly myIds: readonly RecordId[]
  readonly isMe: (annotatorId: string) => boolean
  readonly personOf: (annotatorId: RecordId) => RecordId
  /** Whether what somebody did in an article is kept from me for now. */
  readonly isHidden: (record: { readonly articleId: RecordId; readonly annotatorId: RecordId }) => boolean
  /** Whether colleagues' work in an article is. */
  readonly isBlindTo: (articleId: RecordId) => boolean
  readonly isBlind: boolean
  /** The pairs of annotators that were joined. */
  readonly joins: readonly (readonly [a: RecordId, b: RecordId])[]
}

/** The sharing of the open project. The same object until something of it changes. */
export function sharingOf(
  store: Store,
  pending: Subscribable<readonly PendingChange[]>,
  projectId: Subscribable<ProjectId | null>,
  me: Subscribable<{ readonly id: RecordId }>,
): Subscribable<Sharing> {
  const states = projectStates(store, pending, projectId, ['project', 'alias', 'completion'])
  const book = derived([states], (all) => reviewBook(all ?? []))
  const id = derived([me], (annotator) => annotator.id)
  let last: Myself | null = null
  const joins = derived([states], joinsOf)
  const isKnown = derived([states], (all) => all !== null)
  return derived([book, id, joins, isKnown], (standing, own, pairs, known) => {
    last = sameOr(last, myself(standing, own))
    return known ? sharing(standing, last, pairs) : unknown(last)
  })
}

type Standing = Pick<ReviewBook, 'identities' | 'isBlind' | 'completedBy'>
type Myself = Pick<Sharing, 'me' | 'myIds' | 'isMe'>

function myself({ identities }: Standing, me: RecordId): Myself {
  const myIds = identities.annotatorsOf(me)
  const mine = new Set<string>(myIds)
  return { me, myIds, isMe: (annotatorId) => mine.has(annotatorId) }
}

/** The same functions as long as they answer the same, so that what was made with them stays. */
function sameOr(last: Myself | null, next: Myself): Myself {
  return last !== null && last.me === next.me && last.myIds.join() === next.myIds.join() ? last : next
}

/** Until it is known whether a project is blind, it is taken to be: nothing shows that is to stay hidden. */
function unknown(myself: Myself): Sharing {
  const isHidden: Sharing['isHidden'] = ({ annotatorId }) => !myself.isMe(annotatorId)
  return { ...myself, personOf: (id) => id, isHidden, isBlindTo: () => true, isBlind: true, joins: [] }
}

function joinsOf(states: readonly RecordState[] | null): Sharing['joins'] {
  return (states ?? []).flatMap((state) => {
    const read = state.kind === 'alias' && !isDeleted(state) ? readRecord(state, 'alias') : null
    return read?.ok === true ? [[read.value.person, read.value.alias] as const] : []
  })
}

function sharing(book: Standing, myself: Myself, joins: Sharing['joins']): Sharing {
  const { identities, isBlind, completedBy } = book
  const { me } = myself
  return {
    ...myself,
    personOf: identities.personOf,
    isHidden: (record) => isHiddenFromMe(book, me, record),
    isBlindTo: (articleId) => isBlind && completedBy.get(articleId)?.has(identities.personOf(me)) !== true,
    isBlind,
    joins,
  }
}
