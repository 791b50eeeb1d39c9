import { type Sha256, sha256 } from '../base/sha256.ts'

declare const canonicalTextBrand: unique symbol

/**
 * The text of an article as it is fixed at import: lines end in LF, and it holds no character that XML 1.0 forbids.
 * All offsets refer to it.
 */
export type CanonicalText = string & { readonly [canonicalTextBrand]: true }

/** How long an article may be, in characters (code points). */
export const MAX_TEXT_CHARACTERS = 5_000_000

/** Characters that XML 1.0 forbids, lone surrogates among them. All of them lie in the basic plane, so one gives way to one. */
const FORBIDDEN = /[\u0000-\u0008\u000b\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu

/** The canonical form of a text: CRLF, CR and form feed become LF, forbidden characters U+FFFD. Nothing is normalised. */
export function canonicalText(raw: string): CanonicalText {
  return withLineFeeds(raw).replace(FORBIDDEN, '\ufffd') as CanonicalText
}

/** How many characters of a raw text the canonical form replaces by U+FFFD. */
export function countForbidden(raw: string): number {
  return withLineFeeds(raw).match(FORBIDDEN)?.length ?? 0
}

/** The identity of a text: the SHA-256 of its UTF-8. */
export function textHash(text: CanonicalText): Sha256 {
  return sha256(text)
}

function withLineFeeds(raw: string): string {
  return raw.replace(/\r\n?|\f/g, '\n')
}
