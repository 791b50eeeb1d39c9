import { type CSSProperties, type ReactNode, useId, useLayoutEffect, useRef } from 'react'
import './popover.css'

export interface PopoverProps {
  readonly label: string
  readonly onClose: () => void
  /** Ties it to its anchor: give `anchorStyle(name)` to the element that it opens at. */
  readonly anchor: string
  readonly children: ReactNode
}

/** A name for an anchor, and the style that makes an element one. */
export function useAnchor(): { readonly name: string; readonly style: CSSProperties } {
  const name = `--at${useId().replace(/[^\w-]/g, '-')}`
  return { name, style: { anchorName: name } }
}

/**
 * A small form that opens at its anchor, in the top layer, and goes with Escape or a click beside it. Open as long as it
 * is drawn; the focus goes to its first field, and back when it goes.
 */
export function Popover({ label, onClose, anchor, children }: PopoverProps): ReactNode {
  const box = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const element = box.current
    if (element === null) return undefined
    const before = document.activeElement
    element.showPopover()
    element.querySelector<HTMLElement>('input, select, textarea, button')?.focus()
    return () => {
      const focusWasHere = element.contains(document.activeElement)
      if (element.matches(':popover-open')) element.hidePopover()
      if (focusWasHere && before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [])
  return (
    <div
      ref={box}
      className="popover"
      popover="auto"
      role="dialog"
      aria-label={label}
      style={{ positionAnchor: anchor }}
      onToggle={({ newState }) => {
        if (newState === 'closed') onClose()
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') event.stopPropagation()
      }}
    >
      {children}
    </div>
  )
}
