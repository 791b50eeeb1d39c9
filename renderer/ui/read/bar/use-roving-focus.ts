import { type KeyboardEvent, useCallback, useState } from 'react'

export interface RovingFocus {
  /** 0 for the one item that Tab stops at, -1 for the others. */
  readonly tabIndexOf: (item: string) => 0 | -1
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void
  readonly onFocusItem: (item: string) => void
}

/**
 * One stop for Tab among the items of a toolbar; the arrow keys go from one to the next, round at the ends. Items are the
 * elements with `data-item`, in the order of the document.
 */
export function useRovingFocus(first: string): RovingFocus {
  const [at, setAt] = useState<string | null>(null)
  const onKeyDown = useCallback((event: KeyboardEvent<HTMLElement>) => {
    const step = stepOf(event)
    const from = (event.target as HTMLElement).closest('[data-item]')
    if (step === null || from === null || event.altKey || event.ctrlKey || event.metaKey) return
    const items = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-item]')]
    const next = step === 'first' ? 0 : step === 'last' ? items.length - 1 : items.indexOf(from as HTMLElement) + step
    event.preventDefault()
    event.stopPropagation()
    items.at(next % items.length)?.focus()
  }, [])
  return { tabIndexOf: (item) => (item === (at ?? first) ? 0 : -1), onKeyDown, onFocusItem: setAt }
}

function stepOf({ key, currentTarget }: KeyboardEvent<HTMLElement>): 1 | -1 | 'first' | 'last' | null {
  const forward = getComputedStyle(currentTarget).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight'
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowRight':
      return key === forward ? 1 : -1
    case 'ArrowDown':
      return 1
    case 'ArrowUp':
      return -1
    case 'Home':
      return 'first'
    case 'End':
      return 'last'
    default:
      return null
  }
}
