/** A part of the window that keeps the focus when what had it goes, and what takes it there, best first. */
type Home = readonly [part: string, ...takers: readonly string[]]

const HOMES: readonly Home[] = [
  [
    'dialog[open]',
    '[data-autofocus]',
    '.dialog-foot .button-primary:enabled',
    '.dialog-body :is(input, select, textarea, button):enabled',
    '.dialog-foot button:enabled',
  ],
  ['.suggestions', '.suggestion-list [tabindex="0"]', '.suggestions-work button'],
  ['.claim-list', '[data-pane-focus]'],
  ['.split-start', '[role="listbox"]', 'input'],
  ['.split-end', '.review-card', '[role="listbox"]'],
  ['.split-centre', '.ProseMirror'],
]
/** What takes the focus where no home of it is left. */
const ANYWHERE = ['main .ProseMirror', 'main [role="listbox"]', '.top-bar [aria-current="page"]'] as const

/** What had the focus, and the homes that it stood in, the innermost first: once it is gone, nobody can ask. */
interface Visit {
  readonly element: HTMLElement
  readonly homes: readonly (readonly [part: HTMLElement, home: Home])[]
}

/** How many places are remembered. */
const REMEMBERED = 20

/**
 * Keeps the focus from falling out of the window. Where what has it is taken away or switched off and nobody says where
 * it goes instead, it stays in the part of the window that this stood in; from a passing thing, such as a toast, it goes
 * back to where it was before. A part that is at work (`aria-busy`) is waited for.
 */
export function keepFocus(signal: AbortSignal): void {
  const whileBusy = new MutationObserver(() => inNextFrame(restore))
  let trail: readonly Visit[] = []

  function restore(): void {
    whileBusy.disconnect()
    const [lost, ...before] = trail
    if (signal.aborted || !isNowhere() || lost === undefined) return
    if (comesHome(lost)) return
    const passed = lost.homes.every(([part]) => !part.isConnected)
    if (passed && before.some((visit) => take(visit.element) || comesHome(visit))) return
    ANYWHERE.some((taker) => take(document.querySelector<HTMLElement>(taker)))
  }

  /** True where the focus has come home, or will once the work there is done. */
  function comesHome({ homes }: Visit): boolean {
    return homes.some(([part, [, ...takers]]) => {
      if (!part.isConnected) return false
      if (takers.some((taker) => take(part.querySelector(taker)))) return true
      if (!isBusy(part)) return false
      whileBusy.observe(part, { subtree: true, childList: true, attributeFilter: ['aria-busy'] })
      return true
    })
  }

  function onFocus({ target }: FocusEvent): void {
    whileBusy.disconnect()
    if (!(target instanceof HTMLElement)) return
    const others = trail.filter(({ element }) => element !== target && element.isConnected)
    trail = [{ element: target, homes: homesOf(target) }, ...others].slice(0, REMEMBERED)
  }

  function onBlur({ target, relatedTarget }: FocusEvent): void {
    if (relatedTarget !== null || !(target instanceof HTMLElement)) return
    const isOff = target.matches(':disabled')
    // Whoever knows better has put the focus elsewhere by then; and what is still there was left on purpose.
    inNextFrame(() => (isOff || !target.checkVisibility()) && restore())
  }

  document.addEventListener('focusin', onFocus, { signal })
  document.addEventListener('focusout', onBlur, { signal })
  signal.addEventListener('abort', () => whileBusy.disconnect(), { once: true })
}

function inNextFrame(act: () => void): void {
  requestAnimationFrame(() => act())
}

function isNowhere(): boolean {
  return document.activeElement === null || document.activeElement === document.body
}

function isBusy(part: HTMLElement): boolean {
  return part.matches('[aria-busy="true"]') || part.querySelector('[aria-busy="true"]') !== null
}

function homesOf(element: HTMLElement): Visit['homes'] {
  const homes: (readonly [HTMLElement, Home])[] = []
  for (let part: HTMLElement | null = element; part !== null; part = part.parentElement) {
    const home = HOMES.find(([selector]) => part?.matches(selector))
    if (home !== undefined) homes.push([part, home])
  }
  return homes
}

/** Gives an element the focus, if it takes it; the text does not scroll to its caret. */
function take(element: HTMLElement | null): boolean {
  element?.focus({ preventScroll: element.matches('.ProseMirror') })
  return element !== null && document.activeElement === element
}
