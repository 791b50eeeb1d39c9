import type { CanonicalText } from '../text/canonical-text.ts'
import { span as spanOf } from '../text/offset.ts'
import { type Actor, actorsOf } from './people-in-text.ts'
import { wordsOf } from './sentence-words.ts'

/** How many mentions of a surname are read for the full name: it mostly stands at the first. */
const MENTIONS_READ = 12

/** A name without titles, and the title that stands before it somewhere. */
interface FullName {
  readonly name: string
  readonly role: string | null
}

/** What the whole of an article tells about the words in it. Remembers what it was asked. */
export class NamesInText {
  private readonly text: CanonicalText
  /** From where names are read, in UTF-16 code units. */
  private readonly bodyStart: number
  private readonly ordinary = new Map<string, boolean>()
  private readonly fullNames = new Map<string, FullName>()

  constructor(text: CanonicalText, bodyStart: number) {
    this.text = text
    this.bodyStart = bodyStart
  }

  /** Whether a word stands in lower case elsewhere, so that its capital letter only opens a sentence. */
  isOrdinary(lower: string): boolean {
    let ordinary = this.ordinary.get(lower)
    if (ordinary === undefined) {
      ordinary = !placesOf(this.text, lower).next().done
      this.ordinary.set(lower, ordinary)
    }
    return ordinary
  }

  /** The first fuller form of a name that the text gives: "Foreign Minister Rafiq Olander" for "Olander". */
  fullName({ name, role, kind }: Actor): FullName {
    if (name.includes(' ') || kind !== 'name') return { name, role }
    const cached = this.fullNames.get(name)
    if (cached !== undefined) return { name: cached.name, role: cached.role ?? role }
    const full = this.findFullName(name)
    this.fullNames.set(name, full)
    return { name: full.name, role: full.role ?? role }
  }

  private findFullName(name: string): FullName {
    let left = MENTIONS_READ
    for (const index of placesOf(this.text, name, this.bodyStart)) {
      if (left === 0) break
      left -= 1
      const lineStart = this.text.lastIndexOf('\n', index) + 1
      const lineEnd = this.text.indexOf('\n', index)
      const end = Math.min(index + name.length + 40, lineEnd < 0 ? this.text.length : lineEnd)
      const words = wordsOf(this.text, spanOf(Math.max(lineStart, index - 80), end))
      const actors = actorsOf(words, (word) => this.isOrdinary(word))
      const actor = actors.find(({ last }) => words[last]?.end === index + name.length)
      if (actor?.kind === 'name' && actor.name.includes(' ')) return { name: actor.name, role: actor.role }
    }
    return { name, role: null }
  }
}

/** Where a word stands by itself in a text. */
function* placesOf(text: string, word: string, from = 0): Generator<number> {
  const isLetter = (at: number) => /[\p{L}\p{N}]/u.test(text.charAt(at))
  for (let at = text.indexOf(word, from); at >= 0; at = text.indexOf(word, at + 1)) {
    if (!isLetter(at - 1) && !isLetter(at + word.length)) yield at
  }
}
