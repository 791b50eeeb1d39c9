import { afterEach, expect, it } from 'vitest'
import { cell } from '../session/subscribable.ts'
import type { UiCommand } from './commands/command-registry.ts'
import { listenToKeys } from './keys.ts'

afterEach(() => document.body.replaceChildren())

/** Ids of the commands that these keys run with the focus on the marked element. */
function heard(markup: string, keys: readonly string[]): readonly string[] {
  const run: string[] = []
  const commands = KEYS.map(
    (key): UiCommand => ({ id: key, title: key, section: '', keys: [key], enabled: true, run: () => run.push(key) }),
  )
  document.body.innerHTML = markup
  const listening = new AbortController()
  listenToKeys(cell(commands), cell({ singleLetterKeys: true }), listening.signal)
  for (const written of keys) {
    const [key = '', control] = written.split('+').reverse()
    const event = new KeyboardEvent('keydown', { key, ctrlKey: control === 'Mod', bubbles: true, cancelable: true })
    document.querySelector('[data-focus]')?.dispatchEvent(event)
  }
  listening.abort()
  return run
}

const KEYS = ['Escape', 'Delete', 'p', 'Mod+k']

it('leaves the keys of a field to the field, but for those with a modifier', () => {
  expect(heard('<input data-focus>', KEYS)).toEqual(['Mod+k'])
})

it('leaves the keys of an open select to its list', () => {
  const markup = '<select><option data-focus>Firm</option></select>'
  expect(heard(markup, KEYS)).toEqual(['Mod+k'])
})

it('hears all keys where nothing has a use of its own for them', () => {
  expect(heard('<p data-focus></p>', KEYS)).toEqual(KEYS)
})

it('hears no keys but signs and modifiers on a button', () => {
  expect(heard('<button data-focus></button>', KEYS)).toEqual(['p', 'Mod+k'])
})
