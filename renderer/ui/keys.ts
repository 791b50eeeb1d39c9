import type { Subscribable } from '../session/subscribable.ts'
import type { UiCommand } from './commands/command-registry.ts'
import { isMac, parseKey } from './design/key-names.ts'

/** What of a keyboard event tells which key it is. */
export type KeyStroke = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>

/**
 * A keyboard event in the notation of `key-names.ts`; `null` for a modifier alone. Where a layout or Alt turns a letter
 * into another sign, the letter on the key counts. Shift belongs to the sign where it makes it: `?`, not `Shift+?`.
 */
export function keyOf(event: KeyStroke, mac: boolean = isMac()): string | null {
  const { key, code, ctrlKey, metaKey, altKey, shiftKey } = event
  if (['Control', 'Meta', 'Alt', 'Shift', 'AltGraph', 'Dead', 'Process', 'Unidentified'].includes(key)) return null
  const mod = mac ? metaKey : ctrlKey
  const name = nameOf(key, code, mod || altKey)
  const signByShift = name.length === 1 && name.toLowerCase() === name.toUpperCase() && !/^\d$/.test(name)
  const modifiers = [
    mod ? 'Mod' : '',
    mac && ctrlKey ? 'Ctrl' : '',
    altKey ? 'Alt' : '',
    shiftKey && (!signByShift || name === 'Space') ? 'Shift' : '',
  ]
  return [...modifiers.filter(Boolean), name].join('+')
}

function nameOf(key: string, code: string, withModifier: boolean): string {
  if (key === ' ') return 'Space'
  const onKey = /^(?:Key([A-Z])|Digit(\d))$/.exec(code)
  if (withModifier && onKey !== null && !/^[a-z0-9]$/i.test(key)) return (onKey[1] ?? onKey[2] ?? key).toLowerCase()
  return key.length === 1 ? key.toLowerCase() : key
}

/** Two writings of one key are the same: the order of modifiers does not count. */
export function sameKey(a: string, b: string): boolean {
  const [one, other] = [parseKey(a), parseKey(b)]
  return one.name === other.name && one.modifiers.toSorted().join() === other.modifiers.toSorted().join()
}

/** Whether a key is a letter, digit or sign alone: what the setting for single keys switches off. */
export function isSingleSign(key: string): boolean {
  const { modifiers, name } = parseKey(key)
  return name.length === 1 && modifiers.every((modifier) => modifier === 'Shift')
}

/** The command that a key stroke is for; `null` where it is for nobody here. */
function commandFor(
  event: KeyStroke & { readonly target: EventTarget | null },
  commands: readonly UiCommand[],
  singleKeys: boolean,
  mac: boolean = isMac(),
): UiCommand | null {
  const key = keyOf(event, mac)
  if (key === null || !mayAct(key, event.target, singleKeys)) return null
  const able = commands.filter(
    ({ enabled, local, keys }) => enabled && local !== true && keys.some((own) => sameKey(own, key)),
  )
  const first = able.find(({ when }) => when === 'review-always') ?? able.find(({ when }) => when === undefined)
  return first ?? able[0] ?? null
}

function mayAct(key: string, target: EventTarget | null, singleKeys: boolean): boolean {
  const { modifiers, name } = parseKey(key)
  if (modifiers.some((modifier) => modifier !== 'Shift')) return !isOwnOfField(modifiers, name, target)
  if (isFunctionKey(name)) return true
  if (isField(target)) return false
  if (isSingleSign(key)) return singleKeys
  return !isControl(target)
}

function isFunctionKey(name: string): boolean {
  return /^F\d+$/.test(name)
}

/** Editing keys that a field needs for itself: its own undo, and moving by word. */
function isOwnOfField(modifiers: readonly string[], name: string, target: EventTarget | null): boolean {
  if (!isField(target)) return false
  return name.startsWith('Arrow') || (modifiers.includes('Mod') && ['z', 'y', 'a', 'x', 'c', 'v'].includes(name))
}

function isField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target.isContentEditable || target instanceof HTMLTextAreaElement) return true
  // The list of an open select has the focus on one of its options.
  if (target instanceof HTMLSelectElement || target instanceof HTMLOptionElement) return true
  return target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'range', 'file'].includes(target.type)
}

function isControl(target: EventTarget | null): boolean {
  const controls = 'button, a[href], input, summary, [role=option], [role=listbox], [role=separator], [role=menuitem]'
  return target instanceof HTMLElement && target.closest(controls) !== null
}

/**
 * Listens to the keys of the whole window and runs commands: the one place that does. What a part of the window has
 * taken for itself (`preventDefault`) is left alone, and so is everything while a modal dialog or menu is open.
 */
export function listenToKeys(
  commands: Subscribable<readonly UiCommand[]>,
  settings: Subscribable<{ readonly singleLetterKeys: boolean }>,
  signal: AbortSignal,
): void {
  const mac = isMac()
  function keyDown(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.isComposing) return
    if (document.querySelector('dialog:modal, [role=menu]:popover-open') !== null) return
    const command = commandFor(event, commands.get(), settings.get().singleLetterKeys, mac)
    if (command === null) return
    event.preventDefault()
    command.run()
  }
  window.addEventListener('keydown', keyDown, { signal })
}
