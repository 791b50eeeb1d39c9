import { expect, it } from 'vitest'
import { isSingleSign, type KeyStroke, keyOf, sameKey } from './keys.ts'

const stroke = (key: string, held: Partial<KeyStroke> = {}): KeyStroke => ({
  key,
  code: '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
})

it('writes a letter in lower case, with its modifiers', () => {
  expect(keyOf(stroke('Z', { ctrlKey: true, shiftKey: true }), false)).toBe('Mod+Shift+z')
})

it('calls Command Mod on a Mac, and Ctrl by its name', () => {
  expect(keyOf(stroke('z', { metaKey: true }), true)).toBe('Mod+z')
  expect(keyOf(stroke('z', { ctrlKey: true }), true)).toBe('Ctrl+z')
})

it('leaves Shift out of a sign that Shift makes', () => {
  expect(keyOf(stroke('?', { shiftKey: true }), false)).toBe('?')
  expect(keyOf(stroke('+', { shiftKey: true }), false)).toBe('+')
})

it('keeps Shift with letters and named keys', () => {
  expect(keyOf(stroke('P', { shiftKey: true }), false)).toBe('Shift+p')
  expect(keyOf(stroke('Enter', { shiftKey: true }), false)).toBe('Shift+Enter')
  expect(keyOf(stroke(' ', { shiftKey: true }), false)).toBe('Shift+Space')
})

it('takes the letter on the key where the layout writes another', () => {
  expect(keyOf(stroke('я', { ctrlKey: true, code: 'KeyZ' }), false)).toBe('Mod+z')
  expect(keyOf(stroke('å', { altKey: true, code: 'KeyA' }), true)).toBe('Alt+a')
})

it('takes the letter that is written where the layout moves it', () => {
  expect(keyOf(stroke('z', { ctrlKey: true, code: 'KeyY' }), false)).toBe('Mod+z')
})

it('says nothing of a modifier alone', () => {
  expect(keyOf(stroke('Shift', { shiftKey: true }), false)).toBeNull()
})

it('compares keys without regard to the order of modifiers', () => {
  expect(sameKey('Shift+Mod+z', 'Mod+Shift+z')).toBe(true)
  expect(sameKey('Mod++', 'Mod++')).toBe(true)
  expect(sameKey('Mod+z', 'Mod+Shift+z')).toBe(false)
})

it('tells single signs from keys with modifiers and named keys', () => {
  expect(['p', '1', '+', 'Shift+p'].map(isSingleSign)).toEqual([true, true, true, true])
  expect(['Mod+p', 'Enter', 'F6'].map(isSingleSign)).toEqual([false, false, false])
})
