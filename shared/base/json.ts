import { assertNever } from './assert-never.ts'
import { type JsonExpectation, type JsonFault, scanJson } from './json-scan.ts'
import { err, ok, type Result } from './result.ts'

/** A value that JSON can express. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject

/** A JSON object. A member named `__proto__` is data like any other. */
export interface JsonObject {
  readonly [key: string]: Json
}

/** Where in a text, both counted from 1; columns are characters (code points). */
export interface TextPlace {
  readonly line: number
  readonly column: number
}

/** Why a text was not read as JSON, and where. `found` is the character that stood there. */
export type JsonProblem = TextPlace &
  (
    | { readonly kind: 'json-empty' }
    | { readonly kind: 'json-truncated' }
    | { readonly kind: 'json-syntax'; readonly expected: JsonExpectation; readonly found: string }
    | { readonly kind: 'json-duplicate-key'; readonly key: string }
    | { readonly kind: 'json-too-deep'; readonly limit: number }
    /** The place is where the number starts. */
    | { readonly kind: 'json-number-too-large' }
  )

/** How many arrays and objects may stand inside one another unless a caller says otherwise. */
const MAX_JSON_DEPTH = 64

const LF = 0x0a
const CR = 0x0d

/** Whether a JSON value is an object, and neither an array nor null. */
export function isJsonObject(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/**
 * Reads JSON strictly (RFC 8259): what has a duplicate key, nests too deeply, or holds a number that would be read as
 * infinite is refused; a byte order mark at the start is passed over, `__proto__` (as an own member) and lone surrogates
 * are data.
 */
export function parseJson(text: string, limits: { readonly depth?: number } = {}): Result<Json, JsonProblem> {
  const source = text.startsWith('\uFEFF') ? text.slice(1) : text
  const fault = scanJson(source, limits.depth ?? MAX_JSON_DEPTH)
  if (fault) return err(problemOf(fault, source))
  return ok(JSON.parse(source) as Json)
}

function problemOf(fault: JsonFault, source: string): JsonProblem {
  const place = placeOf(source, fault.offset)
  switch (fault.kind) {
    case 'json-empty':
    case 'json-truncated':
    case 'json-number-too-large':
      return { kind: fault.kind, ...place }
    case 'json-syntax': {
      const found = String.fromCodePoint(source.codePointAt(fault.offset) ?? 0xfffd)
      return { kind: fault.kind, expected: fault.expected, found, ...place }
    }
    case 'json-duplicate-key':
      return { kind: fault.kind, key: fault.key, ...place }
    case 'json-too-deep':
      return { kind: fault.kind, limit: fault.limit, ...place }
    default:
      return assertNever(fault)
  }
}

/** Counts in place: a file may consist of line ends alone, or of one line. */
function placeOf(source: string, offset: number): TextPlace {
  let line = 1
  let column = 1
  let before = 0
  for (let at = 0; at < offset; at += 1) {
    const unit = source.charCodeAt(at)
    if (unit === CR || (unit === LF && before !== CR)) {
      line += 1
      column = 1
    } else if (unit !== LF && !(isLowSurrogate(unit) && isHighSurrogate(before))) {
      column += 1
    }
    before = unit
  }
  return { line, column }
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff
}
