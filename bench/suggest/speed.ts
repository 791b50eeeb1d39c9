import { suggestClaims } from '../../shared/suggest/suggest-claims.ts'
import { blocksOf } from '../../shared/text/block.ts'
import type { CanonicalText } from '../../shared/text/canonical-text.ts'
import { markdownTable, median } from '../figures.ts'
import { sampleText } from '../sample-text.ts'

const SIZES = [1_000, 10_000, 50_000, 100_000]
const RUNS = 3

/** How long suggestions take for texts of several lengths, in processor time: `npm run bench:suggest`. */
export function main(): void {
  timeOf(sampleText(2_000)) // So that everything is compiled.
  const times = SIZES.map((words) => ({ words, ...timeOf(sampleText(words)) }))
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
