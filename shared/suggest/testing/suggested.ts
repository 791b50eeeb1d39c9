import { type Block, blocksOf } from '../../text/block.ts'
import { type CanonicalText, canonicalText } from '../../text/canonical-text.ts'
import type { Span } from '../../text/offset.ts'
import { type SuggestOptions, suggestClaims } from '../suggest-claims.ts'
import type { Suggestion } from '../suggestion.ts'

/** A suggestion with its spans as words. */
export interface InWords {
  readonly content: string
  readonly cue: string
  readonly source: string
  readonly speakers: readonly string[]
  readonly reportedBy: readonly string[]
  readonly commitment: string
  readonly mode: string
  readonly suggestion: Suggestion
}

/** What is suggested for an article of paragraphs, with its spans as words. A headline is put before them. */
export function suggested(paragraphs: string | readonly string[], options: SuggestOptions = {}): readonly InWords[] {
  const body = typeof paragraphs === 'string' ? [paragraphs] : paragraphs
  const text = canonicalText(['Harbor talks in Ambrel', ...body].join('\n\n'))
  return inWords(text, blocksOf(text).blocks, options)
}

function inWords(text: CanonicalText, blocks: readonly Block[], options: SuggestOptions = {}): readonly InWords[] {
  const words = (spans: readonly Span[]) => spans.map(({ start, end }) => text.slice(start, end)).join(' … ')
  return suggestClaims(text, blocks, options).map((suggestion) => ({
    content: words(suggestion.content),
    cue: words(suggestion.cue),
    source: words(suggestion.source),
    speakers: suggestion.speakers.map(({ name }) => name),
    reportedBy: suggestion.reportedBy.map(({ name }) => name),
    commitment: suggestion.commitment,
    mode: suggestion.mode,
    suggestion,
  }))
}
