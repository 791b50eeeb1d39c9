import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { suggestClaims } from '../../shared/suggest/suggest-claims.ts'
import { blocksOf } from '../../shared/text/block.ts'
import { type CanonicalText, canonicalText } from '../../shared/text/canonical-text.ts'
import { markdownTable, median } from '../figures.ts'

const SIZES = [1_000, 10_000, 50_000, 100_000]
const RUNS = 3
const SAMPLE = 'fixtures/sample/articles'

/** How long suggestions take for texts of several lengths, in processor time: `npm run bench:suggest`. */
export function main(): void {
  const articles = readdirSync(SAMPLE).map((file) => readFileSync(join(SAMPLE, file), 'utf8'))
  timeOf(textOf(articles, 2_000)) // So that everything is compiled.
  const times = SIZES.map((words) => {
    const text = textOf(articles, words)
    return { words, ...timeOf(text) }
  })
  const first = times[0]
  const rows = times.map(({ words, claims, milliseconds, heap }) => {
    const perWord = milliseconds / words / ((first?.milliseconds ?? 1) / (first?.words ?? 1))
    return [
      String(words),
      String(claims),
      `${Math.round(milliseconds)} ms`,
      `${perWord.toFixed(2)}×`,
      `${Math.round(heap / 1e6)} MB`,
    ]
  })
  process.stdout.write(`${markdownTable(['words', 'suggestions', 'processor time', 'per word', 'heap'], rows)}\n`)
}

function timeOf(text: CanonicalText): { claims: number; milliseconds: number; heap: number } {
  const { blocks } = blocksOf(text)
  let claims = 0
  const times = Array.from({ length: RUNS }, () => {
    const before = process.cpuUsage()
    claims = suggestClaims(text, blocks).length
    const { user, system } = process.cpuUsage(before)
    return (user + system) / 1000
  })
  return { claims, milliseconds: median(times), heap: process.memoryUsage().heapUsed }
}

/** The sample articles one after the other, over and over, cut to a number of words. */
function textOf(articles: readonly string[], words: number): CanonicalText {
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
