import type { RecordId } from '../base/ids.ts'
import { conflictsOf, fieldValue, isDeleted, type RecordState } from '../history/record-state.ts'
import type { RecordKind, Revision } from '../history/revision.ts'

/** What a merge would do to one record. */
export interface PlannedRecord {
  readonly recordId: RecordId
  readonly kind: RecordKind
  /** The article that it is, or belongs to; `null` for what belongs to the project as a whole. */
  readonly articleId: RecordId | null
  /** Whose it would be, by what it would say; `null` for what is nobody's. */
  readonly annotatorId: RecordId | null
  /** The commitment that a claim in view would have. */
  readonly code: string | null
  /** Whether it would come into view, or wait for that: nothing of it is here yet, and it would not come into the bin. */
  readonly isNew: boolean
  /** How many of the revisions offered are new, and how many are here already. */
  readonly fresh: number
  readonly here: number
  /** How many of the new ones would wait for a parent, and how many are by somebody else than the owner. */
  readonly quarantined: number
  readonly foreign: number
  /** Fields that would come to hold several values; `deleted` stands for a deletion that somebody edited past. */
  readonly conflicts: readonly string[]
}

/** A record that is offered by a file, with its state before and after. States are `null` while all waits for a parent. */
export interface OfferedRecord {
  readonly recordId: RecordId
  readonly offered: readonly Revision[]
  readonly fresh: readonly Revision[]
  /** Whether something of it is here already. */
  readonly isHere: boolean
  readonly before: RecordState | null
  readonly after: RecordState | null
}

/** What a merge would do to a record. */
export function plannedRecord({ recordId, offered, fresh, isHere, before, after }: OfferedRecord): PlannedRecord {
  const kind = after?.kind ?? offered[0]?.kind ?? ''
  const waiting = new Set(after?.quarantined)
  const foreign = new Set(after?.foreign)
  const waits = fresh.filter(({ rid }) => after === null || waiting.has(rid)).length
  return {
    recordId,
    kind,
    articleId: kind === 'article' ? recordId : idIn('articleId', after, offered),
    annotatorId: idIn('annotatorId', after, offered),
    code: codeOf(kind, after),
    isNew: !isHere && (after === null || !isDeleted(after)),
    fresh: fresh.length,
    here: offered.length - fresh.length,
    quarantined: waits,
    foreign: fresh.filter(({ rid }) => foreign.has(rid)).length,
    conflicts: after === null ? [] : newConflicts(before, after),
  }
}

function codeOf(kind: string, after: RecordState | null): string | null {
  if (kind !== 'claim' || after === null || isDeleted(after)) return null
  const code = fieldValue(after, 'commitment')
  return typeof code === 'string' ? code : null
}

/** The value of a field that holds an id: as the record would say, or as one of the revisions does. */
function idIn(field: string, after: RecordState | null, offered: readonly Revision[]): RecordId | null {
  const values = [
    after === null ? undefined : fieldValue(after, field),
    ...offered.map(({ set }) => (Object.hasOwn(set, field) ? set[field] : undefined)),
  ]
  return (values.find((value) => typeof value === 'string') as RecordId | undefined) ?? null
}

function newConflicts(before: RecordState | null, after: RecordState): readonly string[] {
  const was = new Map((before === null ? [] : conflictsOf(before)).map((each) => [each.field, each.settings]))
  const fields = conflictsOf(after)
    .filter(({ field, settings }) => settings.length > (was.get(field)?.length ?? 1))
    .map(({ field }) => field)
  const contested = after.contested && before?.contested !== true
  return contested && !fields.includes('deleted') ? [...fields, 'deleted'] : fields
}
