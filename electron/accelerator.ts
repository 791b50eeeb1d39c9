const NAMES: ReadonlyMap<string, string> = new Map([
  ['ArrowUp', 'Up'],
  ['ArrowDown', 'Down'],
  ['ArrowLeft', 'Left'],
  ['ArrowRight', 'Right'],
  ['Enter', 'Return'],
  ['+', 'Plus'],
])
const SAME = ['Space', 'Tab', 'Home', 'End', 'PageUp', 'PageDown', 'Insert', 'Delete', 'Backspace', 'Escape']
const MODIFIERS: ReadonlyMap<string, string> = new Map([
  ['Mod', 'CommandOrControl'],
  ['Ctrl', 'Control'],
  ['Alt', 'Alt'],
  ['Shift', 'Shift'],
])

/** A key in Electron's notation, and whether it is one that typing never makes. */
export interface Accelerator {
  readonly accelerator: string
  readonly withModifier: boolean
}

/** A key of the window (`Mod+Shift+z`) as an accelerator (`CommandOrControl+Shift+Z`); `null` where there is none for it. */
export function acceleratorOf(key: string): Accelerator | null {
  const sign = key.endsWith('+') ? '+' : key.slice(key.lastIndexOf('+') + 1)
  const modifiers = key
    .slice(0, key.length - sign.length)
    .split('+')
    .filter(Boolean)
  const name = nameOf(sign)
  const words = modifiers.map((modifier) => MODIFIERS.get(modifier))
  if (name === null || words.includes(undefined)) return null
  return {
    accelerator: [...words, name].join('+'),
    withModifier: modifiers.some((modifier) => modifier !== 'Shift') || /^F\d+$/.test(name),
  }
}

function nameOf(sign: string): string | null {
  if (SAME.includes(sign) || /^F([1-9]|1\d|2[0-4])$/.test(sign)) return sign
  const known = NAMES.get(sign)
  if (known !== undefined) return known
  return /^[\x21-\x7e]$/.test(sign) ? sign.toUpperCase() : null
}
