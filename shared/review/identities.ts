import { derivedId, type ProjectId, type RecordId } from '../base/ids.ts'
import { readRecord } from '../history/read-record.ts'
import { isDeleted, type RecordState } from '../history/record-state.ts'

/** Which annotators are one person: every annotator's id leads to that of the person, which is one of theirs. */
export interface Identities {
  /** The person that an annotator is; somebody of whom nothing was said is a person of their own. */
  readonly personOf: (annotatorId: RecordId) => RecordId
  readonly isSame: (a: RecordId, b: RecordId) => boolean
  /** All annotators that are this person, in the order of their ids. */
  readonly annotatorsOf: (annotatorId: RecordId) => readonly RecordId[]
}

/**
 * The identities that alias records state, whichever way round and in whatever order. The person goes by the first of
 * their ids. Names play no part: two annotators of one name stay two people.
 */
export function identities(states: Iterable<RecordState>): Identities {
  const above = new Map<RecordId, RecordId>()
  for (const state of states) {
    const read = state.kind === 'alias' && !isDeleted(state) ? readRecord(state, 'alias') : null
    if (read?.ok === true) join(above, read.value.person, read.value.alias)
  }
  const personOf = (annotatorId: RecordId) => rootOf(above, annotatorId)
  const groups = new Map<RecordId, RecordId[]>()
  for (const annotatorId of [...above.keys()].sort()) {
    const person = personOf(annotatorId)
    const group = groups.get(person)
    if (group === undefined) groups.set(person, [annotatorId])
    else group.push(annotatorId)
  }
  return {
    personOf,
    isSame: (a, b) => a === b || personOf(a) === personOf(b),
    annotatorsOf: (annotatorId) => groups.get(personOf(annotatorId)) ?? [annotatorId],
  }
}

/** The id of the record that joins two annotators, whichever is named first. */
export function aliasId(projectId: ProjectId, a: RecordId, b: RecordId): RecordId {
  const [first, second] = a < b ? [a, b] : [b, a]
  return derivedId(projectId, `alias:${first}:${second}`)
}

/** The lesser id stands above the greater, so that the order of joining does not matter, and no circle can arise. */
function join(above: Map<RecordId, RecordId>, a: RecordId, b: RecordId): void {
  const [first, second] = [rootOf(above, a), rootOf(above, b)].sort() as [RecordId, RecordId]
  above.set(first, first)
  above.set(second, first)
}

/** The top of what an id stands under; ids on the way are hung higher, so that long chains are walked once. */
function rootOf(above: Map<RecordId, RecordId>, id: RecordId): RecordId {
  let at = id
  for (let next = above.get(at); next !== undefined && next !== at; next = above.get(at)) {
    above.set(at, above.get(next) ?? next)
    at = next
  }
  return at
}
