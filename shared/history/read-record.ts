import type { Json, JsonObject } from '../base/json.ts'
import { err, ok, type Result } from '../base/result.ts'
import { type KnownKind, type RecordFields, recordSchemas } from '../claim/record-fields.ts'
import type { RecordState } from './record-state.ts'

/** A record whose current values do not have the shape of its kind: shown as unreadable, kept word for word. */
export interface UnreadableRecord {
  readonly kind: 'unreadable-record'
  readonly recordKind: string
  /** JSON pointer into the record's fields. */
  readonly pointer: string
  readonly problem: string
}

/** The values of a record that are shown now; unset fields are left out. */
export function currentValues(state: RecordState): JsonObject {
  const values: { [field: string]: Json } = Object.create(null) as { [field: string]: Json }
  for (const [field, settings] of Object.entries(state.fields)) {
    if (settings[0].value !== null) values[field] = settings[0].value
  }
  return values
}

type Reading = Result<RecordFields[KnownKind], UnreadableRecord>

/** What was read of states that are still in use: several views read the same ones. */
const readings = new WeakMap<RecordState, { readonly kind: KnownKind; readonly reading: Reading }>()

/** The current values of a record as the fields of its kind; the same object for the same state. */
export function readRecord<K extends KnownKind>(
  state: RecordState,
  kind: K,
): Result<RecordFields[K], UnreadableRecord> {
  const known = readings.get(state)
  if (known?.kind === kind) return known.reading as Result<RecordFields[K], UnreadableRecord>
  const reading = parseRecord(state, kind)
  readings.set(state, { kind, reading })
  return reading
}

function parseRecord<K extends KnownKind>(state: RecordState, kind: K): Result<RecordFields[K], UnreadableRecord> {
  const parsed = recordSchemas[kind].safeParse(currentValues(state))
  if (parsed.success) return ok(parsed.data as unknown as RecordFields[K])
  const issue = parsed.error.issues[0]
  const pointer = (issue?.path ?? [])
    .map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`)
    .join('')
  return err({ kind: 'unreadable-record', recordKind: kind, pointer, problem: issue?.message ?? 'unreadable' })
}
