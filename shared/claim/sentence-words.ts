import type { Span } from '../text/offset.ts'

/** A word or a mark of a sentence, `[start, end)` in UTF-16 code units of the text. */
export interface SentenceWord {
  readonly text: string
  readonly start: number
  readonly end: number
  /** A possessive: what follows belongs to it, so it does not act here itself. */
  readonly possessive: boolean
}

const WORD = /(?:\p{L}\.){2,}|[\p{L}\p{N}][\p{L}\p{N}\p{M}’'\-.&]*|\S/gu
const ABBREVIATIONS =
  /^(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Lt|Col|Capt|Maj|Cmdr|Adm|Sgt|Brig|Rev|Hon|Pres|Amb|St|Jr|Sr|\p{L})\.$/u

/** The words and marks of a stretch. Full stops stay with initials and titles, and with nothing else. */
export function wordsOf(text: string, { start, end }: Span): readonly SentenceWord[] {
  const words: SentenceWord[] = []
  for (const match of text.slice(start, end).matchAll(WORD)) {
    const whole = match[0]
    const possessive = /[’'](?:s)?$/.test(whole) && /^\p{L}/u.test(whole)
    let bare = possessive ? whole.replace(/[’'](?:s)?$/, '') : whole
    if (bare.length > 1 && /[.\-&]$/.test(bare) && !ABBREVIATIONS.test(bare) && !/^(?:\p{L}\.){2,}$/u.test(bare))
      bare = bare.replace(/[.\-&]+$/, '')
    const at = start + match.index
    words.push({ text: bare, start: at, end: at + bare.length, possessive })
    const mark = whole.slice(bare.length)
    if (!possessive && mark !== '')
      words.push({ text: mark, start: at + bare.length, end: at + whole.length, possessive: false })
  }
  return words
}

/** Whether a word starts with a capital letter. */
export function isCapitalised(word: string): boolean {
  return /^\p{Lu}/u.test(word)
}

/** Whether it is a word, and not a mark. */
export function isWord(word: string): boolean {
  return /^[\p{L}\p{N}]/u.test(word)
}
