import type { Span } from '../text/offset.ts'

/** A word or a mark of a sentence, `[start, end)` in UTF-16 code units of the text. */
export interface SentenceWord {
  readonly text: string
  readonly lower: string
  readonly start: number
  readonly end: number
  /** A possessive: what follows belongs to it, so it does not act here itself. */
  readonly possessive: boolean
}

const WORD = /(?:\p{L}\.){2,}|[\p{L}\p{N}][\p{L}\p{N}\p{M}’'\-.&]*|\S/gu
const ABBREVIATIONS =
  /^(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Lt|Col|Capt|Maj|Cmdr|Adm|Sgt|Brig|Rev|Hon|Pres|Amb|St|Jr|Sr|\p{L})\.$/u

const INITIALS = /^(?:\p{L}\.){2,}$/u
const END_MARK = /[.\-&]$/
const POSSESSIVE = /[’']s?$/

/** The words and marks of a stretch. Full stops stay with initials and titles, and with nothing else. */
export function wordsOf(text: string, { start, end }: Span): readonly SentenceWord[] {
  const words: SentenceWord[] = []
  for (const { 0: whole, index } of text.slice(start, end).matchAll(WORD)) {
    const possessive = POSSESSIVE.test(whole) && /^\p{L}/u.test(whole)
    const bare = withoutEndMarks(possessive ? whole.replace(POSSESSIVE, '') : whole)
    const at = start + index
    words.push({ text: bare, lower: bare.toLowerCase(), start: at, end: at + bare.length, possessive })
    if (possessive || bare.length === whole.length) continue
    const mark = whole.slice(bare.length)
    words.push({ text: mark, lower: mark, start: at + bare.length, end: at + whole.length, possessive: false })
  }
  return words
}

/** A word without full stops, dashes and the like behind it, unless it is an abbreviation. */
function withoutEndMarks(word: string): string {
  if (word.length < 2 || !END_MARK.test(word) || ABBREVIATIONS.test(word) || INITIALS.test(word)) return word
  return word.replace(/[.\-&]+$/, '')
}

/** Whether a word starts with a capital letter. */
export function isCapitalised(word: string): boolean {
  const unit = word.charCodeAt(0)
  return unit < 0x80 ? unit >= 0x41 && unit <= 0x5a : /^\p{Lu}/u.test(word)
}

/** Whether it is a word, and not a mark. */
export function isWord(word: string): boolean {
  const unit = word.charCodeAt(0) | 0x20
  return (unit >= 0x61 && unit <= 0x7a) || /^[\p{L}\p{N}]/u.test(word)
}
