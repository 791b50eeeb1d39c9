import type { Result } from '../base/result.ts'
import type { Sha256 } from '../base/sha256.ts'
import type { Block, Mark } from '../text/block.ts'
import type { CanonicalText } from '../text/canonical-text.ts'
import type { DecodeProblem } from '../text/decode.ts'

/** An article as it comes in: bytes of a file, or text that was pasted. A title given here wins. */
export type ArticleInput = { readonly fileName: string; readonly title?: string } & (
  | { readonly bytes: Uint8Array }
  | { readonly text: string }
)

/** An article read: its canonical text, the structure of it, and what it says about itself. */
export interface ParsedArticle {
  readonly text: CanonicalText
  readonly sha256: Sha256
  readonly title: string
  readonly blocks: readonly Block[]
  readonly marks: readonly Mark[]
  /** The character set of the file; `utf-8` for pasted text. */
  readonly charset: string
  readonly publisher?: string
  readonly author?: string
  /** The day of publication, `YYYY-MM-DD`; only where the text leaves no doubt. */
  readonly published?: string
  readonly warnings: readonly ArticleWarning[]
}

/** Something that a reader of an imported article should know. */
export type ArticleWarning =
  | { readonly kind: 'characters-replaced'; readonly count: number }
  | { readonly kind: 'charset-guessed'; readonly charset: string }

/** Why a file or a pasted text was not taken as an article. */
export type ArticleProblem = DecodeProblem | { readonly kind: 'article-format-unsupported'; readonly format: string }

/** Reads an article. */
export function parseArticle(_input: ArticleInput): Result<ParsedArticle, ArticleProblem> {
  throw new Error('Not written yet')
}
