import { type BlockKind, blocksOf } from '../../../shared/text/block.ts'
import { type CanonicalText, canonicalText } from '../../../shared/text/canonical-text.ts'
import { type Span, span } from '../../../shared/text/offset.ts'
import type { ReaderArticle, ReaderClaim } from '../reader-props.ts'

/** The span of the n-th place (from 0) where a text holds some words. */
export function wordsIn(text: CanonicalText, words: string, nth = 0): Span {
  let start = text.indexOf(words)
  for (let left = nth; left > 0; left -= 1) start = text.indexOf(words, start + 1)
  if (start < 0) throw new Error(`The text does not hold “${words}”`)
  return span(start, start + words.length)
}

/** A claim over some spans, a pledge unless told otherwise. */
export function aClaim(id: string, spans: readonly Span[], more: Partial<ReaderClaim> = {}): ReaderClaim {
  return {
    id,
    spans,
    group: 'commissive',
    code: 'commissive.pledge',
    variant: 0,
    letter: 'P',
    label: `Claim ${id}`,
    cues: [],
    mentions: [],
    conditions: [],
    deadlines: [],
    targets: [],
    relays: [],
    ...more,
  }
}

/** An article whose paragraphs are these, with a blank line between them. */
export function anArticle(...paragraphs: readonly string[]): ReaderArticle {
  const text = canonicalText(paragraphs.join('\n\n'))
  return { id: 'article', text, ...blocksOf(text) }
}

/** An article all of whose blocks are of one kind, whatever they look like. */
export function anArticleOf(kind: BlockKind, ...paragraphs: readonly string[]): ReaderArticle {
  const text = canonicalText(paragraphs.join('\n\n'))
  let at = 0
  const blocks = paragraphs.map((words) => {
    const block = { kind, ...span(at, at + words.length) }
    at = block.end + 2
    return block
  })
  return { id: 'article', text, blocks, marks: [] }
}
