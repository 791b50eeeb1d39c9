import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { acceleratorOf } from './accelerator.ts'

describe('A key of the window as an accelerator', () => {
  it.each([
    ['Mod+z', 'CommandOrControl+Z'],
    ['Mod+Shift+z', 'CommandOrControl+Shift+Z'],
    ['Mod+,', 'CommandOrControl+,'],
    ['Mod+]', 'CommandOrControl+]'],
    ['Mod+Alt+=', 'CommandOrControl+Alt+='],
    ['Mod++', 'CommandOrControl+Plus'],
    ['Ctrl+Alt+<', 'Control+Alt+<'],
    ['Alt+ArrowDown', 'Alt+Down'],
    ['Shift+F6', 'Shift+F6'],
    ['F1', 'F1'],
  ])('%s is %s', (key, accelerator) => {
    expect(acceleratorOf(key)).toEqual({ accelerator, withModifier: true })
  })

  it.each([
    ['p', 'P'],
    ['?', '?'],
    ['+', 'Plus'],
    ['1', '1'],
    ['Shift+ArrowLeft', 'Shift+Left'],
    ['Shift+Space', 'Shift+Space'],
    ['Delete', 'Delete'],
    ['Enter', 'Return'],
    ['Escape', 'Escape'],
  ])('%s is what typing or moving makes', (key, accelerator) => {
    expect(acceleratorOf(key)).toEqual({ accelerator, withModifier: false })
  })

  it.each(['', 'ß', 'Mod+日', 'AudioVolumeUp', 'Hyper+a', 'F25', 'constructor', 'toString+a'])('%j has none', (key) => {
    expect(acceleratorOf(key)).toBeNull()
  })

  it('is always of a form that Electron takes', () => {
    const form = /^((CommandOrControl|Control|Alt|Shift)\+)*([\x21-\x7e]|F\d{1,2}|[A-Z][A-Za-z]+)$/
    fc.assert(
      fc.property(fc.string(), (key) => {
        const found = acceleratorOf(key)
        expect(found === null || form.test(found.accelerator)).toBe(true)
      }),
    )
  })
})
