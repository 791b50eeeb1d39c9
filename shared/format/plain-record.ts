import { isRecordId, type RecordId } from '../base/ids.ts'
import { isJsonObject, type Json, type JsonObject } from '../base/json.ts'
import { hlcIso } from '../history/hlc.ts'
import { currentValues } from '../history/read-record.ts'
import type { RecordState } from '../history/record-state.ts'
import type { FieldValues } from '../history/revision.ts'
import type { PlainRecord } from './bundle-schema.ts'

/** The fields of a claim that stand under `attributes` in a file. */
const ATTRIBUTES = ['mode', 'strength', 'conditionality', 'condition', 'deadline', 'targets']

/** Members of plain records that are no fields: a field of such a name travels in the history alone. */
const OWN_MEMBERS = ['id', 'createdAt', 'modifiedAt', 'contested', 'conflicts', 'deleted']
const OWN_MEMBERS_OF_KIND: { readonly [kind: string]: readonly string[] } = {
  article: ['textIncluded', 'text'],
  claim: ['attributes', 'unanchored'],
  codebook: ['revision', 'codes'],
}

function isOwnMember(kind: string, name: string): boolean {
  return OWN_MEMBERS.includes(name) || (OWN_MEMBERS_OF_KIND[kind]?.includes(name) ?? false)
}

/** What a record says now, as a plain record. The inverse of `fieldsOfPlain`. */
export function plainOfState(state: RecordState): PlainRecord {
  const fields = Object.entries(currentValues(state)).filter(([name]) => !isOwnMember(state.kind, name))
  const conflicts = Object.entries(state.fields)
    .filter(([name, settings]) => settings.length > 1 && !isOwnMember(state.kind, name))
    .map(([name, settings]): [string, Json] => [name, settings.slice(1).map(({ value }) => value)])
  return {
    id: state.recordId,
    ...Object.fromEntries(state.kind === 'claim' ? gatherAttributes(fields) : fields),
    ...(state.contested ? { contested: true } : {}),
    ...(conflicts.length > 0 ? { conflicts: Object.fromEntries(conflicts) } : {}),
    createdAt: hlcIso(state.createdAt),
    modifiedAt: hlcIso(state.modifiedAt),
  } as unknown as PlainRecord
}

/** The fields that a plain record of a kind sets. */
export function fieldsOfPlain(kind: string, plain: JsonObject): FieldValues {
  const { attributes } = plain
  const fields = Object.entries(plain).filter(([name]) => !isOwnMember(kind, name))
  const gathered =
    kind === 'claim' && attributes !== undefined && isJsonObject(attributes) ? Object.entries(attributes) : []
  return Object.fromEntries([...fields, ...gathered])
}

function gatherAttributes(fields: readonly [string, Json][]): readonly [string, Json][] {
  const attributes = fields.filter(([name]) => ATTRIBUTES.includes(name))
  if (attributes.length === 0) return fields
  const rest = fields.filter(([name]) => !ATTRIBUTES.includes(name))
  return [...rest, ['attributes', Object.fromEntries(attributes)]]
}

/** Adds every record id that stands anywhere in a value. */
export function collectIds(value: Json, into: Set<RecordId>): void {
  if (typeof value === 'string') {
    if (isRecordId(value)) into.add(value)
    return
  }
  if (typeof value !== 'object' || value === null) return
  for (const member of Object.values(value)) collectIds(member, into)
}
