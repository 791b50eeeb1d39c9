/**
 * A bundle line by line: a header, one record a line, and an end line with counts and the hash of all before it. The
 * same bundle as the JSON of `serializeBundle`, for libraries that are too large to be held as one text.
 */
import { MAX_FILE_BYTES } from '../base/file-limit.ts'
import { isJsonObject, type Json, type JsonObject } from '../base/json.ts'
import { err, ok, type Result } from '../base/result.ts'
import type { BundleProblem, SchemaFault } from './bundle-problem.ts'
import { BUNDLE_VERSION, type Bundle } from './bundle-schema.ts'
import type { LineFault } from './ndjson-fault.ts'
import {
  bytesOfLine,
  chunksOfLines,
  isBlank,
  type Line,
  lineHash,
  linesOf,
  MAX_LINE_BYTES,
  valueOfLine,
} from './ndjson-lines.ts'
import { bundleOfJson, isNewerMajor, MAX_BUNDLE_RECORDS } from './parse-bundle.ts'
import { membersInOrder, printLine } from './serialize-bundle.ts'

/** What `format` says in the header of every such file. */
const NDJSON_FORMAT = 'avowal-bundle-lines'

/** The version of the way a bundle is laid out in lines; the bundle in it has its own. */
const NDJSON_VERSION = '1.0'

/** How large such a file may be, in bytes. */
export const MAX_NDJSON_BYTES = MAX_FILE_BYTES

/** The list whose records stand inside of `extensions`; no other list can have this name. */
const EXTENSIONS = 'extensions'

/** The bytes of a bundle in chunks, made as they are asked for. The inverse of `parseNdjson`. */
export function serializeNdjson(bundle: Bundle): Generator<Uint8Array<ArrayBuffer>> {
  return chunksOfLines(ndjsonLines(bundle))
}

/** The lines of a bundle, without their line ends. */
export function* ndjsonLines(bundle: Bundle): Generator<Uint8Array> {
  const { header, lists } = takeApart(bundle)
  const hash = lineHash()
  function hashed(text: string): Uint8Array {
    const bytes = bytesOfLine(text)
    hash.add(bytes)
    return bytes
  }
  yield hashed(header)
  for (const [name, records] of lists) {
    const key = JSON.stringify(name)
    for (const record of records) yield hashed(`{${key}:${printLine(record)}}`)
  }
  const counts = lists.map(([name, records]) => `${JSON.stringify(name)}:${records.length}`)
  const end = `{"end":"${NDJSON_FORMAT}","counts":{${counts.join(',')}},"sha256":"${hash.digest()}"}`
  yield bytesOfLine(end)
}

interface Parts {
  readonly header: string
  readonly lists: readonly (readonly [name: string, records: readonly Json[]])[]
}

function takeApart(bundle: Bundle): Parts {
  const lists: (readonly [string, readonly Json[]])[] = []
  const rest: string[] = []
  for (const [name, value] of membersInOrder(bundle)) {
    if (Array.isArray(value)) lists.push([name, value as readonly Json[]])
    else if (name === EXTENSIONS && isJsonObject(value) && Array.isArray(value['records'])) {
      const { records, ...others } = value
      lists.push([name, records as readonly Json[]])
      rest.push(`${JSON.stringify(name)}:${printLine(others)}`)
    } else rest.push(`${JSON.stringify(name)}:${printLine(value)}`)
  }
  const names = JSON.stringify(lists.map(([name]) => name))
  const about = `"format":"${NDJSON_FORMAT}","version":"${NDJSON_VERSION}"`
  return { header: `{${about},"lists":${names},"bundle":{${rest.join(',')}}}`, lists }
}

/** Reads a bundle from the bytes of a file, in one piece or in chunks. */
export function parseNdjson(input: Uint8Array | Iterable<Uint8Array>): Result<Bundle, BundleProblem> {
  const reader = ndjsonReader()
  let last = 0
  let size = 0
  for (const line of linesOf(input instanceof Uint8Array ? [input] : input)) {
    last += 1
    if (line === null) return damaged(last, { kind: 'line-too-long', limit: MAX_LINE_BYTES })
    size += line.bytes.length + 1
    if (size > MAX_NDJSON_BYTES) return err({ kind: 'bundle-too-large', size, limit: MAX_NDJSON_BYTES })
    if (reader.isOver() && isBlank(line)) continue
    const problem = reader.take(line)
    if (problem !== null) return err(problem)
  }
  return reader.isOver() ? reader.bundle() : damaged(last + 1, { kind: 'no-end-line', records: reader.records() })
}

/** Reads one bundle from lines, which may be part of a larger file. */
export interface NdjsonReader {
  /** Takes the next line; gives what is wrong with it, or `null`. */
  readonly take: (line: Line) => BundleProblem | null
  /** Whether the end line was taken. */
  readonly isOver: () => boolean
  /** How many records were taken. */
  readonly records: () => number
  /** The bundle, once it is over. */
  readonly bundle: () => Result<Bundle, BundleProblem>
}

interface Header {
  readonly members: JsonObject
  readonly lists: ReadonlyMap<string, Json[]>
  /** The line of each record. */
  readonly lines: ReadonlyMap<string, number[]>
}

/** A reader that has taken no line yet. */
export function ndjsonReader(): NdjsonReader {
  const hash = lineHash()
  let header: Header | null = null
  let first = 0
  let records = 0
  let over = false

  function take(line: Line): BundleProblem | null {
    const value = valueOfLine(line, records)
    if (over) return problemAt(line, afterEnd(value))
    if (!value.ok) return problemAt(line, value.error)
    if (header === null) return begin(line, value.value)
    if (!isJsonObject(value.value)) return problemAt(line, { kind: 'line-no-record' })
    if (typeof value.value['end'] === 'string' && Object.keys(value.value).length > 1) {
      over = true
      const fault = faultOfEnd(value.value, header.lists, hash.digest())
      return fault === null ? null : problemAt(line, fault)
    }
    hash.add(line.bytes)
    return takeRecord(line, value.value, header)
  }

  function begin(line: Line, value: Json): BundleProblem | null {
    const read = readHeader(value)
    if (!read.ok) return 'member' in read.error ? problemAt(line, read.error) : read.error
    hash.add(line.bytes)
    header = read.value
    first = line.number
    return null
  }

  function takeRecord(line: Line, value: JsonObject, { lists, lines }: Header): BundleProblem | null {
    const [entry, ...more] = Object.entries(value)
    if (entry === undefined || more.length > 0) return problemAt(line, faultOfOther(value))
    const [name, record] = entry
    const list = lists.get(name)
    if (list === undefined) return problemAt(line, { kind: 'list-not-announced', list: name })
    records += 1
    if (records > MAX_BUNDLE_RECORDS) {
      return { kind: 'bundle-too-many-records', count: records, limit: MAX_BUNDLE_RECORDS }
    }
    list.push(record)
    lines.get(name)?.push(line.number)
    return null
  }

  return {
    take,
    isOver: () => over,
    records: () => records,
    bundle() {
      if (header === null) throw new Error('A bundle is asked for only once it is over')
      const { members, lists, lines } = header
      const read = bundleOfJson(putTogether(members, lists))
      if (read.ok || read.error.kind !== 'bundle-malformed') return read
      return err({ ...read.error, faults: read.error.faults.map((fault) => withLine(fault, lines, first)) })
    },
  }
}

function readHeader(value: Json): Result<Header, BundleProblem | Extract<LineFault, { kind: 'header-incomplete' }>> {
  const format = isJsonObject(value) && typeof value['format'] === 'string' ? value['format'] : null
  if (!isJsonObject(value) || format !== NDJSON_FORMAT) return err({ kind: 'not-a-bundle', format })
  const { version, lists, bundle } = value
  if (typeof version !== 'string') return err({ kind: 'header-incomplete', member: 'version' })
  if (isNewerMajor(version, NDJSON_VERSION)) {
    return err({ kind: 'bundle-newer', found: version, supported: NDJSON_VERSION })
  }
  if (bundle === undefined || !isJsonObject(bundle)) return err({ kind: 'header-incomplete', member: 'bundle' })
  const inner = bundle['version']
  if (typeof inner === 'string' && isNewerMajor(inner, BUNDLE_VERSION)) {
    return err({ kind: 'bundle-newer', found: inner, supported: BUNDLE_VERSION })
  }
  if (!isListOfNames(lists, bundle)) return err({ kind: 'header-incomplete', member: 'lists' })
  const perList = <T>() => new Map(lists.map((name): [string, T[]] => [name, []]))
  return ok({ members: bundle, lists: perList<Json>(), lines: perList<number>() })
}

/** Each list has one name, which no other member of the bundle has. */
function isListOfNames(lists: Json | undefined, members: JsonObject): lists is readonly string[] {
  if (!Array.isArray(lists) || new Set(lists).size !== lists.length) return false
  return lists.every((name) => typeof name === 'string' && (name === EXTENSIONS || !Object.hasOwn(members, name)))
}

function faultOfOther(value: JsonObject): LineFault {
  return { kind: typeof value['format'] === 'string' ? 'second-header' : 'line-no-record' }
}

function afterEnd(value: Result<Json, LineFault>): LineFault {
  return value.ok && isJsonObject(value.value) && typeof value.value['format'] === 'string'
    ? { kind: 'second-header' }
    : { kind: 'line-after-end' }
}

/** What is wrong with an end line: lost or doubled records are told before the hash, which every damage changes. */
function faultOfEnd(end: JsonObject, lists: ReadonlyMap<string, readonly Json[]>, actual: string): LineFault | null {
  const { counts, sha256: stated } = end
  if (end['end'] !== NDJSON_FORMAT || counts === undefined || !isJsonObject(counts) || typeof stated !== 'string') {
    return { kind: 'end-line-malformed' }
  }
  for (const name of new Set([...lists.keys(), ...Object.keys(counts)])) {
    const count = Object.hasOwn(counts, name) ? counts[name] : null
    const there = lists.get(name)?.length ?? 0
    if (count === there) continue
    return { kind: 'count-differs', list: name, stated: typeof count === 'number' ? count : null, actual: there }
  }
  return stated === actual ? null : { kind: 'hash-differs', stated, actual }
}

function putTogether(members: JsonObject, lists: ReadonlyMap<string, readonly Json[]>): JsonObject {
  const own = Object.entries(members).filter(([name]) => !lists.has(name))
  const listed = Array.from(lists, ([name, records]): [string, Json] => {
    if (name !== EXTENSIONS) return [name, records]
    const others = members[EXTENSIONS]
    return [name, { ...(others !== undefined && isJsonObject(others) ? others : {}), records }]
  })
  return Object.fromEntries([...own, ...listed])
}

/** A fault of the whole, with the line that it is in. */
function withLine(fault: SchemaFault, lines: ReadonlyMap<string, readonly number[]>, header: number): SchemaFault {
  const [, list = '', second = '', third = ''] = fault.pointer.split('/')
  const name = list.replaceAll('~1', '/').replaceAll('~0', '~')
  const index = name === EXTENSIONS && second === 'records' ? third : second
  return { ...fault, line: lines.get(name)?.[Number(index)] ?? header }
}

function problemAt({ number: line }: Line, fault: LineFault): BundleProblem {
  return { kind: 'bundle-line-damaged', line, fault }
}

function damaged(line: number, fault: LineFault): Result<never, BundleProblem> {
  return err({ kind: 'bundle-line-damaged', line, fault })
}
