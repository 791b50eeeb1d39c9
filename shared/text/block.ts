import { isListItem, paragraphSpans } from './block-lines.ts'
import {
  endsAsSentence,
  inlineDateline,
  isAppeal,
  isBoilerplate,
  isByline,
  isDateLine,
  isSectionLabel,
} from './block-shape.ts'
import type { CanonicalText } from './canonical-text.ts'
import { type Span, type Utf16Offset, utf16 } from './offset.ts'

export const BLOCK_KINDS = [
  'title',
  'section-label',
  'heading',
  'byline',
  'dateline',
  'paragraph',
  'quotation',
  'list-item',
  'boilerplate',
] as const

/** What part a block plays in an article. */
export type BlockKind = (typeof BLOCK_KINDS)[number]

export const MARK_KINDS = ['bold', 'italic', 'link', 'dateline'] as const

/** A stretch of text that stands by itself, `[start, end)` in UTF-16 code units; never starts or ends with white space. */
export interface Block {
  readonly kind: BlockKind
  readonly start: Utf16Offset
  readonly end: Utf16Offset
}

/** A stretch within a block that is set or meant differently, `[start, end)` in UTF-16 code units. */
export interface Mark {
  readonly kind: (typeof MARK_KINDS)[number]
  readonly start: Utf16Offset
  readonly end: Utf16Offset
  readonly href?: string
}

/** The structure of a text: blocks in order, apart from one another, covering all but white space; and marks in order. */
export interface TextStructure {
  readonly blocks: readonly Block[]
  readonly marks: readonly Mark[]
}

/** A block that may be a headline has at most this many code units. */
const LONGEST_HEADLINE = 200

/** A headline that ends with a full stop has at most this many code units. */
const LONGEST_SENTENCE_HEADLINE = 120

/** A heading within an article has at most this many code units. */
const LONGEST_HEADING = 80

/** How many headings may stand between a headline and the article. */
const MOST_DECKS = 2

/** How many blocks may stand before the first paragraph. */
const LONGEST_HEAD = 10

/** Among how many first paragraphs a place and agency are looked for. */
const DATELINE_PARAGRAPHS = 2

/** The structure of a plain text, recognised from its lines. */
export function blocksOf(text: CanonicalText): TextStructure {
  const spans = paragraphSpans(text)
  const head = headKinds(text, spans)
  const tail = tailStart(text, spans, head.length)
  const blocks = spans.map(({ start, end }, index): Block => {
    const kind = index >= tail ? 'boilerplate' : (head[index] ?? bodyKind(text, spans, index))
    return { kind, start, end }
  })
  return { blocks, marks: datelineMarks(text, blocks) }
}

/** The kinds of what stands before the first paragraph: at most one title, with labels, bylines and the like around it. */
function headKinds(text: string, spans: readonly Span[]): readonly BlockKind[] {
  const kinds: BlockKind[] = []
  for (let index = 0; index < spans.length; index += 1) {
    const kind = headKind(text, spans, index, kinds.includes('title'))
    const headings = kinds.filter((before) => before === 'heading').length
    if (kind === null || (kind === 'heading' && headings === MOST_DECKS) || index === LONGEST_HEAD) break
    kinds.push(kind)
  }
  return kinds
}

function headKind(text: string, spans: readonly Span[], index: number, titled: boolean): BlockKind | null {
  const block = textAt(text, spans[index])
  if (isBoilerplate(block)) return 'boilerplate'
  const next = textAt(text, spans[index + 1])
  if (next === '') return null
  if (isDateLine(block)) return 'dateline'
  if (isByline(block)) return 'byline'
  if (!titled && isSectionLabel(block)) return 'section-label'
  if (block.length > LONGEST_HEADLINE || isListItem(block) || inlineDateline(block)?.agency) return null
  if (endsAsSentence(block)) return !titled && isSentenceHeadline(block, next) ? 'title' : null
  if (titled) return 'heading'
  return 'title'
}

/** Some papers end a headline with a full stop, or a question or exclamation mark. */
function isSentenceHeadline(block: string, next: string): boolean {
  if (block.length > LONGEST_SENTENCE_HEADLINE || /[:;,…][\p{Pe}\p{Pf}"']*$/u.test(block)) return false
  return !/^[\p{Pi}"]/u.test(block) && next.length > block.length * 1.5
}

/** From which block on a text only asks its reader for support; its length where it does not. */
function tailStart(text: string, spans: readonly Span[], headLength: number): number {
  let tail = spans.length
  while (tail > Math.max(1, headLength)) {
    const block = textAt(text, spans[tail - 1])
    if (!isBoilerplate(block) && !isAppeal(block)) break
    tail -= 1
  }
  return tail
}

function bodyKind(text: string, spans: readonly Span[], index: number): BlockKind {
  const block = textAt(text, spans[index])
  if (isBoilerplate(block)) return 'boilerplate'
  if (block.startsWith('>')) return 'quotation'
  if (isListItem(block)) return 'list-item'
  const next = textAt(text, spans[index + 1])
  if (next === '' || block.length > LONGEST_HEADING || block.length * 1.5 > next.length) return 'paragraph'
  if (endsAsSentence(block) || inlineDateline(block)?.agency) return 'paragraph'
  return /^[\p{Lu}\p{Lo}\p{N}]/u.test(block) && /\p{L}/u.test(block) ? 'heading' : 'paragraph'
}

function datelineMarks(text: string, blocks: readonly Block[]): readonly Mark[] {
  const first = blocks.filter(({ kind }) => kind === 'paragraph').slice(0, DATELINE_PARAGRAPHS)
  for (const { start, end } of first) {
    const found = inlineDateline(text.slice(start, end))
    if (found) return [{ kind: 'dateline', start, end: utf16(start + found.length) }]
  }
  return []
}

function textAt(text: string, span: Span | undefined): string {
  return span ? text.slice(span.start, span.end) : ''
}
