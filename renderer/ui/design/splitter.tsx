import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef } from 'react'

export interface SplitterProps {
  /** Which side of the centre its pane is on. */
  readonly side: 'start' | 'end'
  readonly label: string
  /** The id of the pane. */
  readonly controls: string
  readonly width: number
  readonly min: number
  readonly max: () => number
  /** While the pointer moves. */
  readonly onDrag: (width: number) => void
  /** When the width is settled. */
  readonly onResize: (width: number) => void
  /** Dragged well below the least width, or Enter. */
  readonly onClose: () => void
}

const STEP = 16

/** The handle between a pane and the centre: a window splitter as the ARIA practices describe it. */
export function Splitter(props: SplitterProps): ReactNode {
  const { side, label, controls, width, min, max, onDrag, onResize, onClose } = props
  const grip = useRef<{ readonly x: number; readonly width: number; now: number } | null>(null)
  const sign = side === 'start' ? 1 : -1
  const bounded = (next: number) => Math.round(Math.min(max(), Math.max(min, next)))

  function pointerDown(event: PointerEvent<HTMLElement>): void {
    if (event.button !== 0) return
    event.currentTarget.setPointerCapture(event.pointerId)
    // What is seen may be less than what is wished for, in a small window.
    const seen = document.getElementById(controls)?.offsetWidth ?? width
    grip.current = { x: event.clientX, width: seen, now: seen }
  }

  function pointerMove(event: PointerEvent<HTMLElement>): void {
    const held = grip.current
    if (held === null) return
    held.now = held.width + (event.clientX - held.x) * sign
    onDrag(bounded(held.now))
  }

  function pointerUp(): void {
    const held = grip.current
    grip.current = null
    if (held === null) return
    if (held.now < min / 2) onClose()
    else onResize(bounded(held.now))
  }

  function keyDown(event: KeyboardEvent<HTMLElement>): void {
    const next = widthAfter(event.key)
    if (event.key === 'Enter') onClose()
    else if (next !== null) onResize(bounded(next))
    else return
    event.preventDefault()
  }

  function widthAfter(key: string): number | null {
    if (key === 'ArrowLeft') return width - STEP * sign
    if (key === 'ArrowRight') return width + STEP * sign
    if (key === 'Home') return min
    if (key === 'End') return max()
    return null
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: a focusable separator is a widget; hr is not
    <div
      role="separator"
      tabIndex={0}
      className={`splitter splitter-${side}`}
      aria-label={label}
      aria-orientation="vertical"
      aria-controls={controls}
      aria-valuenow={width}
      aria-valuemin={min}
      aria-valuemax={Math.max(width, max())}
      onPointerDown={pointerDown}
      onPointerMove={pointerMove}
      onPointerUp={pointerUp}
      onPointerCancel={pointerUp}
      onKeyDown={keyDown}
    />
  )
}
