import type { Clock, Entropy } from '../../shared/base/environment.ts'
import {
  type ChangeId,
  type ProjectId,
  type RecordId,
  type TimeOrderedId,
  timeOrderedId,
} from '../../shared/base/ids.ts'
import type { Json } from '../../shared/base/json.ts'
import type { Edit } from '../../shared/history/change.ts'
import type { Host } from '../../shared/host/host.ts'
import { nameAnnotator } from '../../shared/project/project-edits.ts'
import type { Authors, CommitOptions, Committed, Store, StoredText } from '../store/store.ts'
import type { Amendments } from './amendments.ts'
import type { Drafts } from './drafts.ts'
import type { LibraryViews } from './library-views.ts'
import type { OpenBook } from './open-book.ts'
import type { Cell } from './subscribable.ts'
import type { Toasts } from './toasts.ts'
import type { AnnotatorView, Place, SelectionView, Settings } from './views.ts'
import type { Writer } from './writer.ts'

/** What a session is made of, from outside. */
export interface Surroundings {
  readonly store: Store
  readonly host: Host
  readonly clock: Clock
  readonly entropy: Entropy
}

/** What every act of the session works on. */
export interface World extends Surroundings {
  readonly writer: Writer
  readonly place: Cell<Place>
  readonly settings: Cell<Settings>
  readonly me: Cell<AnnotatorView>
  readonly selection: Cell<SelectionView | null>
  /** Speakers used lately in the open project, the latest first. */
  readonly recentSpeakers: Cell<readonly RecordId[]>
  readonly toasts: Toasts
  readonly views: LibraryViews
  readonly open: OpenBook
  readonly drafts: Drafts
  readonly amendments: Amendments
}

/** A new id, in the order of time. */
export function freshId({ clock, entropy }: Surroundings): TimeOrderedId {
  return timeOrderedId({ now: clock.now(), random: entropy.bytes(16) })
}

/** A change under way: its name at once, and what became of it. */
export interface Underway {
  readonly changeId: ChangeId
  readonly written: Promise<Committed | null>
}

/**
 * Writes edits as one change by the person at the keyboard; they are in view at once. The first change in a project
 * also makes that person known there.
 */
export function commit(
  world: World,
  edits: readonly Edit[],
  more: { readonly texts?: readonly StoredText[]; readonly options?: CommitOptions } = {},
): Underway {
  const changeId = freshId(world)
  const me = world.me.get()
  const introductions = [...new Set(edits.map((edit) => edit.projectId))].flatMap((projectId) =>
    introduce(world, projectId),
  )
  const change = { changeId, edits: [...introductions, ...edits] }
  const options = { authors: authorsOf(world, change.edits), ...more.options }
  return { changeId, written: world.writer.write(change, me.id, more.texts, options) }
}

const NO_AUTHORS: Authors = new Map()

/** Under which of my identities records are written that belong to another one of them. */
function authorsOf({ views, open }: World, edits: readonly Edit[]): Authors {
  const { myIds, me, isMe } = views.sharing.get()
  if (myIds.length < 2) return NO_AUTHORS
  const { claims, reviews, comments } = open.book.get()
  const ownerOf = ({ recordId, set }: Edit): Json | undefined => {
    const known = claims.get(recordId) ?? reviews.get(recordId) ?? comments.get(recordId)
    return known?.state.ownerId ?? set['annotatorId']
  }
  return new Map(
    edits.flatMap((edit) => {
      const owner = ownerOf(edit)
      return typeof owner === 'string' && owner !== me && isMe(owner) ? [[edit.recordId, owner as RecordId]] : []
    }),
  )
}

/** Makes a new name of the person at the keyboard known in the open project, where they have been at work already. */
export function introduceMyself(world: World): void {
  const { projectId } = world.place.get()
  if (projectId === null || !world.views.annotatorsOf(projectId).has(world.me.get().id)) return
  const edits = introduce(world, projectId)
  if (edits.length > 0) commit(world, edits)
}

function introduce(world: World, projectId: ProjectId): readonly Edit[] {
  const { id, fields } = world.me.get()
  if (world.views.annotatorsOf(projectId).get(id) === fields.name) return []
  return [nameAnnotator(projectId, id, fields.name)]
}
