import { z } from 'zod'

const rectangle = z.strictObject({ x: z.int(), y: z.int(), width: z.int().positive(), height: z.int().positive() })

/** Where a window is, in the system's own pixels. */
export const windowPlace = z.strictObject({ bounds: rectangle, maximized: z.boolean() })

export type Rectangle = z.infer<typeof rectangle>
export type WindowPlace = z.infer<typeof windowPlace>

export const SMALLEST = { width: 480, height: 360 } as const
const USUAL = { width: 1280, height: 840 } as const

/** How much of the title bar has to be in view for a hand to move the window by it. */
const GRIP = { width: 120, height: 24 } as const

/**
 * Where a window opens: where it was, as long as a screen still shows enough of its title bar to move it by; else in the
 * middle of the first screen. Never larger than the screen.
 * @param screens the parts of the screens that windows may take, the first screen's first; never empty
 */
export function placeWindow(before: WindowPlace | null, screens: readonly [Rectangle, ...Rectangle[]]): WindowPlace {
  const maximized = before?.maximized ?? false
  for (const screen of screens) {
    const bounds = before === null ? null : { ...before.bounds, ...sizeOn(before.bounds, screen) }
    if (bounds !== null && showsGrip(bounds, screen)) return { bounds, maximized }
  }
  const [first] = screens
  const { width, height } = sizeOn(before?.bounds ?? USUAL, first)
  const x = first.x + Math.round((first.width - width) / 2)
  const y = first.y + Math.round((first.height - height) / 2)
  return { bounds: { x, y, width, height }, maximized }
}

type Size = Pick<Rectangle, 'width' | 'height'>

function sizeOn(wanted: Size, screen: Size): Size {
  return {
    width: Math.min(screen.width, Math.max(SMALLEST.width, wanted.width)),
    height: Math.min(screen.height, Math.max(SMALLEST.height, wanted.height)),
  }
}

function showsGrip({ x, y, width }: Rectangle, screen: Rectangle): boolean {
  const across = Math.min(x + width, screen.x + screen.width) - Math.max(x, screen.x)
  return across >= GRIP.width && y >= screen.y && y + GRIP.height <= screen.y + screen.height
}
