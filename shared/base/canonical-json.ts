import type { Json, JsonObject } from './json.ts'

/**
 * The one way to write a JSON value: RFC 8785 (keys by UTF-16 code units, numbers as ECMAScript writes them, no white
 * space). Lone surrogates, which the RFC leaves out, are written as `\ud800`-style escapes. Throws where a value is not JSON.
 */
export function canonicalJson(value: Json): string {
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'string') return JSON.stringify(value)
  if (typeof value === 'number') return canonicalNumber(value)
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value === 'object') return canonicalObject(value as JsonObject)
  throw new Error(`Not a JSON value: ${typeof value}`)
}

function canonicalNumber(value: number): string {
  if (Number.isFinite(value)) return String(value === 0 ? 0 : value)
  throw new Error(`Not a JSON number: ${value}`)
}

function canonicalObject(value: JsonObject): string {
  const members = Object.keys(value)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonicalJson(value[key] as Json)}`)
  return `{${members.join(',')}}`
}
