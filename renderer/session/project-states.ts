import type { ProjectId } from '../../shared/base/ids.ts'
import type { KnownKind } from '../../shared/claim/record-fields.ts'
import type { Edit } from '../../shared/history/change.ts'
import type { RecordState } from '../../shared/history/record-state.ts'
import type { Live } from '../store/live.ts'
import type { Store } from '../store/store.ts'
import { type PendingChange, withPending } from './pending.ts'
import { derived, following, type Subscribable } from './subscribable.ts'

type States = readonly RecordState[]

/**
 * The records of some kinds of the open project, those in the bin among them, with what is on its way to disk; `null`
 * while they are being read.
 */
export function projectStates(
  store: Store,
  pending: Subscribable<readonly PendingChange[]>,
  projectId: Subscribable<ProjectId | null>,
  kinds: readonly KnownKind[],
): Subscribable<States | null> {
  const stored = following(projectId, (id) => {
    if (id === null) return EMPTY
    const lists = [...kinds.map((kind) => listed(store.live.records(id, kind))), listed(store.live.deleted(id))]
    return derived(lists, (...all) => joined(all, kinds))
  })
  const wanted = new Set<string>(kinds)
  return derived([stored, pending, projectId], (states, changes, id) =>
    states === null
      ? null
      : withPending(states, changes, (edit: Edit) => edit.projectId === id && wanted.has(edit.kind)),
  )
}

const NONE: States = []
const EMPTY: Subscribable<States | null> = { get: () => NONE, subscribe: () => () => undefined }

function listed(live: Live<States>): Subscribable<States | undefined> {
  return live
}

/** `all` ends with what is in the bin, of whatever kind. */
function joined(all: readonly (States | undefined)[], kinds: readonly string[]): States | null {
  const here = all.filter((each) => each !== undefined)
  if (here.length < all.length) return null
  const bin = here.at(-1) ?? []
  return NONE.concat(
    ...here.slice(0, -1),
    bin.filter(({ kind }) => kinds.includes(kind)),
  )
}
