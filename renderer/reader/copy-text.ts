import type { Block } from '../../shared/text/block.ts'
import type { CanonicalText } from '../../shared/text/canonical-text.ts'
import type { Span } from '../../shared/text/offset.ts'

/** What a copied selection is on the clipboard. */
export interface CopiedText {
  /** Exactly the canonical text, paragraphs apart as they stand there. */
  readonly plain: string
  readonly html: string
}

export function copyText(text: CanonicalText, blocks: readonly Block[], { start, end }: Span): CopiedText {
  const paragraphs = blocks
    .filter((block) => block.start < end && block.end > start)
    .map((block) => `<p>${escapeHtml(text.slice(Math.max(block.start, start), Math.min(block.end, end)))}</p>`)
  return { plain: text.slice(start, end), html: paragraphs.join('\n') }
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>]/g, (character) => `&#${character.charCodeAt(0)};`)
}
