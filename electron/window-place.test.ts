import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { placeWindow, type Rectangle } from './window-place.ts'

const FIRST: Rectangle = { x: 0, y: 0, width: 1920, height: 1040 }
const RIGHT: Rectangle = { x: 1920, y: 0, width: 1280, height: 1000 }
const at = (x: number, y: number, width = 900, height = 700) => ({ bounds: { x, y, width, height }, maximized: false })

describe('A window', () => {
  it('opens in the middle at the first start', () => {
    expect(placeWindow(null, [FIRST])).toEqual(at(320, 100, 1280, 840))
  })

  it('opens where it was, on whichever screen', () => {
    expect([placeWindow(at(100, 50), [FIRST]), placeWindow(at(2000, 50), [FIRST, RIGHT])]).toEqual([
      at(100, 50),
      at(2000, 50),
    ])
  })

  it('comes back to the first screen when its own has vanished, as large as it was', () => {
    expect(placeWindow(at(2000, 50), [FIRST])).toEqual(at(510, 170))
  })

  it('comes back when its title bar would be out of reach', () => {
    expect([placeWindow(at(100, -50), [FIRST]), placeWindow(at(1900, 50), [FIRST])]).toEqual([
      at(510, 170),
      at(510, 170),
    ])
  })

  it('fits a smaller screen, and is never too small to use', () => {
    const small: Rectangle = { x: 0, y: 0, width: 800, height: 600 }
    expect([placeWindow(at(0, 0), [small]).bounds, placeWindow(at(0, 0, 200, 200), [FIRST]).bounds]).toEqual([
      { x: 0, y: 0, width: 800, height: 600 },
      { x: 0, y: 0, width: 480, height: 360 },
    ])
  })

  it('stays maximized', () => {
    expect(placeWindow({ ...at(0, 0), maximized: true }, [FIRST]).maximized).toBe(true)
  })

  it('can always be taken hold of', () => {
    const number = fc.integer({ min: -5_000, max: 5_000 })
    const size = fc.integer({ min: 1, max: 6_000 })
    const rectangle = fc.record({ x: number, y: number, width: size, height: size })
    fc.assert(
      fc.property(rectangle, fc.boolean(), (bounds, maximized) => {
        const { x, y, width, height } = placeWindow({ bounds, maximized }, [FIRST, RIGHT]).bounds
        const home = [FIRST, RIGHT].some(
          (screen) =>
            x + width >= screen.x + 120 &&
            x <= screen.x + screen.width - 120 &&
            y >= screen.y &&
            y < screen.y + screen.height,
        )
        expect([home, width <= 1920, height <= 1040]).toEqual([true, true, true])
      }),
    )
  })
})
