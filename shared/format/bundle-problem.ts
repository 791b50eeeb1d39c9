import type { JsonProblem } from '../base/json.ts'
import type { Finding } from './bundle-rules.ts'
import type { LineFault } from './ndjson-fault.ts'

/** What the schema wanted at a place. */
export type Expectation =
  | {
      readonly kind: 'type'
      readonly type:
        | 'string'
        | 'number'
        | 'integer'
        | 'boolean'
        | 'array'
        | 'object'
        | 'id'
        | 'change-id'
        | 'device-id'
        | 'hash'
        | 'date-time'
        | 'clock'
        | 'json'
    }
  | { readonly kind: 'one-of'; readonly values: readonly string[] }
  /** At least so many characters, items, or simply that large. */
  | { readonly kind: 'at-least'; readonly minimum: number; readonly of: 'characters' | 'items' | 'value' }
  | { readonly kind: 'at-most'; readonly maximum: number; readonly of: 'characters' | 'items' | 'value' }
  /** Something that no words were made for: the schema library's own message. */
  | { readonly kind: 'other'; readonly message: string }

/** A place where a bundle does not have the shape of its schema; `found` is a short rendering, or null for nothing there. */
export interface SchemaFault {
  readonly pointer: string
  /** The line that it is in, from 1, where a file has a record on each. */
  readonly line?: number
  readonly expected: Expectation
  readonly found: string | null
}

/** Why a file was not read as a bundle. Nothing of such a file is taken over. */
export type BundleProblem =
  /** Sizes in bytes (or characters, where it came as text). */
  | { readonly kind: 'bundle-too-large'; readonly size: number; readonly limit: number }
  | { readonly kind: 'bundle-not-utf8' }
  | { readonly kind: 'bundle-not-json'; readonly problem: JsonProblem }
  /** `format` is what the file says it is, or null where it says nothing. */
  | { readonly kind: 'not-a-bundle'; readonly format: string | null }
  | { readonly kind: 'bundle-newer'; readonly found: string; readonly supported: string }
  /** A file with a record on each line is damaged at a line, counted from 1. */
  | { readonly kind: 'bundle-line-damaged'; readonly line: number; readonly fault: LineFault }
  | { readonly kind: 'bundle-too-many-records'; readonly count: number; readonly limit: number }
  /** The first faults, and how many more there are. */
  | { readonly kind: 'bundle-malformed'; readonly faults: readonly SchemaFault[]; readonly more: number }
  /** It has the shape of a bundle, and breaks a rule of meaning: at least one finding is grave. */
  | { readonly kind: 'bundle-refused'; readonly findings: readonly Finding[] }
