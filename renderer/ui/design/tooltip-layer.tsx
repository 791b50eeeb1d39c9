import { type ReactNode, useEffect, useRef, useState } from 'react'
import { Kbd } from './kbd.tsx'
import './tooltip.css'

interface Tip {
  readonly target: HTMLElement
  readonly text: string
  readonly keys: string | null
}

/** How long a pointer rests before the first tooltip opens; the next ones open at once. Milliseconds. */
const REST = 500
/** How long a tooltip stays when the pointer leaves, so that it can be pointed at itself. */
const GRACE = 120

/**
 * The tooltips of the window: one layer that speaks for every element with `data-tip` (and `data-tip-keys`). They repeat
 * what is in the accessible name, so they are hidden from those who listen. Escape closes one.
 */
export function TooltipLayer(): ReactNode {
  const [tip, setTip] = useState<Tip | null>(null)
  const popup = useRef<HTMLDivElement>(null)

  useEffect(() => {
    const stop = new AbortController()
    watchTips(popup, setTip, stop.signal)
    return () => stop.abort()
  }, [])

  useEffect(() => {
    const element = popup.current
    if (element === null || tip === null) return undefined
    element.showPopover()
    place(element, tip.target)
    return () => element.hidePopover()
  }, [tip])

  return (
    <div ref={popup} popover="manual" className="tooltip" aria-hidden="true">
      {tip?.text}
      {tip?.keys ? <Kbd keys={tip.keys} /> : null}
    </div>
  )
}

function watchTips(
  popup: { readonly current: HTMLElement | null },
  show: (tip: Tip | null) => void,
  signal: AbortSignal,
): void {
  let current: HTMLElement | null = null
  let timer = 0
  const open = (target: HTMLElement) => {
    current = target
    show({ target, text: target.dataset['tip'] ?? '', keys: target.dataset['tipKeys'] ?? null })
  }
  const close = () => {
    clearTimeout(timer)
    current = null
    show(null)
  }
  const later = (delay: number, act: () => void) => {
    clearTimeout(timer)
    timer = window.setTimeout(act, delay)
  }
  const targetOf = (event: Event) =>
    event.target instanceof Element ? event.target.closest<HTMLElement>('[data-tip]') : null

  const pointerOver = (event: PointerEvent) => {
    if (event.pointerType === 'touch') return
    if (event.target instanceof Node && popup.current?.contains(event.target)) {
      clearTimeout(timer)
      return
    }
    const target = targetOf(event)
    if (target === null) later(GRACE, close)
    else if (target !== current) later(current === null ? REST : 0, () => open(target))
    else clearTimeout(timer)
  }
  const focusIn = (event: Event) => {
    const target = targetOf(event)
    if (target?.matches(':focus-visible')) later(REST, () => open(target))
    else close()
  }
  document.addEventListener('pointerover', pointerOver, { signal })
  document.addEventListener('focusin', focusIn, { signal })
  document.addEventListener('focusout', close, { signal })
  document.addEventListener('pointerdown', close, { signal, capture: true })
  document.addEventListener('scroll', close, { signal, capture: true })
  document.addEventListener('keydown', close, { signal, capture: true })
  signal.addEventListener('abort', () => clearTimeout(timer))
}

function place(element: HTMLElement, target: HTMLElement): void {
  const box = target.getBoundingClientRect()
  const { width, height } = element.getBoundingClientRect()
  const left = Math.min(Math.max(8, box.left + box.width / 2 - width / 2), innerWidth - width - 8)
  const below = box.bottom + 6
  element.style.left = `${left}px`
  element.style.top = `${below + height > innerHeight - 4 ? box.top - height - 6 : below}px`
}
