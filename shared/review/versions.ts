import { canonicalJson } from '../base/canonical-json.ts'
import type { Rid } from '../base/ids.ts'
import type { Json, JsonObject } from '../base/json.ts'
import { isSha256 } from '../base/sha256.ts'
import { compareHlc, type Hlc } from '../history/hlc.ts'
import { currentValues } from '../history/read-record.ts'
import type { RecordState } from '../history/record-state.ts'
import type { Revision } from '../history/revision.ts'
import { stateAt } from '../history/state-at.ts'

/** A field that is not what it was. `null` stands for unset. */
export interface FieldDifference {
  readonly field: string
  readonly before: Json
  readonly after: Json
}

/** How a record changed since somebody looked at it. `unknown`: it did, and the version looked at is not here. */
export type Changes =
  | { readonly kind: 'known'; readonly fields: readonly FieldDifference[] }
  | { readonly kind: 'unknown' }

/** What somebody looked at: the version that they name, with all that stood beside it then, and when they did. */
export interface Sight {
  readonly rid: Rid
  readonly because: readonly Rid[]
  readonly hlc: Hlc
}

/** What does not make a claim another one for its reader: whether it is in the bin, and the state of the codebook. */
const NOT_LOOKED_AT = new Set(['deleted', 'codebookRevision'])

const NO_CHANGES: Changes = { kind: 'known', fields: [] }

/**
 * All versions of a record that stand side by side now: its latest applied revisions, ascending. A revision that has seen
 * them cites them all. None while the record is not on disk.
 */
export function versionsOf(state: RecordState): readonly Rid[] {
  const latest = state.heads.filter((rid) => !state.foreign.includes(rid))
  if (latest.length > 0) return latest
  const last = latestSetting(state, () => true)
  return last === null ? [] : [last]
}

/** The version of a record that is named when somebody looks at it: of its latest ones that with the greatest clock. */
export function versionOf(state: RecordState): Rid | null {
  const versions = versionsOf(state)
  return latestSetting(state, (rid) => versions.includes(rid)) ?? versions.at(-1) ?? null
}

/** The versions that a record has had, as far as its present values still tell. */
export function knownVersionsOf(state: RecordState): ReadonlySet<Rid> {
  return new Set([...state.heads, ...Object.values(state.fields).flatMap((settings) => settings.map(({ rid }) => rid))])
}

/** Everything that the present values of a record cite. */
export function citedBy(state: RecordState): ReadonlySet<Rid> {
  return new Set(Object.values(state.fields).flatMap((settings) => settings.flatMap(({ because = [] }) => because)))
}

/**
 * Whether a record may have changed since somebody looked at it, without its history. Where it has no version other
 * than those that they saw, it has not.
 */
export function isAsSeen(state: RecordState, { rid, because }: Sight): boolean {
  return versionsOf(state).every((version) => version === rid || because.includes(version))
}

/**
 * What a record says now other than when somebody looked at it. Without its history times have to tell: what was changed
 * at a later time has changed.
 */
export function changesSince(state: RecordState, sight: Sight, history: readonly Revision[] | undefined): Changes {
  if (isAsSeen(state, sight)) return NO_CHANGES
  const before = history === undefined ? null : valuesSeen(history, sight)
  if (before !== null) return { kind: 'known', fields: differences(before, currentValues(state)) }
  return compareHlc(state.modifiedAt, sight.hlc) > 0 ? { kind: 'unknown' } : NO_CHANGES
}

function valuesSeen(history: readonly Revision[], { rid, because }: Sight): JsonObject | null {
  const here = new Set(history.map((revision) => revision.rid))
  const seen = stateAt(history, rid, ...because.filter((each) => here.has(each)))
  return seen === null ? null : currentValues(seen)
}

/** The fields in which two versions of a claim differ, in alphabetical order. */
export function differences(before: JsonObject, after: JsonObject): readonly FieldDifference[] {
  const fields = new Set([...Object.keys(before), ...Object.keys(after)].filter((field) => !NOT_LOOKED_AT.has(field)))
  return [...fields]
    .sort()
    .map((field) => ({ field, before: valueIn(before, field), after: valueIn(after, field) }))
    .filter((difference) => !isSameValue(difference.before, difference.after))
}

/** The value of a field; `null` where it is unset. */
export function valueIn(values: JsonObject, field: string): Json {
  return Object.hasOwn(values, field) ? (values[field] ?? null) : null
}

export function isSameValue(a: Json, b: Json): boolean {
  return a === b || canonicalJson(a) === canonicalJson(b)
}

function latestSetting(state: RecordState, counts: (rid: Rid) => boolean): Rid | null {
  let last: { readonly rid: Rid; readonly hlc: Hlc } | null = null
  for (const settings of Object.values(state.fields)) {
    for (const setting of settings) {
      if (!isSha256(setting.rid) || !counts(setting.rid)) continue
      const order = last === null ? 1 : compareHlc(setting.hlc, last.hlc) || (setting.rid > last.rid ? 1 : -1)
      if (order > 0) last = setting
    }
  }
  return last?.rid ?? null
}
