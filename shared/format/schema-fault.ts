import { z } from 'zod'
import type { Json } from '../base/json.ts'
import { err, ok, type Result } from '../base/result.ts'
import type { Expectation, SchemaFault } from './bundle-problem.ts'
import { jsonPointer } from './json-pointer.ts'

/** Checks a value against a schema: nothing, or every fault. The value itself is never rebuilt. */
export function checkShape(schema: z.ZodType, value: Json): Result<null, readonly SchemaFault[]> {
  const parsed = schema.safeParse(value, { error: expectationAsMessage })
  if (parsed.success) return ok(null)
  return err(
    parsed.error.issues.map(({ path, message }) => ({
      pointer: jsonPointer(...path),
      expected: JSON.parse(message) as Expectation,
      found: describe(valueAt(value, path)),
    })),
  )
}

/** What was wanted, carried through the schema library as a message, where the schema that failed is still known. */
function expectationAsMessage(issue: z.core.$ZodRawIssue): string {
  return JSON.stringify(expectationOf(issue))
}

function expectationOf(issue: z.core.$ZodRawIssue): Expectation {
  switch (issue.code) {
    case 'invalid_type':
      return typeExpected(String(issue.expected))
    case 'invalid_value':
      return { kind: 'one-of', values: issue.values.map(String) }
    case 'too_small':
      return { kind: 'at-least', minimum: Number(issue.minimum), of: measureOf(issue.origin) }
    case 'too_big':
      return { kind: 'at-most', maximum: Number(issue.maximum), of: measureOf(issue.origin) }
    case 'custom':
      return customExpected(issue)
    case 'invalid_format':
    case 'invalid_element':
    case 'invalid_key':
    case 'invalid_union':
    case 'not_multiple_of':
    case 'unrecognized_keys':
      return { kind: 'other', message: issue.message ?? issue.code }
    default:
      return { kind: 'other', message: 'invalid' }
  }
}

function typeExpected(type: string): Expectation {
  switch (type) {
    case 'int':
      return { kind: 'type', type: 'integer' }
    case 'tuple':
      return { kind: 'type', type: 'array' }
    case 'record':
      return { kind: 'type', type: 'object' }
    case 'string':
    case 'number':
    case 'boolean':
    case 'array':
    case 'object':
      return { kind: 'type', type }
    default:
      return { kind: 'other', message: `expected ${type}` }
  }
}

function customExpected(issue: z.core.$ZodRawIssue): Expectation {
  const about = issue.inst === undefined ? undefined : z.globalRegistry.get(issue.inst as z.ZodType)
  switch (about?.title ?? about?.['format']) {
    case 'uuid':
      return { kind: 'type', type: 'id' }
    case 'change-id':
      return { kind: 'type', type: 'change-id' }
    case 'device-id':
      return { kind: 'type', type: 'device-id' }
    case 'date-time':
      return { kind: 'type', type: 'date-time' }
    case 'clock':
      return { kind: 'type', type: 'clock' }
    case 'json':
      return { kind: 'type', type: 'json' }
    default:
      return { kind: 'type', type: 'hash' }
  }
}

function measureOf(origin: string): 'characters' | 'items' | 'value' {
  if (origin === 'string') return 'characters'
  return origin === 'array' || origin === 'set' ? 'items' : 'value'
}

function valueAt(value: Json, path: readonly PropertyKey[]): Json | undefined {
  let here: Json | undefined = value
  for (const step of path) {
    if (typeof here !== 'object' || here === null || !Object.hasOwn(here, step)) return undefined
    here = (here as Record<PropertyKey, Json>)[step]
  }
  return here
}

/** A short rendering of a value for a message; null for nothing there. */
function describe(value: Json | undefined): string | null {
  if (value === undefined) return null
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object' && value !== null) return 'an object'
  const written = JSON.stringify(value)
  return written.length > 60 ? `${written.slice(0, 59)}…` : written
}
