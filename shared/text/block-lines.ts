import { type Span, span as spanOf } from './offset.ts'
import { withoutEdgeSpace } from './white-space.ts'

/** A line that is not blank, without the white space at its edges. */
interface Line extends Span {
  /** Whether a blank line, or nothing, stands before it. */
  readonly apart: boolean
  /** How many characters of white space it is set in by. */
  readonly indent: number
}

/** Lines longer than this were not broken to fit a width. */
const WIDEST_WRAP = 120

/** Lines shorter than this were not broken to fit a width. */
const NARROWEST_WRAP = 40

const LIST_ITEM = /^(?:[•‣▪◦]|[*–-](?=\s)|\d{1,2}[.)](?=\s)|\([a-z\d]\)(?=\s))/u

/** The stretches of a text that stand apart: its lines, or, where lines were broken to fit a width, what these add up to. */
export function paragraphSpans(text: string): readonly Span[] {
  const lines = linesOf(text)
  const width = wrapWidth(text, lines)
  const spans: Span[] = []
  lines.forEach((line, index) => {
    const last = spans.at(-1)
    const before = lines[index - 1]
    if (last && before && width !== null && goesOn(text, before, line, width)) {
      spans[spans.length - 1] = spanOf(last.start, line.end)
    } else {
      spans.push(spanOf(line.start, line.end))
    }
  })
  return spans
}

/** Whether a line begins as an item of a list does. */
export function isListItem(line: string): boolean {
  return LIST_ITEM.test(line)
}

function linesOf(text: string): readonly Line[] {
  const lines: Line[] = []
  let apart = true
  for (let from = 0; from <= text.length; ) {
    const feed = text.indexOf('\n', from)
    const to = feed < 0 ? text.length : feed
    const { start, end } = withoutEdgeSpace(text, from, to)
    if (end > start) lines.push({ start, end, apart, indent: start - from })
    apart = end === start
    from = to + 1
  }
  return lines
}

/** The width that lines were broken to fit, in code units; null where they were not. */
function wrapWidth(text: string, lines: readonly Line[]): number | null {
  const pairs = lines.flatMap((line, index) => {
    const next = lines[index + 1]
    return next && !next.apart && !isListItem(text.slice(next.start, next.start + 4)) ? [{ line, next }] : []
  })
  if (pairs.length < 2) return null
  const lengths = pairs.map(({ line }) => line.end - line.start).sort((a, b) => a - b)
  const width = lengths[Math.floor((lengths.length - 1) * 0.95)] ?? 0
  if (width > WIDEST_WRAP || width < NARROWEST_WRAP) return null
  const broken = pairs.filter(({ line, next }) => isFull(text, line, next, width) && !endsSentence(text, line)).length
  return broken * 2 > pairs.length ? width : null
}

function goesOn(text: string, line: Line, next: Line, width: number): boolean {
  if (next.apart || next.indent > line.indent + 1) return false
  if (isListItem(text.slice(next.start, next.start + 4))) return false
  return isFull(text, line, next, width)
}

/** Lines that stand for paragraphs end as sentences do; lines broken to fit a width rarely. */
function endsSentence(text: string, line: Line): boolean {
  return /\p{Sentence_Terminal}[\p{Pe}\p{Pf}"']*$/u.test(text.slice(Math.max(line.start, line.end - 6), line.end))
}

/** Whether the first word of the next line had no more room on a line. */
function isFull(text: string, line: Line, next: Line, width: number): boolean {
  const word = /^\S*/.exec(text.slice(next.start, Math.min(next.end, next.start + WIDEST_WRAP)))?.[0] ?? ''
  return line.end - line.start + 1 + word.length > width
}
