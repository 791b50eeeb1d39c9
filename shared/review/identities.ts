import { derivedId, type ProjectId, type RecordId } from '../base/ids.ts'
import type { RecordState } from '../history/record-state.ts'

/** Which annotators are one person: every annotator's id leads to that of the person, which is one of theirs. */
export interface Identities {
  /** The person that an annotator is; somebody of whom nothing was said is a person of their own. */
  readonly personOf: (annotatorId: RecordId) => RecordId
  readonly isSame: (a: RecordId, b: RecordId) => boolean
  /** All annotators that are this person, in the order of their ids. */
  readonly annotatorsOf: (annotatorId: RecordId) => readonly RecordId[]
}

/** The identities that alias records state. Names play no part: two annotators of one name stay two people. */
export function identities(states: Iterable<RecordState>): Identities {
  throw new Error(`not yet: ${typeof states}`)
}

/** The id of the record that joins two annotators, whichever is named first. */
export function aliasId(projectId: ProjectId, a: RecordId, b: RecordId): RecordId {
  const [first, second] = a < b ? [a, b] : [b, a]
  return derivedId(projectId, `alias:${first}:${second}`)
}
