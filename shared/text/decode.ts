import { err, ok, type Result } from '../base/result.ts'
import { type CanonicalText, canonicalText, countForbidden, MAX_TEXT_CHARACTERS } from './canonical-text.ts'
import { isWhiteSpace } from './white-space.ts'

/** The bytes of a text, read. */
export interface DecodedText {
  readonly text: CanonicalText
  /** The character set that was read, by its name on the web: `utf-8`, `utf-16le`, `utf-16be`, `windows-1252`. */
  readonly charset: string
  /** How many characters were replaced by U+FFFD. */
  readonly replaced: number
}

/** A kind of file that its first bytes give away. */
export type BinaryFormat = 'pdf' | 'zip' | 'office' | 'png' | 'jpeg' | 'gif' | 'gzip' | 'rtf'

/** Why bytes or a string are not taken as a text. */
export type DecodeProblem =
  /** There is nothing, or nothing but white space. */
  | { readonly kind: 'text-empty' }
  /** It is not a text; `offset` is the byte that says so. */
  | { readonly kind: 'text-binary'; readonly looksLike: BinaryFormat | null; readonly offset: number }
  /** It is neither UTF-8, UTF-16 nor windows-1252; `offset` is the first byte that is not UTF-8. */
  | { readonly kind: 'text-unknown-charset'; readonly offset: number }
  /** It has more characters than the limit; `length` is how many, or how many at least. */
  | { readonly kind: 'text-too-long'; readonly length: number; readonly limit: number }

type Raw = { readonly raw: string; readonly charset: string; readonly replaced: number }

const SIGNATURES: readonly (readonly [BinaryFormat, string])[] = [
  ['pdf', '%PDF-'],
  ['zip', 'PK\x03\x04'],
  ['office', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'],
  ['png', '\x89PNG\r\n'],
  ['jpeg', '\xff\xd8\xff'],
  ['gif', 'GIF8'],
  ['gzip', '\x1f\x8b\x08'],
  ['rtf', '{\\rtf'],
]

/** What the bytes 0x80 to 0x9F stand for in windows-1252. */
const WINDOWS_1252 =
  '\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f' +
  '\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178'

/** The share of control characters from which on bytes are no text. */
const CONTROL_SHARE = 0.1

/** The share of bytes over 0x7F up to which bytes that are no UTF-8 are taken as windows-1252. */
const WINDOWS_1252_SHARE = 0.3

/**
 * Reads bytes as a text: by byte order mark, as UTF-16 without one, as UTF-8, or as windows-1252 where that gives a text.
 * A byte order mark is left out. UTF-8 that is damaged here and there is read, with U+FFFD for the damage.
 */
export function decodeText(bytes: Uint8Array): Result<DecodedText, DecodeProblem> {
  if (bytes.length === 0) return err({ kind: 'text-empty' })
  const looksLike = signatureOf(bytes)
  if (looksLike) return err({ kind: 'text-binary', looksLike, offset: 0 })
  const atLeast = Math.ceil(bytes.length / 4)
  if (atLeast > MAX_TEXT_CHARACTERS) return err({ kind: 'text-too-long', length: atLeast, limit: MAX_TEXT_CHARACTERS })
  const decoded = decodeBytes(bytes)
  if (!decoded.ok) return decoded
  const { raw, charset, replaced } = decoded.value
  const accepted = acceptText(raw)
  return accepted.ok ? ok({ ...accepted.value, charset, replaced: accepted.value.replaced + replaced }) : accepted
}

/** The canonical form of a string that may be an article's text: with anything in it but white space, and not too long. */
export function acceptText(raw: string): Result<Omit<DecodedText, 'charset'>, DecodeProblem> {
  const text = canonicalText(raw.startsWith('\ufeff') ? raw.slice(1) : raw)
  if (isBlank(text)) return err({ kind: 'text-empty' })
  const length = countCharacters(text)
  if (length > MAX_TEXT_CHARACTERS) return err({ kind: 'text-too-long', length, limit: MAX_TEXT_CHARACTERS })
  return ok({ text, replaced: countForbidden(raw) })
}

function decodeBytes(bytes: Uint8Array): Result<Raw, DecodeProblem> {
  if (startsWith(bytes, [0xef, 0xbb, 0xbf])) return ok(decodeUtf8Loosely(bytes))
  if (startsWith(bytes, [0xff, 0xfe])) return ok(decodeUtf16(bytes, 'utf-16le'))
  if (startsWith(bytes, [0xfe, 0xff])) return ok(decodeUtf16(bytes, 'utf-16be'))
  const wide = guessUtf16(bytes)
  if (wide) return ok(decodeUtf16(bytes, wide))
  const control = firstControl(bytes, CONTROL_SHARE)
  if (control >= 0) return err({ kind: 'text-binary', looksLike: null, offset: control })
  const utf8 = decodeUtf8(bytes)
  if (utf8 !== null) return ok({ raw: utf8, charset: 'utf-8', replaced: 0 })
  return decodeOtherwise(bytes)
}

function decodeOtherwise(bytes: Uint8Array): Result<Raw, DecodeProblem> {
  const { sequences, strays, firstStray } = utf8Census(bytes)
  if (sequences > strays * 4) return ok(decodeUtf8Loosely(bytes))
  const nul = bytes.indexOf(0)
  if (nul >= 0) return err({ kind: 'text-binary', looksLike: null, offset: nul })
  const high = bytes.reduce((count, byte) => (byte > 0x7f ? count + 1 : count), 0)
  const undefinedBytes = bytes.reduce((count, byte) => (isUndefined1252(byte) ? count + 1 : count), 0)
  if (high > bytes.length * WINDOWS_1252_SHARE || undefinedBytes > high * 0.1) {
    return err({ kind: 'text-unknown-charset', offset: firstStray })
  }
  return ok({ raw: decodeWindows1252(bytes), charset: 'windows-1252', replaced: 0 })
}

function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

function decodeUtf8Loosely(bytes: Uint8Array): Raw {
  const strict = decodeUtf8(bytes)
  if (strict !== null) return { raw: strict, charset: 'utf-8', replaced: 0 }
  return { raw: new TextDecoder('utf-8').decode(bytes), charset: 'utf-8', replaced: utf8Census(bytes).strays }
}

/** Reads UTF-16, whose lone surrogates are left to the canonical form; a last odd byte becomes U+FFFD. */
function decodeUtf16(bytes: Uint8Array, charset: 'utf-16le' | 'utf-16be'): Raw {
  const [low, high] = charset === 'utf-16le' ? [0, 1] : [1, 0]
  const parts: string[] = []
  for (let from = 0; from + 1 < bytes.length; from += 0x2000) {
    const units: number[] = []
    for (let at = from; at + 1 < Math.min(bytes.length, from + 0x2000); at += 2) {
      units.push((bytes[at + low] ?? 0) | ((bytes[at + high] ?? 0) << 8))
    }
    parts.push(String.fromCharCode(...units))
  }
  const odd = bytes.length % 2
  return { raw: parts.join('') + '\ufffd'.repeat(odd), charset, replaced: odd }
}

/** Engines have read windows-1252 as ISO 8859-1, so the table stands here. */
function decodeWindows1252(bytes: Uint8Array): string {
  const parts: string[] = []
  for (let from = 0; from < bytes.length; from += 0x2000) {
    parts.push(String.fromCharCode(...bytes.subarray(from, from + 0x2000)))
  }
  return parts.join('').replace(/[\x80-\x9f]/g, (control) => WINDOWS_1252.charAt(control.charCodeAt(0) - 0x80))
}

/** UTF-16 shows by NULs in every second place: the high bytes of whatever is Latin, digits, spaces. */
function guessUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const pairs = Math.floor(Math.min(bytes.length, 0x10000) / 2)
  if (pairs < 2 || bytes.length % 2 !== 0) return null
  let [first, second] = [0, 0]
  for (let at = 0; at < pairs * 2; at += 2) {
    if (bytes[at] === 0) first += 1
    if (bytes[at + 1] === 0) second += 1
  }
  if (second > pairs * 0.3 && first * 10 < second) return 'utf-16le'
  return first > pairs * 0.3 && second * 10 < first ? 'utf-16be' : null
}

/** The first control character that texts do not have, where there are too many of them; otherwise -1. */
function firstControl(bytes: Uint8Array, share: number): number {
  const controls = bytes.reduce((count, byte) => (isControl(byte) ? count + 1 : count), 0)
  return controls > bytes.length * share ? bytes.findIndex(isControl) : -1
}

function isControl(byte: number): boolean {
  return byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0c && byte !== 0x0d && byte !== 0x1b
}

function isUndefined1252(byte: number): boolean {
  return byte === 0x81 || byte === 0x8d || byte === 0x8f || byte === 0x90 || byte === 0x9d
}

/** Counts the well-formed sequences of several bytes in what should be UTF-8, and the strays, as a decoder replaces them. */
function utf8Census(bytes: Uint8Array): { sequences: number; strays: number; firstStray: number } {
  let [sequences, strays, firstStray] = [0, 0, -1]
  for (let at = 0; at < bytes.length; ) {
    const lead = bytes[at] ?? 0
    const wanted = sequenceLength(lead)
    let length = 1
    while (length < wanted && continues(lead, length, bytes[at + length])) length += 1
    if (wanted > 1 && length === wanted) sequences += 1
    if (wanted === 0 || length < wanted) {
      strays += 1
      if (firstStray < 0) firstStray = at
    }
    at += length
  }
  return { sequences, strays, firstStray }
}

function sequenceLength(lead: number): number {
  if (lead < 0x80) return 1
  if (lead < 0xc2 || lead > 0xf4) return 0
  if (lead < 0xe0) return 2
  return lead < 0xf0 ? 3 : 4
}

/** Whether a byte may stand at an index of the sequence that `lead` opens; the second excludes overlong forms and surrogates. */
function continues(lead: number, index: number, byte: number | undefined): boolean {
  if (byte === undefined || byte < 0x80 || byte > 0xbf) return false
  if (index > 1) return true
  if (lead === 0xe0) return byte >= 0xa0
  if (lead === 0xed) return byte <= 0x9f
  if (lead === 0xf0) return byte >= 0x90
  return lead !== 0xf4 || byte <= 0x8f
}

function signatureOf(bytes: Uint8Array): BinaryFormat | null {
  const found = SIGNATURES.find(([, signature]) =>
    startsWith(
      bytes,
      Array.from(signature, (character) => character.charCodeAt(0)),
    ),
  )
  return found ? found[0] : null
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte)
}

function isBlank(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) if (!isWhiteSpace(text.charCodeAt(at))) return false
  return true
}

function countCharacters(text: string): number {
  let pairs = 0
  for (let at = 0; at < text.length; at += 1) if ((text.charCodeAt(at) & 0xfc00) === 0xdc00) pairs += 1
  return text.length - pairs
}
