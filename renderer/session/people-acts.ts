import type { RecordId } from '../../shared/base/ids.ts'
import { joinIdentities, separateIdentities, setBlind } from '../../shared/review/edit-people.ts'
import type { ReviewBook } from '../../shared/review/review-book.ts'
import { t } from '../strings/strings.ts'
import type { SharedWork } from './review-session.ts'
import type { PersonView } from './review-views.ts'
import { derived } from './subscribable.ts'
import { completed } from './transfer-acts.ts'
import { commit, type World } from './world.ts'

type PeopleActs = Pick<SharedWork, 'people' | 'joinPeople' | 'separatePeople' | 'setBlind' | 'handOver'>

/** Who is at work in the open project, and which of them are one person. */
export function peopleActs(world: World): PeopleActs {
  const { book } = world.open
  const { annotators, library } = world.views
  const me = derived([world.me], ({ id }) => id)
  return {
    people: derived([book, annotators, me], peopleOf),
    joinPeople(a, b) {
      const { projectId } = world.place.get()
      if (projectId === null || a === b) return
      const { changeId } = commit(world, [joinIdentities(projectId, a, b)])
      world.toasts.say(t('session.review.done.joined', nameOf(a), nameOf(b)), changeId)
    },
    separatePeople(id) {
      const { projectId } = world.place.get()
      if (projectId === null) return
      const joined = world.views.sharing.get().joins.filter((pair) => pair.includes(id))
      if (joined.length === 0) return
      const { changeId } = commit(
        world,
        joined.map(([a, b]) => separateIdentities(projectId, a, b)),
      )
      world.toasts.say(t('session.review.done.separated', nameOf(id)), changeId)
    },
    setBlind(blind) {
      const { projectId } = world.place.get()
      if (projectId === null) return
      const { changeId } = commit(world, [setBlind(projectId, blind)])
      world.toasts.say(t(blind ? 'session.review.done.blind' : 'session.review.done.seeing'), changeId)
    },
    handOver: derived([library], () => completed(world)),
  }

  function nameOf(id: RecordId): string {
    return annotators.get().get(id) ?? t('session.somebody')
  }
}

function peopleOf(book: ReviewBook, names: ReadonlyMap<RecordId, string>, me: RecordId): readonly PersonView[] {
  const claims = new Map<RecordId, number>()
  for (const { isDeleted, fields } of book.claims.values()) if (!isDeleted) add(claims, fields.annotatorId)
  const reviews = new Map<RecordId, number>()
  for (const { isDeleted, fields } of book.reviews.values()) if (!isDeleted) add(reviews, fields.annotatorId)
  const ids = [...new Set([...names.keys(), ...claims.keys(), ...reviews.keys()])]
  const nameOf = (id: RecordId) => names.get(id) ?? t('session.somebody')
  return ids
    .map((id) => ({
      id,
      name: nameOf(id),
      claims: claims.get(id) ?? 0,
      reviews: reviews.get(id) ?? 0,
      isMe: book.identities.isSame(id, me),
      isCurrent: id === me,
      joinedWith: book.identities
        .annotatorsOf(id)
        .filter((each) => each !== id)
        .map((each) => ({ id: each, name: nameOf(each) })),
    }))
    .sort((a, b) => Number(b.isMe) - Number(a.isMe) || alphabet.compare(a.name, b.name) || (a.id < b.id ? -1 : 1))
}

const alphabet = new Intl.Collator('en')

function add(counts: Map<RecordId, number>, id: RecordId): void {
  counts.set(id, (counts.get(id) ?? 0) + 1)
}
