import { canonicalJson } from '../base/canonical-json.ts'
import type { ChangeId, DeviceId, ProjectId, RecordId, Rid } from '../base/ids.ts'
import type { Json, JsonObject } from '../base/json.ts'
import { sha256 } from '../base/sha256.ts'
import type { Hlc } from './hlc.ts'

/** The kinds of record this version knows. A kind from a newer version is kept word for word and written out again. */
export type RecordKind =
  | 'project'
  | 'annotator'
  | 'article'
  | 'speaker'
  | 'codebook'
  | 'code'
  | 'claim'
  | 'completion'
  | 'review'
  | 'comment'
  | 'alias'
  | (string & {})

/** The version of the shape of a revision's `set`; a newer one is kept, and read as far as it is understood. */
export const REVISION_SCHEMA = 1

/** The fields that one revision sets. `null` unsets. */
export type FieldValues = { readonly [field: string]: Json }

/**
 * One immutable step in the history of one record.
 *
 * `rid` is the SHA-256 of the RFC 8785 JSON of everything else, so equal content has an equal name everywhere, and
 * damage shows. Members that a newer version added are part of the value and of the hash.
 */
export interface Revision {
  readonly rid: Rid
  /** The user action that made it: one change may revise many records. */
  readonly changeId: ChangeId
  readonly recordId: RecordId
  readonly kind: RecordKind
  readonly projectId: ProjectId
  /** The record's heads when it was edited, in ascending order; empty for a creation. Causality, without clocks. */
  readonly parents: readonly Rid[]
  readonly set: FieldValues
  /** What moved the author to it: the reviews that an adopted amendment cites. */
  readonly because?: readonly Rid[]
  /** The change that this one takes back. */
  readonly undoes?: ChangeId
  /** The annotator who made it. */
  readonly actorId: RecordId
  readonly deviceId: DeviceId
  readonly hlc: Hlc
  readonly schema: number
}

/** A revision that has no name yet. */
export type UnsealedRevision = Omit<Revision, 'rid'>

/** Gives a revision its name; a name that it had before does not count. */
export function sealRevision(unsealed: UnsealedRevision & { readonly rid?: Rid }): Revision {
  const { rid: _, ...body } = unsealed
  return { rid: ridOf(body), ...body }
}

/** Whether a revision's name is the hash of its content. */
export function isIntact(revision: Revision): boolean {
  const { rid, ...body } = revision
  return ridOf(body) === rid
}

function ridOf(body: UnsealedRevision): Rid {
  return sha256(canonicalJson(body as unknown as JsonObject)) as string as Rid
}
