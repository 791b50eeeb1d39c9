import { isWhiteSpace } from './white-space.ts'

/** Marks that can open and close the same quotation. */
export type MarkFamily =
  | 'double'
  | 'single'
  | 'straight'
  | 'straight-single'
  | 'straight-pair'
  | 'angle'
  | 'single-angle'
  | 'corner'
  | 'white-corner'

/** What a quotation mark does; `either` where neither the mark nor its neighbours say. */
export type MarkRole = 'open' | 'close' | 'either'

/** A quotation mark that is no apostrophe. */
export interface QuotationMark {
  /** Where it stands, in UTF-16 code units of the text. */
  readonly at: number
  /** How many code units it takes up: one, but for two single marks that stand for a double one. */
  readonly length: number
  readonly family: MarkFamily
  readonly role: MarkRole
}

interface Place {
  readonly mark: string
  /** The character before the mark, and the one after it; empty at the edges of the block. */
  readonly before: string
  readonly after: string
}

const MARKS: ReadonlyMap<string, readonly [MarkFamily, MarkRole]> = new Map([
  ['“', ['double', 'open']],
  ['”', ['double', 'close']],
  ['„', ['double', 'open']],
  ['‟', ['double', 'open']],
  ['‘', ['single', 'open']],
  ['’', ['single', 'close']],
  ['‚', ['single', 'open']],
  ['‛', ['single', 'open']],
  ['"', ['straight', 'either']],
  ['״', ['straight', 'either']],
  ["'", ['straight-single', 'either']],
  ["''", ['straight-pair', 'either']],
  ['«', ['angle', 'open']],
  ['»', ['angle', 'close']],
  ['‹', ['single-angle', 'open']],
  ['›', ['single-angle', 'close']],
  ['「', ['corner', 'open']],
  ['」', ['corner', 'close']],
  ['『', ['white-corner', 'open']],
  ['』', ['white-corner', 'close']],
])

const ANY_MARK = /''|[“”„‟‘’‚‛"״'«»‹›「」『』]/g

/** Short forms that begin with an apostrophe. */
const ELISION = /^['’‘](?:\d\ds?|tis|twas|twere|til|em|cause|bout|cos|n)(?![\p{L}\p{N}])/iu

/** The quotation marks of a block in order, apostrophes left out. */
export function quotationMarks(text: string, start: number, end: number): readonly QuotationMark[] {
  const block = text.slice(start, end)
  const german = block.includes('„')
  const found: QuotationMark[] = []
  for (const { 0: mark, index } of block.matchAll(ANY_MARK)) {
    const [family, role] = MARKS.get(mark) ?? ['straight', 'either']
    const place = { mark, before: block.charAt(index - 1), after: block.charAt(index + mark.length) }
    if (isApostrophe(place, family, block.slice(index, index + 8))) continue
    found.push({ at: start + index, length: mark.length, family, role: roleAt(place, family, role, german) })
  }
  return found
}

/** Letters on both sides make an apostrophe of a single mark, and an abbreviation of the Hebrew one; so do short forms. */
function isApostrophe({ mark, before, after }: Place, family: MarkFamily, rest: string): boolean {
  const within = isWordy(before) && isWordy(after)
  if (mark === '״') return within
  if (mark !== "'" && mark !== '’' && mark !== '‘') return false
  return (within && mark !== '‘') || (family !== 'double' && !isWordy(before) && ELISION.test(rest))
}

function roleAt({ mark, before, after }: Place, family: MarkFamily, role: MarkRole, german: boolean): MarkRole {
  const opens = (before === '' || isSpaceOrOpener(before)) && after !== '' && !isSpace(after)
  const closes = before !== '' && !isSpace(before) && !isWordy(after)
  if (family.startsWith('straight')) {
    if (opens === closes) return 'either'
    return opens ? 'open' : 'close'
  }
  if (mark === '“' && german && closes && !opens) return 'close'
  if (mark === '“' && (after === '' || isSpace(after))) return 'either'
  if (mark === '”' && opens && !closes) return 'either'
  if (family !== 'angle' && family !== 'single-angle') return role
  if (role === 'close') return opens && isWordy(after) ? 'open' : 'close'
  return closes && !opens ? 'close' : 'open'
}

function isSpace(character: string): boolean {
  return character !== '' && isWhiteSpace(character.charCodeAt(0))
}

function isSpaceOrOpener(character: string): boolean {
  return isSpace(character) || /[\p{Ps}\p{Pi}\p{Pd}"'/]/u.test(character)
}

function isWordy(character: string): boolean {
  return /[\p{L}\p{M}\p{N}]/u.test(character)
}
