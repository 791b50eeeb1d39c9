import { readFileSync } from 'node:fs'
import { type CanonicalText, canonicalText } from '../../shared/text/canonical-text.ts'

interface Range {
  readonly start: number
  readonly end: number
}

/** One attribution of the gold standard; UTF-16 code units. */
export interface GoldAttribution {
  readonly content: readonly Range[]
  readonly cue: readonly Range[]
  readonly source: readonly Range[]
  readonly mode: string
  /** The canonical name of the speaker, where the gold standard has it. */
  readonly speaker?: string
  readonly commitment?: string
}

/** An article with its attributions, as PolNeAR's JSONL has it. */
export interface GoldArticle {
  readonly id: string
  readonly publisher: string
  readonly text: CanonicalText
  readonly attributions: readonly GoldAttribution[]
}

/** Reads a file of one JSON object a line; attributions without content or cue are left out. */
export function readCorpus(path: string): readonly GoldArticle[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const row = JSON.parse(line) as GoldArticle
      const text = canonicalText(row.text)
      if (text.length !== row.text.length) throw new Error(`${row.id}: the text changes when it is read`)
      const attributions = row.attributions.filter(({ content }) => content.length > 0)
      return { id: row.id, publisher: row.publisher ?? '', text, attributions }
    })
}

/** A number that depends on the text alone: which part of a split an article belongs to. */
export function foldOf({ text }: GoldArticle, folds: number): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  hash ^= hash >>> 15
  return (hash >>> 0) % folds
}
