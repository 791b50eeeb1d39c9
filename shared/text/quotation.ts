import type { Block } from './block.ts'
import type { CanonicalText } from './canonical-text.ts'
import { type Span, span as spanOf, type Utf16Offset } from './offset.ts'
import { type MarkFamily, type QuotationMark, quotationMarks } from './quotation-marks.ts'
import { withoutEdgeSpace } from './white-space.ts'

/** A quotation in a text. */
export interface Quotation {
  /** From the opening mark to behind the closing one, or to the end of the block where it is never closed. */
  readonly outer: Span
  /** What stands between the marks, without white space at the edges. */
  readonly inner: Span
  readonly closed: boolean
  /** How many quotations it stands in. */
  readonly depth: number
  /** What is quoted, paragraph by paragraph, without marks: one span unless it goes on in further paragraphs. */
  readonly parts: readonly Span[]
}

interface Opening {
  readonly family: MarkFamily
  readonly at: number
  readonly depth: number
  /** Where its words start, behind the mark. */
  readonly start: number
  /** The parts in paragraphs that are behind us. */
  readonly parts: Span[]
  /** Where its part in this paragraph starts, behind the mark. */
  readonly partStart: number
}

/** Careless typesetting closes a curly mark with a straight one, and the other way round. */
const PARTNER: Partial<Record<MarkFamily, MarkFamily>> = {
  double: 'straight',
  straight: 'double',
  single: 'straight-single',
  'straight-single': 'single',
}

/**
 * The quotations of a text in the order of their opening marks. One that a paragraph leaves open goes on in the next if
 * that opens with the same mark again; otherwise it ends with its paragraph, not closed. Empty ones are left out.
 */
export function quotations(text: CanonicalText, blocks: readonly Block[]): readonly Quotation[] {
  const reader = new QuotationReader(text)
  for (const block of blocks) {
    if (block.kind !== 'boilerplate') reader.read(block)
  }
  reader.finish()
  return reader.found.sort((a, b) => a.outer.start - b.outer.start)
}

/** The innermost quotation that holds an offset (its marks included); null outside of all. */
export function quotationAt(quotations: readonly Quotation[], offset: Utf16Offset): Quotation | null {
  let low = 0
  let high = quotations.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((quotations[middle]?.outer.start ?? 0) <= offset) low = middle + 1
    else high = middle
  }
  for (let index = low - 1; index >= 0; index -= 1) {
    const quotation = quotations[index]
    if (!quotation || offset < quotation.outer.end) return quotation ?? null
    if (quotation.depth === 0) return null
  }
  return null
}

class QuotationReader {
  readonly found: Quotation[] = []
  private readonly text: string
  private readonly open: Opening[] = []
  /** How many quotations of each family are open. */
  private readonly openCount = new Map<MarkFamily, number>()
  private block: Span = spanOf(0, 0)
  private marks: readonly QuotationMark[] = []
  /** How many marks of each family and role come after the one being read. */
  private ahead = new Map<string, number>()
  /** Families of which this block has more opening marks than closing ones. */
  private lopsided: ReadonlySet<MarkFamily> = new Set()

  constructor(text: string) {
    this.text = text
  }

  read(block: Span): void {
    const marks = quotationMarks(this.text, block.start, block.end)
    const [first] = marks
    const goesOn = first?.at === block.start && first.role !== 'close' && this.open[0]?.family === first.family
    if (goesOn) this.goOn(first.at + first.length)
    else this.finish()
    this.block = block
    this.marks = goesOn ? marks.slice(1) : marks
    this.count()
    for (const mark of this.marks) this.take(mark)
  }

  /** Ends what is still open where the last block ends. */
  finish(): void {
    while (this.open.length > 0) this.close(this.block.end, this.block.end, false)
  }

  private goOn(partStart: number): void {
    while (this.open.length > 1) this.close(this.block.end, this.block.end, false)
    const opening = this.open.pop()
    if (!opening) return
    opening.parts.push(withoutEdgeSpace(this.text, opening.partStart, this.block.end))
    this.open.push({ ...opening, partStart })
  }

  private count(): void {
    this.ahead = new Map()
    for (const mark of this.marks) this.tally(mark, 1)
    const families = new Set(this.marks.map(({ family }) => family))
    this.lopsided = new Set([...families].filter((family) => this.isLopsided(family)))
  }

  private tally({ family, role }: QuotationMark, step: number): void {
    const key = `${family} ${role}`
    this.ahead.set(key, (this.ahead.get(key) ?? 0) + step)
  }

  private countAhead(family: MarkFamily, role: QuotationMark['role']): number {
    return this.ahead.get(`${family} ${role}`) ?? 0
  }

  private isLopsided(family: MarkFamily): boolean {
    const opening = this.countAhead(family, 'open') + this.countOpen(family)
    const closing = this.countAhead(family, 'close')
    const either = this.countAhead(family, 'either')
    if (isStraightDouble(family)) return (opening + closing + either) % 2 === 1
    return opening > closing + either
  }

  private countOpen(family: MarkFamily): number {
    return this.openCount.get(family) ?? 0
  }

  private take(mark: QuotationMark): void {
    this.tally(mark, -1)
    const closing = this.closes(mark)
    if (closing) this.takeClosing(mark, closing)
    else if (mark.role !== 'close' && this.mayOpen(mark)) this.takeOpening(mark)
  }

  /** The family of the open quotation that a mark closes; null where it closes none. */
  private closes(mark: QuotationMark): MarkFamily | null {
    if (this.isClosing(mark)) return mark.family
    const partner = PARTNER[mark.family]
    if (mark.role !== 'close' || !partner || this.countOpen(partner) === 0) return null
    return this.countAhead(partner, 'close') === 0 ? partner : null
  }

  private isClosing({ family, role, at }: QuotationMark): boolean {
    if (this.countOpen(family) === 0) return false
    if (role === 'close') return !this.isPossessive(family, at)
    if (isStraightDouble(family)) return role === 'either' || !this.lopsided.has(family)
    return role === 'either'
  }

  /** A single mark behind a plural ("the workers’ rights") closes nothing if a better one comes before the next opening. */
  private isPossessive(family: MarkFamily, at: number): boolean {
    if (family !== 'single' && family !== 'straight-single') return false
    return /^s['’] \p{Ll}/u.test(this.text.slice(at - 1, at + 3)) && this.countAhead(family, 'close') > 0
  }

  /** Single marks that nothing closes are apostrophes, but for those that open a paragraph. */
  private mayOpen({ family, at, length }: QuotationMark): boolean {
    if (at + length >= this.block.end) return false
    if (family === 'straight-single') return this.countAhead(family, 'close') > 0
    return family !== 'single' || at === this.block.start || this.countAhead(family, 'close') > 0
  }

  private takeOpening({ family, at, length }: QuotationMark): void {
    if (this.open.at(-1)?.family === family && this.lopsided.has(family)) this.close(at, at, false)
    this.open.push({ family, at, depth: this.open.length, parts: [], start: at + length, partStart: at + length })
    this.openCount.set(family, this.countOpen(family) + 1)
  }

  private takeClosing({ at, length }: QuotationMark, family: MarkFamily): void {
    while (this.open.length > 0 && this.open.at(-1)?.family !== family) this.close(at, at, false)
    this.close(at, at + length, true)
  }

  /** Ends the innermost open quotation: its words at `end`, and itself at `outerEnd`. */
  private close(end: number, outerEnd: number, closed: boolean): void {
    const opening = this.open.pop()
    if (!opening) return
    this.openCount.set(opening.family, this.countOpen(opening.family) - 1)
    const inner = withoutEdgeSpace(this.text, opening.start, end)
    if (inner.end === inner.start) return
    const part = withoutEdgeSpace(this.text, opening.partStart, end)
    const parts = part.end > part.start ? [...opening.parts, part] : opening.parts
    const outer = closed ? spanOf(opening.at, outerEnd) : spanOf(opening.at, inner.end)
    this.found.push({ outer, inner, closed, depth: opening.depth, parts })
  }
}

/** Marks that look the same on both sides, and are no apostrophes. */
function isStraightDouble(family: MarkFamily): boolean {
  return family === 'straight' || family === 'straight-pair'
}
