import type { Block, BlockKind } from '../text/block.ts'
import type { CanonicalText } from '../text/canonical-text.ts'
import { sentences } from '../text/segment.ts'
import { attributionsOf } from './attributions.ts'
import { NamesInText } from './names-in-text.ts'
import { actorsOf } from './people-in-text.ts'
import { wordsOf } from './sentence-words.ts'

/** A person or body that an article names. */
export interface NamedSpeaker {
  /** The fullest form that the article gives, without titles. */
  readonly name: string
  /** What the article calls them in office: `Foreign Minister`. */
  readonly role: string | null
}

/** Capital letters say nothing there, or somebody else is named than those who speak. */
const NOT_READ: ReadonlySet<BlockKind> = new Set(['title', 'section-label', 'byline', 'dateline', 'boilerplate'])

/** How many blocks are read, so that a book costs no more than a long article. */
const BLOCKS_READ = 400

/** Everybody whom an article names, each once: first those who say something in it, each group in the order of the text. */
export function speakersNamed(text: CanonicalText, blocks: readonly Block[]): readonly NamedSpeaker[] {
  const read = blocks.filter(({ kind }) => !NOT_READ.has(kind)).slice(0, BLOCKS_READ)
  const names = new NamesInText(text, read[0]?.start ?? 0)
  const found = new Map<string, NamedSpeaker>()
  const speaking = new Set<string>()
  for (const part of read.flatMap((block) => sentences(text, block))) {
    const words = wordsOf(text, part)
    const actors = actorsOf(words, (word) => names.isOrdinary(word)).filter(({ kind }) => kind === 'name')
    const saying = new Set(attributionsOf(words, actors).map(({ actor }) => actor))
    for (const actor of actors) {
      const { name, role } = names.fullName(actor)
      if (!found.has(name) || found.get(name)?.role === null) found.set(name, { name, role })
      if (saying.has(actor)) speaking.add(name)
    }
  }
  const all = [...found.values()]
  return [...all.filter(({ name }) => speaking.has(name)), ...all.filter(({ name }) => !speaking.has(name))]
}
