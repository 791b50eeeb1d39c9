import { err, ok, type Result } from '../base/result.ts'
import type { Sha256 } from '../base/sha256.ts'
import { type Block, blocksOf, type Mark } from '../text/block.ts'
import { type CanonicalText, textHash } from '../text/canonical-text.ts'
import { acceptText, type DecodedText, type DecodeProblem, decodeText } from '../text/decode.ts'
import { type ArticleMetadata, metadataOf, titleOf } from './article-metadata.ts'

/** An article as it comes in: the bytes of a file, or text that was pasted. A title given here wins. */
export type ArticleInput = { readonly fileName: string; readonly title?: string } & (
  | { readonly bytes: Uint8Array }
  | { readonly text: string }
)

/** An article read: its canonical text, the structure of it, and what it says about itself. */
export interface ParsedArticle extends ArticleMetadata {
  readonly text: CanonicalText
  readonly sha256: Sha256
  readonly title: string
  readonly blocks: readonly Block[]
  readonly marks: readonly Mark[]
  /** The character set of the file; `utf-8` for pasted text. */
  readonly charset: string
  readonly warnings: readonly ArticleWarning[]
}

/** Something that a reader of an imported article should know. */
export type ArticleWarning =
  /** Characters that no text may hold, or bytes that made none, became U+FFFD. */
  | { readonly kind: 'characters-replaced'; readonly count: number }
  /** Nothing in the file says so, but its bytes make a text in this character set. */
  | { readonly kind: 'charset-guessed'; readonly charset: string }

/** Why a file or a pasted text was not taken as an article. */
export type ArticleProblem =
  | DecodeProblem
  /** Files of this format cannot be read yet. */
  | { readonly kind: 'article-format-unsupported'; readonly format: string }

/** Formats that the bytes do not give away, by the extension of the file; as plain text they would be full of code. */
const UNSUPPORTED: ReadonlySet<string> = new Set([
  'html',
  'htm',
  'xhtml',
  'mhtml',
  'xml',
  'doc',
  'docx',
  'odt',
  'pdf',
  'rtf',
  'epub',
])

/** Reads an article that is plain text: decodes it, fixes its canonical text, and recognises its parts. */
export function parseArticle(input: ArticleInput): Result<ParsedArticle, ArticleProblem> {
  const decoded = readInput(input)
  if (!decoded.ok) return decoded
  const { text, charset, replaced } = decoded.value
  const { blocks, marks } = blocksOf(text)
  const given = input.title?.trim() ?? ''
  return ok({
    text,
    sha256: textHash(text),
    title: given === '' ? titleOf(text, input.fileName) : given,
    blocks,
    marks,
    charset,
    ...metadataOf(text, blocks),
    warnings: warningsOf(charset, replaced),
  })
}

function readInput(input: ArticleInput): Result<DecodedText, ArticleProblem> {
  if ('text' in input) {
    const accepted = acceptText(input.text)
    return accepted.ok ? ok({ ...accepted.value, charset: 'utf-8' }) : accepted
  }
  const decoded = decodeText(input.bytes)
  const format = /\.([a-z\d]+)$/i.exec(input.fileName)?.[1]?.toLowerCase() ?? ''
  const empty = !decoded.ok && decoded.error.kind === 'text-empty'
  if (UNSUPPORTED.has(format) && !empty) return err({ kind: 'article-format-unsupported', format })
  return decoded
}

function warningsOf(charset: string, replaced: number): readonly ArticleWarning[] {
  const warnings: ArticleWarning[] = []
  if (charset === 'windows-1252') warnings.push({ kind: 'charset-guessed', charset })
  if (replaced > 0) warnings.push({ kind: 'characters-replaced', count: replaced })
  return warnings
}
