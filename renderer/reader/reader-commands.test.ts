import { describe, expect, it } from 'vitest'
import { type KeyPress, keyTable, pressedKey } from './reader-commands.ts'
import { READER_KEYS } from './reader-keys.ts'

function press(key: string, more: Partial<KeyPress> = {}): string {
  return pressedKey({ key, code: '', ctrlKey: false, altKey: false, shiftKey: false, metaKey: false, ...more })
}

describe('keyTable', () => {
  it('gives no two commands the same key', () => {
    const keys = Object.values(READER_KEYS).flat()
    expect(new Set(keys).size).toBe(keys.length)
    expect(keyTable({}, false).size).toBe(keys.length)
  })

  it('leaves bare letters and digits to the codebook', () => {
    expect(
      Object.values(READER_KEYS)
        .flat()
        .filter((key) => /^[\p{L}\p{N}]$/u.test(key)),
    ).toEqual([])
  })

  it('means Command by Mod on a Mac, and Ctrl elsewhere', () => {
    expect(keyTable({}, true).get(press('ArrowLeft', { metaKey: true }))).toBe('wordLeft')
    expect(keyTable({}, false).get(press('ArrowLeft', { ctrlKey: true }))).toBe('wordLeft')
  })

  it('lets the user’s key win over a default', () => {
    const table = keyTable({ cycleClaims: ['Space'], growSelection: [] }, false)
    expect([table.get(press(' ')), table.get(press('.'))]).toEqual(['cycleClaims', undefined])
  })
})

describe('pressedKey', () => {
  it('names a character by itself, however the layout makes it', () => {
    const table = keyTable({}, false)
    expect(table.get(press('>', { shiftKey: true }))).toBe('endForwardWord')
    expect(table.get(press('>'))).toBe('endForwardWord')
    expect(table.get(press('≥', { altKey: true, shiftKey: true, code: 'Period' }))).toBe('startForwardWord')
  })

  it('knows the space bar, and Shift with it', () => {
    expect([press(' '), press(' ', { shiftKey: true })]).toEqual(['Space', 'Shift+Space'])
  })

  it('keeps Shift apart for letters and for named keys', () => {
    const table = keyTable({}, false)
    expect(table.get(press('G', { ctrlKey: true, shiftKey: true }))).toBe('findPrevious')
    expect(table.get(press('g', { ctrlKey: true }))).toBe('findNext')
    expect(table.get(press('ArrowRight', { shiftKey: true, altKey: true }))).toBe('extendSentenceRight')
  })
})
