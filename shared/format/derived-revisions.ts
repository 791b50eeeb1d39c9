import { hexToBytes } from '@noble/hashes/utils.js'
import { canonicalJson } from '../base/canonical-json.ts'
import { derivedId, isRecordId, type ProjectId, type RecordId, timeOrderedId } from '../base/ids.ts'
import { sha256 } from '../base/sha256.ts'
import { nextHlc } from '../history/hlc.ts'
import { REVISION_SCHEMA, type Revision, sealRevision } from '../history/revision.ts'
import type { BundleRecord } from './bundle-records.ts'

/**
 * The revisions of a record that came without history: the same record always gives the same ones, whatever file it
 * stands in, so that importing it twice adds nothing.
 *
 * Its author is its annotator; what no annotator owns gets an author that stands for the program which wrote it. A
 * record without times counts as made at the start of 1970, so that any other value is shown before its own. A second
 * revision, which sets nothing, keeps the time of the last edit.
 */
export function derivedRevisions(record: BundleRecord, projectId: ProjectId): readonly Revision[] {
  const made = Date.parse(record.createdAt ?? record.modifiedAt ?? '1970-01-01T00:00:00Z')
  const edited = Date.parse(record.modifiedAt ?? record.createdAt ?? '1970-01-01T00:00:00Z')
  const content = canonicalJson([projectId, record.id, record.kind, record.fields, made, edited])
  const deviceId = timeOrderedId({ now: 0, random: digest(`device of ${projectId}`) })
  const created = sealRevision({
    changeId: timeOrderedId({ now: made, random: digest(content) }),
    recordId: record.id,
    kind: record.kind,
    projectId,
    parents: [],
    set: record.fields,
    actorId: authorOf(record, projectId),
    deviceId,
    hlc: nextHlc(null, made, deviceId),
    schema: REVISION_SCHEMA,
  })
  if (edited <= made) return [created]
  const { rid, ...body } = created
  return [created, sealRevision({ ...body, parents: [rid], set: {}, hlc: nextHlc(null, edited, deviceId) })]
}

function authorOf({ fields }: BundleRecord, projectId: ProjectId): RecordId {
  const { annotatorId } = fields
  if (typeof annotatorId === 'string' && isRecordId(annotatorId)) return annotatorId
  return derivedId(projectId, 'author of records without history')
}

function digest(content: string): Uint8Array {
  return hexToBytes(sha256(content))
}
