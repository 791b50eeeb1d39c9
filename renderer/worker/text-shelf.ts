import type { Sha256 } from '../../shared/base/sha256.ts'
import type { CanonicalText } from '../../shared/text/canonical-text.ts'
import { type FoldedText, foldText } from '../../shared/text/fold.ts'
import type { StoredText } from '../store/store.ts'

/** A text as it stands, and folded for searching. */
export interface ShelvedText {
  readonly text: CanonicalText
  readonly folded: FoldedText
}

/** Texts kept at hand, those used last; what was put back is read again when it is asked for. */
export interface TextShelf {
  /** The texts of these names that are in the library, by name. */
  readonly get: (names: readonly Sha256[]) => Promise<ReadonlyMap<Sha256, ShelvedText>>
}

/** How many characters are kept at hand. With their way back, folded texts take about ten bytes for each. */
const ROOM = 16_000_000

/** An empty shelf over a library. */
export function textShelf(
  read: (names: readonly Sha256[]) => Promise<readonly StoredText[]>,
  room: number = ROOM,
): TextShelf {
  const kept = new Map<Sha256, ShelvedText>()
  let characters = 0

  function keep(sha256: Sha256, shelved: ShelvedText): void {
    kept.set(sha256, shelved)
    characters += shelved.text.length
    for (const [name, { text }] of kept) {
      if (characters <= room || kept.size === 1) return
      kept.delete(name)
      characters -= text.length
    }
  }

  return {
    async get(names) {
      const found = new Map<Sha256, ShelvedText>()
      for (const name of names) {
        const known = kept.get(name)
        if (known === undefined) continue
        kept.delete(name)
        kept.set(name, known)
        found.set(name, known)
      }
      const missing = [...new Set(names)].filter((name) => !found.has(name))
      if (missing.length === 0) return found
      for (const { sha256, text } of await read(missing)) {
        const shelved = { text, folded: foldText(text) }
        found.set(sha256, shelved)
        keep(sha256, shelved)
      }
      return found
    },
  }
}
