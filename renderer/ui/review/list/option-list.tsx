import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, type ReactNode, useEffect, useEffectEvent, useId, useRef } from 'react'
import './option-list.css'

export interface OptionListProps<T extends { readonly key: string }> {
  readonly label: string
  readonly items: readonly T[]
  readonly selectedKey: string | null
  /** The arrow keys, a click. */
  readonly onSelect: (item: T) => void
  /** Enter on what is selected; without it, Enter is left to those around. */
  readonly onEnter?: (item: T) => void
  readonly nameOf: (item: T) => string
  readonly draw: (item: T) => ReactNode
  /** Every row is so high, in `rem`. */
  readonly rowHeight: number
  readonly className?: string
}

/**
 * A list of which one is selected: the arrow keys, Home, End and the page keys select as they go. Rows of one height; only
 * those near the view are drawn, so that thousands cost little.
 */
export function OptionList<T extends { readonly key: string }>(props: OptionListProps<T>): ReactNode {
  const { label, items, selectedKey, onSelect, onEnter, nameOf, draw, rowHeight, className = '' } = props
  const list = useRef<HTMLDivElement>(null)
  const ids = useId()
  const height = rowHeight * remInPixels()
  // oxlint-disable-next-line react/incompatible-library -- nothing here is memoised by a compiler
  const virtualizer = useVirtualizer({
    count: items.length,
    getScrollElement: () => list.current,
    estimateSize: () => height,
    getItemKey: (index) => items[index]?.key ?? index,
    overscan: 8,
  })
  const selected = items.findIndex(({ key }) => key === selectedKey)
  const drawn = virtualizer.getVirtualItems()
  const isDrawn = drawn.some(({ index }) => index === selected)

  const bringIntoView = useEffectEvent(() => {
    if (selected !== -1) virtualizer.scrollToIndex(selected, { align: 'auto' })
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when another one is selected
  useEffect(() => bringIntoView(), [selectedKey])

  function keyDown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
    const page = Math.max(1, Math.floor((list.current?.clientHeight ?? 0) / height) - 1)
    const next = nextIndex(event.key, selected, items.length, page)
    const item = next === null ? undefined : items[next]
    const here = items[selected]
    if (item !== undefined) onSelect(item)
    else if (event.key === 'Enter' && here !== undefined && onEnter !== undefined) onEnter(here)
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <div
      ref={list}
      className={`option-list ${className}`}
      role="listbox"
      tabIndex={0}
      aria-label={label}
      aria-activedescendant={isDrawn ? `${ids}${selectedKey}` : undefined}
      onKeyDown={keyDown}
    >
      <div className="option-list-extent" role="presentation" style={{ height: virtualizer.getTotalSize() }}>
        {drawn.map(({ index, start }) => {
          const item = items[index]
          if (item === undefined) return null
          return (
            // biome-ignore lint/a11y/useFocusableInteractive: the listbox has the focus and names the active option
            // biome-ignore lint/a11y/useKeyWithClickEvents: its keys are the listbox's
            <div
              key={item.key}
              id={`${ids}${item.key}`}
              role="option"
              className="option-row"
              aria-selected={index === selected}
              aria-posinset={index + 1}
              aria-setsize={items.length}
              aria-label={nameOf(item)}
              style={{ transform: `translateY(${start}px)`, height }}
              onClick={() => onSelect(item)}
            >
              {draw(item)}
            </div>
          )
        })}
      </div>
    </div>
  )
}

function remInPixels(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
}

function nextIndex(key: string, at: number, length: number, page: number): number | null {
  const last = length - 1
  switch (key) {
    case 'ArrowDown':
      return Math.min(at + 1, last)
    case 'ArrowUp':
      return Math.max(at - 1, 0)
    case 'PageDown':
      return Math.min(at + page, last)
    case 'PageUp':
      return Math.max(at - page, 0)
    case 'Home':
      return 0
    case 'End':
      return last
    default:
      return null
  }
}
