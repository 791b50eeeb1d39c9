/**
 * Everything of a machine in one file, for another machine or another host: a header with who works there and how, the
 * bundle of each project line by line, and an end line. It is made to be moved, not to be shared.
 */
import { z } from 'zod'
import { isRecordId, type RecordId } from '../base/ids.ts'
import { isJsonObject, type Json, type JsonObject } from '../base/json.ts'
import { err, ok, type Result } from '../base/result.ts'
import type { BundleProblem } from './bundle-problem.ts'
import type { Bundle } from './bundle-schema.ts'
import type { MoveProblem } from './move-problem.ts'
import { type NdjsonReader, ndjsonLines, ndjsonReader } from './ndjson.ts'
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
import { isNewerMajor } from './parse-bundle.ts'
import { checkShape } from './schema-fault.ts'
import { printLine } from './serialize-bundle.ts'

/** What `format` says in the header of every such file. */
export const MOVE_FORMAT = 'avowal-move'

/** The version of the format that this program writes. */
const MOVE_VERSION = '1.0'

/** How large such a file may be, in bytes. */
export const MAX_MOVE_BYTES = 2_000_000_000

const id = z
  .custom<RecordId>((value) => typeof value === 'string' && isRecordId(value))
  .meta({ type: 'string', format: 'uuid' })

const moveHeaderSchema = z.looseObject({
  format: z.literal(MOVE_FORMAT),
  version: z.string(),
  createdAt: z.string(),
  generator: z.looseObject({ name: z.string(), version: z.string() }),
  /** Who works on the machine that the file comes from. */
  me: z.looseObject({ annotatorId: id, name: z.string() }),
  /** How the program is set there; read value by value, so that a bad one does not spoil the others. */
  settings: z.record(
    z.string(),
    z.custom<Json>((value) => value !== undefined),
  ),
  /** The projects in the order in which their bundles follow. */
  projects: z.array(z.looseObject({ id, name: z.string() })).readonly(),
})

/** What stands ahead of the bundles. */
export type MoveHeader = z.infer<typeof moveHeaderSchema>

/** What such a file says of itself, without what is the same in all of them. */
export type MoveAbout = Pick<MoveHeader, 'createdAt' | 'generator' | 'me' | 'settings' | 'projects'>

/** The bytes of a move in chunks; the bundles are those of `projects`, in that order. The inverse of `parseMove`. */
export function serializeMove(about: MoveAbout, bundles: Iterable<Bundle>): Generator<Uint8Array<ArrayBuffer>> {
  return chunksOfLines(moveLines(about, bundles))
}

function* moveLines(about: MoveAbout, bundles: Iterable<Bundle>): Generator<Uint8Array> {
  const hash = lineHash()
  const { createdAt, generator, me, settings, projects } = about
  const members = { createdAt, generator, me, settings, projects } as unknown as JsonObject
  const rest = Object.entries(members).map(([name, value]) => `${JSON.stringify(name)}:${printLine(value)}`)
  const header = bytesOfLine(`{"format":"${MOVE_FORMAT}","version":"${MOVE_VERSION}",${rest.join(',')}}`)
  hash.add(header)
  yield header
  let count = 0
  for (const bundle of bundles) {
    for (const line of ndjsonLines(bundle)) {
      hash.add(line)
      yield line
    }
    count += 1
  }
  yield bytesOfLine(`{"end":"${MOVE_FORMAT}","bundles":${count},"sha256":"${hash.digest()}"}`)
}

/** A move that was read: `parts` is what was made of each bundle. */
export interface Move<T> {
  readonly header: MoveHeader
  readonly parts: readonly T[]
}

/**
 * Reads a move from the bytes of a file, in one piece or in chunks. Each bundle is given to `each` as soon as it is
 * whole, so that only what that makes of it is kept. What it made of a file that is refused is not to be used.
 */
export function parseMove<T>(
  input: Uint8Array | Iterable<Uint8Array>,
  each: (bundle: Bundle) => Result<T, BundleProblem>,
): Result<Move<T>, MoveProblem> {
  const reader = moveReader(each)
  let size = 0
  let number = 0
  for (const line of linesOf(input instanceof Uint8Array ? [input] : input)) {
    number += 1
    if (line === null) return lineDamaged(number, { kind: 'line-too-long', limit: MAX_LINE_BYTES })
    size += line.bytes.length + 1
    if (size > MAX_MOVE_BYTES) return err({ kind: 'move-too-large', size, limit: MAX_MOVE_BYTES })
    if (reader.isOver() && isBlank(line)) continue
    const problem = reader.take(line)
    if (problem !== null) return err(problem)
  }
  return reader.move() ?? lineDamaged(number + 1, { kind: 'no-end-line', records: reader.records() })
}

function moveReader<T>(each: (bundle: Bundle) => Result<T, BundleProblem>) {
  const hash = lineHash()
  const parts: T[] = []
  let header: MoveHeader | null = null
  let open: NdjsonReader | null = null
  let records = 0
  let over = false

  function take(line: Line): MoveProblem | null {
    if (over) return damagedAt(line, { kind: 'line-after-end' })
    if (header === null) return begin(line)
    if (open !== null) return goOn(line, open, header)
    const value = valueOfLine(line, records)
    if (!value.ok) return damagedAt(line, value.error)
    if (!isEndOfMove(value.value)) {
      open = ndjsonReader()
      return goOn(line, open, header)
    }
    over = true
    const fault = faultOfEnd(value.value, { parts: parts.length, announced: header.projects.length }, hash.digest())
    return fault === null ? null : damagedAt(line, fault)
  }

  function begin(line: Line): MoveProblem | null {
    const value = valueOfLine(line, 0)
    if (!value.ok) return damagedAt(line, value.error)
    const read = readHeader(value.value)
    if (!read.ok) return read.error
    hash.add(line.bytes)
    header = read.value
    return null
  }

  function goOn(line: Line, reader: NdjsonReader, { projects }: MoveHeader): MoveProblem | null {
    hash.add(line.bytes)
    const announced = projects[parts.length]
    const refused = (problem: BundleProblem): MoveProblem => ({
      kind: 'move-bundle-refused',
      project: announced?.name ?? '',
      problem,
    })
    const problem = reader.take(line)
    if (problem !== null) return refused(problem)
    if (!reader.isOver()) return null
    open = null
    records += reader.records()
    const bundle = reader.bundle()
    if (!bundle.ok) return refused(bundle.error)
    const { id: projectId } = bundle.value.project
    if (projectId !== announced?.id) return damagedAt(line, { kind: 'project-not-announced', projectId })
    const part = each(bundle.value)
    if (!part.ok) return refused(part.error)
    parts.push(part.value)
    return null
  }

  return {
    take,
    isOver: () => over,
    records: () => records + (open?.records() ?? 0),
    move: (): Result<Move<T>, MoveProblem> | null => (over && header !== null ? ok({ header, parts }) : null),
  }
}

function readHeader(value: Json): Result<MoveHeader, MoveProblem> {
  const format = isJsonObject(value) && typeof value['format'] === 'string' ? value['format'] : null
  if (!isJsonObject(value) || format !== MOVE_FORMAT) return err({ kind: 'not-a-move', format })
  const { version } = value
  if (typeof version === 'string' && isNewerMajor(version, MOVE_VERSION)) {
    return err({ kind: 'move-newer', found: version, supported: MOVE_VERSION })
  }
  const shape = checkShape(moveHeaderSchema, value)
  if (!shape.ok) return err({ kind: 'move-malformed', faults: shape.error })
  return ok(value as unknown as MoveHeader)
}

function isEndOfMove(value: Json): value is JsonObject {
  return isJsonObject(value) && value['end'] === MOVE_FORMAT
}

/** What is wrong with the end line: lost or doubled projects are told before the hash, which every damage changes. */
function faultOfEnd(
  { bundles, sha256: stated }: JsonObject,
  { parts, announced }: { readonly parts: number; readonly announced: number },
  actual: string,
): LineFault | null {
  if (typeof bundles !== 'number' || typeof stated !== 'string') return { kind: 'end-line-malformed' }
  const expected = bundles === parts ? announced : bundles
  if (expected !== parts) return { kind: 'count-differs', list: 'projects', stated: expected, actual: parts }
  return stated === actual ? null : { kind: 'hash-differs', stated, actual }
}

function damagedAt({ number: line }: Line, fault: LineFault): MoveProblem {
  return { kind: 'move-line-damaged', line, fault }
}

function lineDamaged(line: number, fault: LineFault): Result<never, MoveProblem> {
  return err({ kind: 'move-line-damaged', line, fault })
}
