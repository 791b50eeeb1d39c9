import { sha256 as digest } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'

declare const sha256Brand: unique symbol

/** A SHA-256 digest as 64 lower-case hexadecimal digits. */
export type Sha256 = string & { readonly [sha256Brand]: true }

const utf8Encoder = new TextEncoder()

/** The SHA-256 of bytes, or of the UTF-8 of a string. Synchronous, so that it can run inside a database transaction. */
export function sha256(data: string | Uint8Array): Sha256 {
  const bytes = typeof data === 'string' ? utf8Encoder.encode(data) : data
  return bytesToHex(digest(bytes)) as Sha256
}

/** A SHA-256 over bytes that come piece by piece. */
export interface RunningSha256 {
  readonly add: (bytes: Uint8Array) => void
  /** The digest of all that was added; nothing can be added afterwards. */
  readonly digest: () => Sha256
}

/** Starts a SHA-256 over nothing yet. */
export function runningSha256(): RunningSha256 {
  const state = digest.create()
  return { add: (bytes) => void state.update(bytes), digest: () => bytesToHex(state.digest()) as Sha256 }
}

/** Whether a string has the form of a SHA-256 digest: 64 lower-case hexadecimal digits. */
export function isSha256(value: string): value is Sha256 {
  return /^[0-9a-f]{64}$/.test(value)
}
