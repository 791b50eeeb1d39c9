import { canonicalJson } from '../base/canonical-json.ts'
import type { Json } from '../base/json.ts'
import { type Sha256, sha256 } from '../base/sha256.ts'
import { isDeleted, type RecordState } from './record-state.ts'

/**
 * A name for what a library says, without its history: the SHA-256 over all values of all records that are not
 * deleted. All values of a conflict count, in an order that no clock decides.
 */
export function stateHash(states: Iterable<RecordState>): Sha256 {
  const lines = Array.from(states)
    .filter((state) => !isDeleted(state))
    .map((state) => canonicalJson([state.recordId, state.kind, state.contested, fieldsOf(state)]))
    .sort()
  return sha256(lines.join('\n'))
}

function fieldsOf(state: RecordState): Json {
  return Object.keys(state.fields)
    .sort()
    .flatMap((field) => {
      const values = (state.fields[field] ?? []).map(({ value }) => canonicalJson(value)).sort()
      return values.every((value) => value === 'null') ? [] : [[field, values]]
    })
}
