import type { RecordId } from '../base/ids.ts'
import type { Json, JsonObject } from '../base/json.ts'
import { statesOf } from '../history/merge.ts'
import { isDeleted, type RecordState } from '../history/record-state.ts'
import type { FieldValues } from '../history/revision.ts'
import { type BundleRecord, recordsOf } from './bundle-records.ts'
import type { Finding } from './bundle-rules.ts'
import type { Bundle } from './bundle-schema.ts'
import { jsonPointer } from './json-pointer.ts'
import { isNewerMinor } from './parse-bundle.ts'
import { plainLists } from './plain-lists.ts'
import { fieldsOfPlain, plainOfState } from './plain-record.ts'

const LISTS = ['annotators', 'speakers', 'articles', 'claims', 'reviews', 'comments', 'completions', 'aliases'] as const

/** Where the plain records of a bundle say something else than its revisions, which win (R14, R15). */
export function compareWithHistory(bundle: Bundle): readonly Finding[] {
  const { revisions = [] } = bundle
  if (revisions.length === 0) return []
  const revised = new Set(revisions.map(({ recordId }) => recordId))
  const states = statesOf(revisions)
  const records = recordsOf(bundle)
  const differing = records.flatMap((record): Finding[] => {
    const { id: recordId } = record
    const pointer = jsonPointer(...record.path)
    if (!revised.has(recordId)) return isEmpty(record) ? [] : [{ rule: 'R15', grave: false, pointer, recordId }]
    const state = states.get(recordId)
    const fields = state === undefined ? [] : differingFields(record, state, isNewerMinor(bundle))
    return fields.length === 0 ? [] : [{ rule: 'R14', grave: false, pointer, recordId, fields }]
  })
  return [...differing, ...absentRecords(bundle, states, new Set(records.map(({ id }) => id)))]
}

/** Whether a record says nothing: the project of a bundle whose project has no name yet. */
export function isEmpty({ kind, fields }: BundleRecord): boolean {
  return kind === 'project' && Object.keys(fields).length === 0
}

/** A newer minor version may add to plain records what is no field: what is only there does not count then. */
function differingFields(record: BundleRecord, state: RecordState, isNewer: boolean): readonly string[] {
  if (isDeleted(state)) return ['deleted']
  const now: FieldValues = fieldsOfPlain(state.kind, plainOfState(state))
  const names = new Set([...Object.keys(now), ...(isNewer ? [] : Object.keys(record.fields))])
  return [...names].filter((name) => !isSameJson(settingIn(now, name), settingIn(record.fields, name))).sort()
}

function settingIn(fields: FieldValues, name: string): Json {
  return Object.hasOwn(fields, name) ? (fields[name] ?? null) : null
}

/** Whether two values are the same JSON, in whatever order their members stand. */
function isSameJson(a: Json, b: Json): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b
  if (Array.isArray(a) !== Array.isArray(b)) return false
  const names = Object.keys(a)
  if (names.length !== Object.keys(b).length) return false
  const [left, right] = [a as JsonObject, b as JsonObject]
  return names.every((name) => Object.hasOwn(right, name) && isSameJson(settingIn(left, name), settingIn(right, name)))
}

/** What the plain lists should hold by the revisions, and do not. A list that is not there at all is left out on purpose. */
function absentRecords(
  bundle: Bundle,
  states: ReadonlyMap<RecordId, RecordState>,
  present: ReadonlySet<RecordId>,
): readonly Finding[] {
  if ([...states.keys()].every((id) => present.has(id))) return []
  const expected = plainLists(bundle.project.id, states)
  const absent = LISTS.filter((list) => bundle[list] !== undefined)
    .flatMap((list): readonly { readonly id: RecordId }[] => expected[list] ?? [])
    .filter(({ id }) => !present.has(id))
  return absent.map(({ id }) => ({ rule: 'R14', grave: false, pointer: '/revisions', recordId: id, fields: [] }))
}
