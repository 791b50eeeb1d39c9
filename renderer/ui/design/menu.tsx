import { Check, type LucideIcon } from 'lucide-react'
import { Fragment, type KeyboardEvent, type ReactNode, useLayoutEffect, useRef } from 'react'
import { Kbd } from './kbd.tsx'
import { fold } from './match-items.ts'
import { reallyMoved } from './really-moved.ts'
import './menu.css'

export interface MenuItem {
  readonly id: string
  readonly label: string
  readonly icon?: LucideIcon
  readonly keys?: string
  readonly danger?: boolean
  readonly disabled?: boolean
  /** One of several that exclude one another. */
  readonly checked?: boolean
  readonly onSelect: () => void
}

/** A place in CSS pixels of the viewport. */
export interface MenuPlace {
  readonly x: number
  readonly y: number
}

export interface MenuProps {
  /** Accessible name. */
  readonly label: string
  /** Groups of items, parted by hairlines. */
  readonly groups: readonly (readonly MenuItem[])[]
  /** Where the menu's corner goes; turned over where there is no room. */
  readonly at: MenuPlace
  readonly onClose: () => void
}

/** A menu, open as long as it is drawn. Closes on Escape, Tab, a choice or a click beside it; gives the focus back. */
export function Menu({ label, groups, at, onClose }: MenuProps): ReactNode {
  const menu = useRef<HTMLDivElement>(null)

  // Before the element goes: afterwards the focus would be nowhere.
  useLayoutEffect(() => {
    const element = menu.current
    if (element === null) return undefined
    const before = document.activeElement
    element.showPopover()
    place(element, at)
    itemsOf(element)[0]?.focus()
    return () => {
      const inside = element.contains(document.activeElement)
      element.hidePopover()
      if (inside && before instanceof HTMLElement) before.focus()
    }
  }, [at])

  function keyDown(event: KeyboardEvent<HTMLDivElement>): void {
    event.stopPropagation()
    const items = itemsOf(menu.current)
    const now = items.indexOf(document.activeElement as HTMLElement)
    const next = nextItem(event.key, items, now)
    if (next !== null) next.focus()
    else if (event.key === 'Escape' || event.key === 'Tab') onClose()
    else return
    event.preventDefault()
  }

  return (
    <div
      ref={menu}
      popover="auto"
      role="menu"
      tabIndex={-1}
      aria-label={label}
      className="menu"
      onKeyDown={keyDown}
      onToggle={({ newState, target, currentTarget }) => {
        if (newState === 'closed' && target === currentTarget) onClose()
      }}
    >
      {groups
        .filter((group) => group.length > 0)
        .map((group, index) => (
          <Fragment key={group[0]?.id}>
            {index === 0 ? null : <hr className="menu-line" />}
            {group.map((item) => (
              <Item key={item.id} item={item} onDone={onClose} />
            ))}
          </Fragment>
        ))}
    </div>
  )
}

function Item({ item, onDone }: { readonly item: MenuItem; readonly onDone: () => void }): ReactNode {
  const { label, icon: Icon, keys, danger = false, disabled = false, checked, onSelect } = item
  const kind = checked === undefined ? { role: 'menuitem' } : { role: 'menuitemradio', 'aria-checked': checked }
  return (
    <button
      type="button"
      {...kind}
      tabIndex={-1}
      className={`menu-item ${danger ? 'menu-item-danger' : ''}`}
      disabled={disabled}
      onPointerMove={(event) => {
        if (reallyMoved(event)) event.currentTarget.focus({ preventScroll: true })
      }}
      onClick={() => {
        onDone()
        onSelect()
      }}
    >
      <span className="menu-icon">
        {checked === true ? <Check aria-hidden="true" /> : Icon === undefined ? null : <Icon aria-hidden="true" />}
      </span>
      <span className="menu-text">{label}</span>
      {keys === undefined ? null : <Kbd keys={keys} />}
    </button>
  )
}

function itemsOf(menu: HTMLElement | null): HTMLElement[] {
  return [...(menu?.querySelectorAll<HTMLElement>('.menu-item:enabled') ?? [])]
}

function nextItem(key: string, items: readonly HTMLElement[], now: number): HTMLElement | null {
  if (key === 'ArrowDown') return items[(now + 1) % items.length] ?? null
  if (key === 'ArrowUp') return items.at(now <= 0 ? -1 : now - 1) ?? null
  if (key === 'Home') return items[0] ?? null
  if (key === 'End') return items.at(-1) ?? null
  if (key.length !== 1 || key === ' ') return null
  const later = [...items.slice(now + 1), ...items.slice(0, now + 1)]
  return later.find((item) => fold(item.textContent).startsWith(fold(key))) ?? null
}

function place(element: HTMLElement, { x, y }: MenuPlace): void {
  const { width, height } = element.getBoundingClientRect()
  const left = x + width > innerWidth - 8 ? Math.max(8, x - width) : x
  const top = y + height > innerHeight - 8 ? Math.max(8, innerHeight - height - 8) : y
  element.style.left = `${left}px`
  element.style.top = `${top}px`
}
