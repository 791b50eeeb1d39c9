import { isJsonObject, type Json, type JsonObject, parseJson } from '../base/json.ts'
import { err, ok, type Result } from '../base/result.ts'
import type { BundleProblem } from './bundle-problem.ts'
import { BUNDLE_FORMAT, BUNDLE_VERSION, type Bundle, bundleSchema } from './bundle-schema.ts'
import { checkShape } from './schema-fault.ts'

/** How large a bundle may be, in bytes; a larger library is exported article by article. */
export const MAX_BUNDLE_BYTES = 512_000_000

/** How many records a bundle may hold, revisions among them. */
export const MAX_BUNDLE_RECORDS = 2_000_000

const MAX_FAULTS_TOLD = 100

/**
 * Reads the text or the bytes of a bundle: its JSON, version and shape. What the records mean is for `readBundle`.
 * Members and values of a newer minor version are kept word for word; `serializeBundle` writes them out again.
 */
export function parseBundle(input: string | Uint8Array): Result<Bundle, BundleProblem> {
  const text = textOf(input)
  if (!text.ok) return text
  const json = parseJson(text.value)
  if (!json.ok) return err({ kind: 'bundle-not-json', problem: json.error })
  return bundleOfJson(json.value)
}

/** Takes a JSON value as a bundle, if it has the shape of one. */
export function bundleOfJson(value: Json): Result<Bundle, BundleProblem> {
  const format = isJsonObject(value) && typeof value['format'] === 'string' ? value['format'] : null
  if (!isJsonObject(value) || format !== BUNDLE_FORMAT) return err({ kind: 'not-a-bundle', format })
  const { version } = value
  if (typeof version === 'string' && isNewerMajor(version, BUNDLE_VERSION)) {
    return err({ kind: 'bundle-newer', found: version, supported: BUNDLE_VERSION })
  }
  const count = countRecords(value)
  if (count > MAX_BUNDLE_RECORDS) {
    return err({ kind: 'bundle-too-many-records', count, limit: MAX_BUNDLE_RECORDS })
  }
  const shape = checkShape(bundleSchema, value)
  if (shape.ok) return ok(value as unknown as Bundle)
  const faults = shape.error.slice(0, MAX_FAULTS_TOLD)
  return err({ kind: 'bundle-malformed', faults, more: shape.error.length - faults.length })
}

/** Whether a version has a higher major number than the one that is supported, so that nothing is known of it. */
export function isNewerMajor(version: string, supported: string): boolean {
  return majorOf(version) > majorOf(supported)
}

/** Whether a bundle was written by a program with a later minor version of the format. */
export function isNewerMinor({ version }: Pick<Bundle, 'version'>): boolean {
  return minorOf(version) > minorOf(BUNDLE_VERSION)
}

function textOf(input: string | Uint8Array): Result<string, BundleProblem> {
  if (input.length > MAX_BUNDLE_BYTES) {
    return err({ kind: 'bundle-too-large', size: input.length, limit: MAX_BUNDLE_BYTES })
  }
  if (typeof input === 'string') return ok(input)
  try {
    return ok(new TextDecoder('utf-8', { fatal: true }).decode(input))
  } catch {
    return err({ kind: 'bundle-not-utf8' })
  }
}

function countRecords(bundle: JsonObject): number {
  return Object.values(bundle).reduce<number>((sum, member) => sum + (Array.isArray(member) ? member.length : 0), 0)
}

function majorOf(version: string): number {
  return Number.parseInt(version, 10)
}

function minorOf(version: string): number {
  return Number.parseInt(version.split('.')[1] ?? '0', 10)
}
