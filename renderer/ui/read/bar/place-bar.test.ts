import { describe, expect, it } from 'vitest'
import type { ViewportBox } from '../../../reader/reader-props.ts'
import { placeBar } from './place-bar.ts'

const box = (left: number, top: number, right: number, bottom: number): ViewportBox => ({ left, top, right, bottom })
const page = box(260, 40, 1000, 800)
const bar = { width: 600, height: 110, within: page }

describe('the place of the bar', () => {
  it('is below the last line of the selection', () => {
    const line = box(300, 200, 500, 224)
    expect(placeBar({ ...bar, first: line, last: line })).toEqual({
      left: 300,
      top: 232,
      maxHeight: 110,
      side: 'below',
    })
  })

  it('is above the first line where there is no room below', () => {
    const place = placeBar({ ...bar, first: box(300, 660, 900, 684), last: box(300, 700, 500, 724) })
    expect(place).toMatchObject({ top: 660 - 8 - 110, side: 'above' })
  })

  it('stays inside the pane at the right', () => {
    const line = box(900, 200, 980, 224)
    expect(placeBar({ ...bar, first: line, last: line })?.left).toBe(1000 - 8 - 600)
  })

  it('starts at the left edge of a pane that is narrower than itself', () => {
    const line = box(300, 200, 480, 224)
    expect(placeBar({ ...bar, first: line, last: line, within: box(0, 0, 480, 300) })?.left).toBe(8)
  })

  it('shrinks to the roomier side rather than cover the selection', () => {
    const place = placeBar({
      ...bar,
      first: box(20, 120, 400, 140),
      last: box(20, 180, 200, 200),
      within: box(0, 0, 480, 300),
    })
    expect(place).toEqual({ left: 8, top: 8, maxHeight: 104, side: 'above' })
  })

  it('lies at the lower edge where the selection fills the view', () => {
    const place = placeBar({ ...bar, first: box(300, -400, 900, -380), last: box(300, 1200, 500, 1224) })
    expect(place).toMatchObject({ top: 800 - 8 - 110, side: 'edge' })
  })

  it('is nowhere while the selection is out of sight', () => {
    const line = box(300, 900, 500, 924)
    expect(placeBar({ ...bar, first: line, last: line })).toBeNull()
    const before = box(300, -50, 500, -26)
    expect(placeBar({ ...bar, first: before, last: before })).toBeNull()
  })

  it('goes above the selection when its end is far below the view', () => {
    const place = placeBar({ ...bar, first: box(300, 400, 900, 424), last: box(300, 1200, 500, 1224) })
    expect(place).toMatchObject({ top: 400 - 8 - 110, side: 'above' })
  })
})
