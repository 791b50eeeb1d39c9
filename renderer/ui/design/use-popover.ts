import { type CSSProperties, type RefObject, useId, useLayoutEffect } from 'react'

/**
 * Shows an element with `popover="manual"` in the top layer while `open`, where no pane clips it, and ties it to its
 * anchor by name. Give `anchor` to the anchor's style and `popup` to the popover's.
 */
export function usePopover(
  popup: RefObject<HTMLElement | null>,
  open: boolean,
): { readonly anchor: CSSProperties; readonly popup: CSSProperties } {
  const name = `--anchor${useId().replace(/[^\w-]/g, '-')}`
  useLayoutEffect(() => {
    const element = popup.current
    if (element === null || element.matches(':popover-open') === open) return
    element.togglePopover(open)
  }, [popup, open])
  return { anchor: { anchorName: name }, popup: { positionAnchor: name } }
}
