import type { Result } from '../base/result.ts'
import type { CanonicalText } from './canonical-text.ts'

/** The bytes of a text, read. */
export interface DecodedText {
  readonly text: CanonicalText
  /** The character set that was read, by its name on the web: `utf-8`, `utf-16le`, `utf-16be`, `windows-1252`. */
  readonly charset: string
  /** How many characters were replaced by U+FFFD. */
  readonly replaced: number
}

/** Why bytes are not taken as a text. */
export type DecodeProblem =
  | { readonly kind: 'text-empty' }
  | { readonly kind: 'text-binary'; readonly looksLike: BinaryFormat | null; readonly offset: number }
  | { readonly kind: 'text-unknown-charset'; readonly offset: number }
  | { readonly kind: 'text-too-long'; readonly length: number; readonly limit: number }

/** A kind of file that its first bytes give away. */
export type BinaryFormat = 'pdf' | 'zip' | 'office' | 'png' | 'jpeg' | 'gif' | 'gzip' | 'rtf'

/** Reads bytes as a text: by byte order mark, as UTF-16 without one, as UTF-8, or as windows-1252 where that gives a text. */
export function decodeText(_bytes: Uint8Array): Result<DecodedText, DecodeProblem> {
  throw new Error('Not written yet')
}
