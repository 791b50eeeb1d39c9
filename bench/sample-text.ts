import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type CanonicalText, canonicalText } from '../shared/text/canonical-text.ts'

const SAMPLE = join(import.meta.dirname, '../fixtures/sample/articles')

/** The sample articles one after the other, over and over, cut to a number of words. */
export function sampleText(words: number): CanonicalText {
  const articles = readdirSync(SAMPLE).map((file) => readFileSync(join(SAMPLE, file), 'utf8'))
  const paragraphs: string[] = []
  let count = 0
  for (let index = 0; count < words; index = (index + 1) % articles.length) {
    for (const paragraph of (articles[index] ?? '').split(/\n+/)) {
      if (count >= words) break
      paragraphs.push(paragraph)
      count += paragraph.split(/\s+/).length
    }
  }
  return canonicalText(paragraphs.join('\n\n'))
}
