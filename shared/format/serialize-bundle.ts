import type { Json, JsonObject } from '../base/json.ts'
import type { Bundle } from './bundle-schema.ts'

/** The members of a bundle in the order in which they are written; others follow alphabetically. */
const TOP_ORDER = [
  'format',
  'version',
  'bundleId',
  'createdAt',
  'generator',
  'offsetUnit',
  'scope',
  'project',
  'annotators',
  'codebook',
  'speakers',
  'articles',
  'furtherTexts',
  'claims',
  'reviews',
  'comments',
  'completions',
  'aliases',
  'adjudicated',
  'revisions',
  'extensions',
]

/** The members of everything below in the order in which they are written; others follow alphabetically. */
const INNER_ORDER = [
  'rid',
  'changeId',
  'recordId',
  'type',
  'id',
  'code',
  'kind',
  'projectId',
  'parents',
  'set',
  'because',
  'undoes',
  'actorId',
  'deviceId',
  'hlc',
  'schema',
  'articleId',
  'annotatorId',
  'claimId',
  'reviewId',
  'replyTo',
  'person',
  'alias',
  'verdict',
  'act',
  'reason',
  'proposal',
  'articleIds',
  'title',
  'name',
  'engine',
  'version',
  'role',
  'affiliation',
  'aliases',
  'publisher',
  'author',
  'published',
  'url',
  'language',
  'fileName',
  'supersedes',
  'sha256',
  'length',
  'textIncluded',
  'text',
  'historyIncluded',
  'leftOut',
  'revision',
  'group',
  'key',
  'label',
  'definition',
  'rule',
  'examples',
  'start',
  'end',
  'exact',
  'prefix',
  'suffix',
  'selector',
  'speakerId',
  'mentions',
  'target',
  'cues',
  'speakers',
  'reportedBy',
  'commitment',
  'attributes',
  'mode',
  'strength',
  'conditionality',
  'condition',
  'deadline',
  'date',
  'targets',
  'note',
  'status',
  'codebookRevision',
  'origin',
  'blocks',
  'marks',
  'href',
  'groups',
  'codes',
  'order',
  'deprecated',
  'mergedInto',
  'missedBy',
  'adopts',
  'archived',
  'blind',
  'unanchored',
  'contested',
  'conflicts',
  'createdAt',
  'modifiedAt',
  'fields',
]

const TOP_RANK = new Map(TOP_ORDER.map((key, rank) => [key, rank]))
const INNER_RANK = new Map(INNER_ORDER.map((key, rank) => [key, rank]))

/** How long a value may be to stand in one line, in UTF-16 code units. */
const LINE = 120

/** Lists whose every entry stands in one line, whatever its length: they are for machines. */
const ONE_LINE_EACH = new Set(['revisions'])

/**
 * The text of a bundle: UTF-8 when encoded, LF, indented, members in a fixed order whatever the order in memory.
 * The inverse of `parseBundle`.
 */
export function serializeBundle(bundle: Bundle): string {
  const members = membersInOrder(bundle).map(([key, value]) => {
    const written = ONE_LINE_EACH.has(key) && Array.isArray(value) ? linePerEntry(value) : print(value, '  ')
    return `  ${JSON.stringify(key)}: ${written}`
  })
  return `{\n${members.join(',\n')}\n}\n`
}

function linePerEntry(entries: readonly Json[]): string {
  if (entries.length === 0) return '[]'
  return `[\n${entries.map((entry) => `    ${printLine(entry)}`).join(',\n')}\n  ]`
}

/** A value in one line if it fits, else broken at its members. */
function print(value: Json, indent: string): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const deeper = `${indent}  `
  const isArray = Array.isArray(value)
  const parts = isArray
    ? (value as readonly Json[]).map((entry) => print(entry, deeper))
    : sortedEntries(value as JsonObject, INNER_RANK).map(
        ([key, member]) => `${JSON.stringify(key)}: ${print(member, deeper)}`,
      )
  const [open, close] = isArray ? '[]' : '{}'
  if (fitsLine(parts))
    return parts.length > 0 && !isArray ? `{ ${parts.join(', ')} }` : `${open}${parts.join(', ')}${close}`
  return `${open}\n${deeper}${parts.join(`,\n${deeper}`)}\n${indent}${close}`
}

/** The members of a bundle in the order in which they are written. */
export function membersInOrder(bundle: Bundle): readonly (readonly [string, Json])[] {
  return sortedEntries(bundle as unknown as JsonObject, TOP_RANK)
}

/** A value in one line, without a space outside of its strings. */
export function printLine(value: Json): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  if (Array.isArray(value)) return `[${(value as readonly Json[]).map(printLine).join(',')}]`
  const members = sortedEntries(value as JsonObject, INNER_RANK).map(
    ([key, member]) => `${JSON.stringify(key)}:${printLine(member)}`,
  )
  return `{${members.join(',')}}`
}

/** No written value holds a line feed unless it was broken, as JSON escapes those in strings. */
function fitsLine(parts: readonly string[]): boolean {
  let length = 0
  for (const part of parts) {
    length += part.length + 2
    if (length > LINE || part.includes('\n')) return false
  }
  return true
}

function sortedEntries(value: JsonObject, rank: ReadonlyMap<string, number>): readonly (readonly [string, Json])[] {
  const rankOf = (key: string) => rank.get(key) ?? rank.size
  return Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => {
      const order = rankOf(a) - rankOf(b)
      if (order !== 0) return order
      return a < b ? -1 : 1
    })
}
