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
  await expect.poll(() => paintedRows(6).length).toBeGreaterThan(0)
})
afterEach(() => reader.unmount())

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
}

describe('The map of an article with five thousand claims', () => {
  it('has a tick for all of them, from top to bottom', () => {
    const rows = paintedRows(6)
    expect([CLAIMS.length, (rows[0] ?? 1) < 0.05, (rows.at(-1) ?? 0) > 0.95]).toEqual([5000, true, true])
  })

  it('goes where it is clicked', async () => {
    const scroller = reader.root.querySelector('.reader-scroller')
    if (scroller === null) throw new Error('No page')
    for (const share of [0.75, 0.25]) {
      await clickAt(share)
      const middle = () => (scroller.scrollTop + scroller.clientHeight / 2) / scroller.scrollHeight
      await expect.poll(() => Math.round(middle() * 20) / 20).toBe(share)
    }
  })

  it('shows where the hits of a search are, and nothing there without one', async () => {
    const at = wordsIn(LONG.text, 'Paragraph 250 ').start / LONG.text.length
    expect(paintedRows(1)).toEqual([])
    reader.handle.find('Paragraph 250 ')
    await expect.poll(() => paintedRows(1).length).toBeGreaterThan(0)
    expect(Math.abs((paintedRows(1)[0] ?? 0) - at)).toBeLessThan(0.05)
    reader.handle.closeFind()
    await expect.poll(() => paintedRows(1)).toEqual([])
  })

  it('shows the hits of every word of a search in the library', async () => {
    const state = reader.handle.showHits('"paragraph 10" accord', utf16(0))
    expect(state.count).toBeGreaterThan(PARAGRAPHS)
    await expect.poll(() => paintedRows(1).length).toBeGreaterThan(100)
  })
})
