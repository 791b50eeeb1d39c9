import { type RefObject, useLayoutEffect, useRef } from 'react'

/** A form that gives the focus back when it goes: to where it was before, else to the card that stands in its place. */
export function useFocusBack(): RefObject<HTMLFormElement | null> {
  const form = useRef<HTMLFormElement>(null)
  useLayoutEffect(() => {
    const element = form.current
    const before = document.activeElement
    return () => {
      // Called while the form is still there where it closes by itself; afterwards the focus is nowhere.
      const lost = isNowhere() || element?.contains(document.activeElement) === true
      if (!lost) return
      const back = before instanceof HTMLElement && before.isConnected && before !== document.body ? before : null
      requestAnimationFrame(() => {
        if (!isNowhere()) return
        const to = back?.isConnected === true ? back : document.querySelector<HTMLElement>('.review-card')
        to?.focus()
      })
    }
  }, [])
  return form
}

/** Whether nothing has the focus: what had it is gone. */
export function isNowhere(): boolean {
  return document.activeElement === document.body || document.activeElement === null
}

/** Puts the focus into the first field of a form. */
export function focusFirstField(form: HTMLElement | null): void {
  const field = form?.querySelector<HTMLElement>(':is(input, select, textarea):enabled')
  field?.focus()
  field?.scrollIntoView({ block: 'nearest' })
}
