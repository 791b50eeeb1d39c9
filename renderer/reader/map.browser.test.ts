import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { userEvent } from 'vitest/browser'
import { utf16 } from '../../shared/text/offset.ts'
import { Reader } from './reader.tsx'
import { type MountedReader, mountReader } from './testing/mounted-reader.ts'
import { aClaim, anArticle, wordsIn } from './testing/reader-builders.ts'

const PARAGRAPHS = 500
const LONG = anArticle(
  ...Array.from(
    { length: PARAGRAPHS },
    (_, index) => `Paragraph ${index} says that ${'the ministers will meet again and sign the accord '.repeat(4)}.`,
  ),
)

/** Ten claims in every paragraph. */
const CLAIMS = LONG.blocks.flatMap(({ start }, paragraph) =>
  Array.from({ length: 10 }, (_, n) =>
    aClaim(`${paragraph} ${n}`, [{ start: utf16(start + n * 8), end: utf16(start + n * 8 + 7) }]),
  ),
)

let reader: MountedReader
beforeEach(async () => {
  reader = await mountReader(Reader, LONG, CLAIMS)
  await rest()
})
afterEach(() => reader.unmount())

async function rest(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 400))
}

function canvas(): HTMLCanvasElement {
  const found = reader.root.querySelector<HTMLCanvasElement>('.reader-map')
  if (found === null) throw new Error('No map')
  return found
}

/** The rows of the map, from 0 at its top to 1, at which something is painted so many pixels from its outer edge. */
function paintedRows(fromEdge: number): readonly number[] {
  const { width, height } = canvas()
  const context = canvas().getContext('2d')
  if (context === null) throw new Error('No context')
  const column = context.getImageData(width - fromEdge, 0, 1, height).data
  return Array.from({ length: height }, (_, row) => row / height).filter((_, row) => (column[row * 4 + 3] ?? 0) > 0)
}

async function clickAt(share: number): Promise<void> {
  const { width, height } = canvas().getBoundingClientRect()
  await userEvent.click(canvas(), { position: { x: width / 2, y: Math.round(height * share) } })
  await rest()
}

describe('The map of an article with five thousand claims', () => {
  it('has a tick for all of them, from top to bottom', () => {
    const rows = paintedRows(6)
    expect([CLAIMS.length, (rows[0] ?? 1) < 0.05, (rows.at(-1) ?? 0) > 0.95]).toEqual([5000, true, true])
  })

  it('is drawn quickly enough to follow a selection', async () => {
    const before = performance.now()
    reader.set({ selectedId: '250 3' })
    await new Promise(requestAnimationFrame)
    await new Promise(requestAnimationFrame)
    expect(performance.now() - before).toBeLessThan(1000) // A tenth of that on a machine at rest.
  })

  it('goes where it is clicked', async () => {
    const scroller = reader.root.querySelector('.reader-scroller')
    if (scroller === null) throw new Error('No page')
    const shares: number[] = []
    for (const share of [0.75, 0.25]) {
      await clickAt(share)
      shares.push((scroller.scrollTop + scroller.clientHeight / 2) / scroller.scrollHeight)
    }
    expect(shares.map((share) => Math.round(share * 20) / 20)).toEqual([0.75, 0.25])
  })

  it('shows where the hits of a search are, and nothing there without one', async () => {
    const at = wordsIn(LONG.text, 'Paragraph 250 ').start / LONG.text.length
    const none = paintedRows(1).length
    reader.handle.find('Paragraph 250 ')
    await rest()
    const rows = paintedRows(1)
    reader.handle.closeFind()
    await rest()
    expect([none, rows.length > 0, Math.abs((rows[0] ?? 0) - at) < 0.05, paintedRows(1).length]).toEqual([
      0,
      true,
      true,
      0,
    ])
  })

  it('shows the hits of every word of a search in the library', async () => {
    const state = reader.handle.showHits('"paragraph 10" accord', utf16(0))
    await rest()
    expect([state.count > PARAGRAPHS, paintedRows(1).length > 100]).toEqual([true, true])
  })
})
