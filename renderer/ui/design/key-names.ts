/**
 * Keys are written as `[Mod+][Ctrl+][Alt+][Shift+]Name`: Name as in `KeyboardEvent.key`, letters in lower case, `Space`
 * for the space bar; `Mod` is Command on a Mac and Ctrl elsewhere.
 */
export interface KeyParts {
  readonly modifiers: readonly string[]
  readonly name: string
}

export function parseKey(key: string): KeyParts {
  const name = key.endsWith('+') ? '+' : key.slice(key.lastIndexOf('+') + 1)
  return { modifiers: key.slice(0, -name.length).split('+').filter(Boolean), name }
}

/** Whether this machine's keyboard has a Command key. */
export function isMac(platform: string = navigator.platform): boolean {
  return /^(Mac|iP)/.test(platform)
}

const MAC_SIGNS: Readonly<Record<string, string>> = { Mod: '⌘', Ctrl: '⌃', Alt: '⌥', Shift: '⇧' }
const SIGNS: Readonly<Record<string, string>> = {
  Mod: 'Ctrl',
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Escape: 'Esc',
  PageUp: 'Page Up',
  PageDown: 'Page Down',
  Delete: 'Del',
}

/** The caps to show for a key, in the order of the platform: `['Ctrl', 'Shift', 'Z']`, on a Mac `['⇧', '⌘', 'Z']`. */
export function keyCaps(key: string, mac: boolean = isMac()): readonly string[] {
  const { modifiers, name } = parseKey(key)
  const order = mac ? ['Ctrl', 'Alt', 'Shift', 'Mod'] : ['Mod', 'Ctrl', 'Alt', 'Shift']
  const signs = order
    .filter((modifier) => modifiers.includes(modifier))
    .map((modifier) => (mac ? MAC_SIGNS[modifier] : SIGNS[modifier]) ?? modifier)
  return [...signs, SIGNS[name] ?? (name.length === 1 ? name.toUpperCase() : name)]
}

/** A key in words, for tooltips and lists: `Ctrl+Shift+Z`, on a Mac `⇧⌘Z`. */
export function keyText(key: string, mac: boolean = isMac()): string {
  return keyCaps(key, mac).join(mac ? '' : '+')
}

/** A key in the notation of `aria-keyshortcuts`. */
export function ariaKeyshortcuts(keys: readonly string[], mac: boolean = isMac()): string | undefined {
  if (keys.length === 0) return undefined
  const word = (modifier: string) =>
    modifier === 'Mod' ? (mac ? 'Meta' : 'Control') : modifier === 'Ctrl' ? 'Control' : modifier
  return keys
    .map((key) => {
      const { modifiers, name } = parseKey(key)
      return [...modifiers.map(word), name === '+' ? 'Plus' : name].join('+')
    })
    .join(' ')
}
