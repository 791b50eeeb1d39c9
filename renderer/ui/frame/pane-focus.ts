const PANES = ['.split-start', '.split-centre', '.split-end']
/** What takes the focus within a pane, best first. */
const WITHIN = [
  '[data-pane-focus]',
  '[role="listbox"]',
  '.ProseMirror',
  '[tabindex="0"]',
  'input, select, textarea, button:enabled',
]

/** Puts the focus on an element or into a pane. */
export function focusPane(selector: string): boolean {
  const pane = document.querySelector<HTMLElement>(selector)
  if (pane === null) return false
  const inner = WITHIN.map((each) => pane.querySelector<HTMLElement>(each)).find((each) => each !== null)
  const target = pane.matches('input, [tabindex]') ? pane : inner
  target?.focus()
  return target !== undefined
}

/** Moves the focus to the next pane that is there, round and round. */
export function focusNextPane(step: 1 | -1): void {
  const present = PANES.filter((selector) => document.querySelector(selector) !== null)
  const now = present.findIndex((selector) => document.querySelector(selector)?.contains(document.activeElement))
  const next = now === -1 ? (step === 1 ? 0 : -1) : (now + step) % present.length
  const selector = present.at(next)
  if (selector !== undefined) focusPane(selector)
}
