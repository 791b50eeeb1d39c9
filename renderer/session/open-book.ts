import type { RecordId } from '../../shared/base/ids.ts'
import type { RecordState } from '../../shared/history/record-state.ts'
import { bookKeeper, claimsToLookInto, type Histories, type ReviewBook } from '../../shared/review/review-book.ts'
import type { Store } from '../store/store.ts'
import type { PendingChange } from './pending.ts'
import { projectStates } from './project-states.ts'
import { cell, derived, type Subscribable } from './subscribable.ts'
import type { Place } from './views.ts'

const KINDS = ['project', 'article', 'claim', 'review', 'comment', 'completion', 'alias'] as const

/** How many histories are asked for at once. */
const AT_A_TIME = 100

/** How long a window has to show its page before everything else of the project is read, in milliseconds. */
const HEAD_START = 300

/** Everything about reviewing in the open project. */
export interface OpenBook {
  readonly book: Subscribable<ReviewBook>
  /** Whether the project's records have been read. */
  readonly isLoaded: () => boolean
}

const NO_STATES: readonly RecordState[] = []
const NO_HISTORIES: Histories = new Map()

/**
 * The review book of the open project, following the store. The histories of claims that were changed after somebody
 * looked at them are read behind it: until they are here, it is not known how they changed.
 */
export function openBook(
  store: Store,
  pending: Subscribable<readonly PendingChange[]>,
  place: Subscribable<Place>,
  stop: AbortSignal,
): OpenBook {
  const projectId = derived([place], (at) => at.projectId)
  const states = projectStates(store, pending, projectId, KINDS)
  const histories = cell<Histories>(NO_HISTORIES)
  const bookOf = bookKeeper()
  const book = derived([states, histories], (all, known) => bookOf(all ?? NO_STATES, known))
  const read = new Map<RecordId, RecordState['heads']>()
  let reading = false

  function wanted(): readonly RecordId[] {
    const now = book.get()
    return claimsToLookInto(now).filter((id) => read.get(id)?.join() !== now.claims.get(id)?.state.heads.join())
  }

  /** Reads the histories that are wanted, until all are here. */
  async function follow(): Promise<void> {
    if (reading) return
    reading = true
    try {
      for (let ids = wanted(); ids.length > 0 && !stop.aborted; ids = wanted()) await readSome(ids.slice(0, AT_A_TIME))
    } finally {
      reading = false
    }
  }

  async function readSome(ids: readonly RecordId[]): Promise<void> {
    const now = book.get()
    const project = now.projectId
    if (project === null) return
    const found = await store.historiesOf(project, ids)
    for (const id of ids) read.set(id, now.claims.get(id)?.state.heads ?? [])
    if (place.get().projectId !== project) return
    histories.update((known) => new Map([...known, ...found]))
  }

  function forget(): void {
    read.clear()
    histories.set(NO_HISTORIES)
  }

  let timer: ReturnType<typeof setTimeout> | undefined
  function followSoon(): void {
    timer ??= setTimeout(() => {
      timer = undefined
      follow().catch(() => undefined) // The store says by itself what is wrong with it.
    })
  }

  const stops = [projectId.subscribe(forgetOnce(projectId, forget))]
  // The page that is read comes first.
  const start = setTimeout(() => {
    stops.push(states.subscribe(followSoon))
    followSoon()
  }, HEAD_START)
  stop.addEventListener(
    'abort',
    () => {
      clearTimeout(start)
      clearTimeout(timer)
      for (const each of stops) each()
    },
    { once: true },
  )
  return { book, isLoaded: () => states.get() !== null }
}

function forgetOnce(key: Subscribable<unknown>, forget: () => void): () => void {
  let last = key.get()
  return () => {
    if (key.get() === last) return
    last = key.get()
    forget()
  }
}
