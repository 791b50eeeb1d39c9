import { sha1 } from '@noble/hashes/legacy.js'
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js'
import type { Sha256 } from './sha256.ts'

declare const recordIdBrand: unique symbol
declare const changeIdBrand: unique symbol
declare const deviceIdBrand: unique symbol

/** Names one record (article, claim, speaker, code …) for good, on every machine: a UUID in lower case. */
export type RecordId = string & { readonly [recordIdBrand]: true }

/** Names one user action, which may change many records: a UUID of version 7. */
export type ChangeId = string & { readonly [changeIdBrand]: true }

/** Names one installation of the program: a UUID of version 7. */
export type DeviceId = string & { readonly [deviceIdBrand]: true }

/** Names one revision: the SHA-256 of its contents. */
export type Rid = Sha256

/** Names one project: the id of its record. */
export type ProjectId = RecordId

/** A fresh UUID of version 7, which may become the id of a record, of a change or of a device. */
export type TimeOrderedId = RecordId & ChangeId & DeviceId

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
const UUID_V7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/
const utf8Encoder = new TextEncoder()

/** Whether a string can be the id of a record: a UUID of any version, in lower case. */
export function isRecordId(value: string): value is RecordId {
  return UUID.test(value)
}

/** Whether a string can be the id of a change: a UUID of version 7, in lower case. */
export function isChangeId(value: string): value is ChangeId {
  return UUID_V7.test(value)
}

/** Whether a string can be the id of a device: a UUID of version 7, in lower case. */
export function isDeviceId(value: string): value is DeviceId {
  return UUID_V7.test(value)
}

/** The id of a record from a literal that is known to be good; throws where it is not. Data from outside goes through `isRecordId`. */
export function recordId(value: string): RecordId {
  if (isRecordId(value)) return value
  throw new Error(`Not the id of a record: ${value}`)
}

/** The id of a change from a literal that is known to be good; throws where it is not. */
export function changeId(value: string): ChangeId {
  if (isChangeId(value)) return value
  throw new Error(`Not the id of a change: ${value}`)
}

/** The id of a device from a literal that is known to be good; throws where it is not. */
export function deviceId(value: string): DeviceId {
  if (isDeviceId(value)) return value
  throw new Error(`Not the id of a device: ${value}`)
}

/** The id that a name has within a namespace: the same on every machine (UUID of version 5, RFC 9562). */
export function derivedId(namespace: RecordId, name: string): RecordId {
  const space = hexToBytes(namespace.replaceAll('-', ''))
  const label = utf8Encoder.encode(name)
  const bytes = new Uint8Array(space.length + label.length)
  bytes.set(space)
  bytes.set(label, space.length)
  return formatUuid(sha1(bytes).slice(0, 16), 5) as RecordId
}

/** A fresh id whose order as a string follows the time (UUID of version 7, RFC 9562): `now` in milliseconds since 1970, and 16 random bytes of which ten are used. */
export function timeOrderedId(source: { readonly now: number; readonly random: Uint8Array }): TimeOrderedId {
  if (source.random.length < 16) throw new Error('A time-ordered id needs 16 random bytes')
  const bytes = source.random.slice(0, 16)
  let milliseconds = Math.max(0, Math.floor(source.now))
  for (let index = 5; index >= 0; index -= 1) {
    bytes[index] = milliseconds % 256
    milliseconds = Math.floor(milliseconds / 256)
  }
  return formatUuid(bytes, 7) as TimeOrderedId
}

function formatUuid(bytes: Uint8Array, version: 5 | 7): string {
  const marked = Uint8Array.from(bytes)
  marked[6] = ((bytes[6] ?? 0) & 0x0f) | (version << 4)
  marked[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = bytesToHex(marked)
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-')
}
