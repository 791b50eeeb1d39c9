import { expect, it } from 'vitest'
import type { UiCommand } from '../commands/command-registry.ts'
import { rankCommands } from './rank-commands.ts'

const command = (title: string, section = 'View'): UiCommand => ({
  id: title,
  title,
  section,
  keys: [],
  enabled: true,
  run: () => undefined,
})
const titles = (query: string, commands: readonly UiCommand[], recent: readonly string[] = []) =>
  rankCommands(query, commands, recent).map(({ title }) => title)

it('puts a title that begins with the query first', () => {
  expect(titles('ex', [command('Next article'), command('Export')])).toEqual(['Export', 'Next article'])
})

it('finds a command by the first letters of its words', () => {
  expect(titles('ia', [command('Mark in this article'), command('Import annotations')])[0]).toBe('Import annotations')
})

it('leaves out a title over which the letters are strewn one by one', () => {
  const commands = [command('Move article to the bin'), command('Export'), command('Mark as complete')]
  expect(titles('exp', commands)).toEqual(['Export'])
  expect(titles('oie', commands)).toEqual([])
})

it('finds pieces of two letters and more within words', () => {
  expect(titles('rename art', [command('Rename article')])).toEqual(['Rename article'])
  expect(titles('ticle', [command('Rename article')])).toEqual(['Rename article'])
  expect(titles('renart', [command('Rename article')])).toEqual(['Rename article'])
})

it('does not care about spaces, case and accents', () => {
  expect(titles('IMPORT ar', [command('Import articles')])).toEqual(['Import articles'])
  expect(titles('resume', [command('Résumé')])).toEqual(['Résumé'])
})

it('leaves out what lacks a letter', () => {
  expect(titles('xyz', [command('Export')])).toEqual([])
})

it('finds a whole section by its name, after commands of that name', () => {
  expect(titles('view', [command('Theme: dark'), command('View source', 'Edit')])).toEqual([
    'View source',
    'Theme: dark',
  ])
})

it('puts a title that says the word before the commands of a section of that name', () => {
  const commands = [command('Next undecided', 'Review'), command('Go to review', 'View')]
  expect(titles('review', commands)).toEqual(['Go to review', 'Next undecided'])
})

it('shows what was run lately first while nothing is typed', () => {
  expect(titles('', [command('A'), command('B'), command('C')], ['C', 'gone', 'B'])).toEqual(['C', 'B', 'A'])
})
