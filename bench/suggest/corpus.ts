import { readFileSync } from 'node:fs'
import { z } from 'zod'
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

const RANGES = z.array(z.object({ start: z.int().nonnegative(), end: z.int().positive() }))

const ARTICLE = z.object({
  id: z.string().optional(),
  publisher: z.string().optional(),
  text: z.string(),
  attributions: z.array(
    z.object({
      content: RANGES,
      cue: RANGES,
      source: RANGES,
      mode: z.string(),
      speaker: z.string().optional(),
      commitment: z.string().optional(),
    }),
  ),
})

/** Reads a file of one JSON object a line; attributions without content are left out. Throws an error that names the line. */
export function readCorpus(path: string): readonly GoldArticle[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .flatMap((line, index) => (line.trim() === '' ? [] : [articleOf(line, `${path}, line ${index + 1}`)]))
}

function articleOf(line: string, place: string): GoldArticle {
  const { id, publisher, text: raw, attributions } = parsed(line, place)
  const text = canonicalText(raw)
  if (text.length !== raw.length) throw new Error(`${place}: the text changes when it is read: offsets would not hold`)
  for (const { content, cue, source } of attributions)
    for (const { start, end } of [...content, ...cue, ...source])
      if (start >= end || end > text.length) throw new Error(`${place}: no words from ${start} to ${end}`)
  return {
    id: id ?? place,
    publisher: publisher ?? '',
    text,
    attributions: attributions
      .filter(({ content }) => content.length > 0)
      .map(({ speaker, commitment, ...spans }) => ({
        ...spans,
        ...(speaker === undefined ? {} : { speaker }),
        ...(commitment === undefined ? {} : { commitment }),
      })),
  }
}

function parsed(line: string, place: string): z.infer<typeof ARTICLE> {
  try {
    return ARTICLE.parse(JSON.parse(line))
  } catch (error) {
    throw new Error(`${place}: ${error instanceof z.ZodError ? z.prettifyError(error) : String(error)}`)
  }
}

/** A number that depends on the text alone: which part of a split an article belongs to. */
export function foldOf({ text }: GoldArticle, folds: number): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  hash ^= hash >>> 15
  return (hash >>> 0) % folds
}
