import type { PointerEvent } from 'react'

/** Whether the pointer itself has moved, and not only what lies under it. */
export function reallyMoved({ movementX, movementY }: PointerEvent): boolean {
  return movementX !== 0 || movementY !== 0
}
