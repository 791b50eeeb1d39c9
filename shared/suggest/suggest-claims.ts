import type { RecordId } from '../base/ids.ts'
import type { Codebook } from '../codebook/codebook.ts'
import type { Block } from '../text/block.ts'
import type { CanonicalText } from '../text/canonical-text.ts'
import type { Frame, Suggestion } from './suggestion.ts'

/** A speaker of the project, by whose names mentions are recognised. */
export interface KnownParty {
  readonly id: RecordId
  readonly name: string
  readonly aliases: readonly string[]
}

/** What the suggestions depend on besides the article. */
export interface SuggestOptions {
  /** Innermost where it is left out. */
  readonly frame?: Frame
  readonly speakers?: readonly KnownParty[]
  /** Only its active codes are suggested; the default codebook where it is left out. */
  readonly codebook?: Codebook
  /** The lowest score that is suggested, 0 to 1. */
  readonly threshold?: number
}

/**
 * The claims that an article seems to attribute to somebody, in text order. The same answer for the same question; time
 * grows with the length of the text.
 */
export function suggestClaims(
  _text: CanonicalText,
  _blocks: readonly Block[],
  _options: SuggestOptions = {},
): readonly Suggestion[] {
  return []
}
