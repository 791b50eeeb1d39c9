import { expect, it } from 'vitest'
import { cell } from '../../session/subscribable.ts'
import type { Settings } from '../../session/views.ts'
import { t } from '../../strings/strings.ts'
import { createCommandRegistry, type UiCommand } from './command-registry.ts'

function command(id: string, section: string): UiCommand {
  return { id, title: id, section, keys: [], enabled: true, run: () => undefined }
}

function registry(own: readonly UiCommand[], keys: Settings['keys'] = {}) {
  return createCommandRegistry({ commands: cell(own), settings: cell({ keys } as Settings) })
}

const undo = command('undo', t('session.section.edit'))
const find = command('find', t('reader.section.find'))
const help = command('help', t('section.help'))

const ids = (commands: readonly UiCommand[]) => commands.map(({ id }) => id)

it('keeps the sections in one order, whichever part of the window came first', () => {
  const { add, all } = registry([undo])
  const takeAway = add([help])
  add([find])
  expect(ids(all.get())).toEqual(['undo', 'find', 'help'])
  takeAway()
  add([help])
  expect(ids(all.get())).toEqual(['undo', 'find', 'help'])
})

it('puts a section that it does not know behind all others', () => {
  const { add, all } = registry([command('new', 'Something new'), undo])
  add([help])
  expect(ids(all.get())).toEqual(['undo', 'help', 'new'])
})

it('lets the interface stand in for the session, and the user’s keys for both', () => {
  const { add, all } = registry([undo], { undo: ['F9'] })
  const own = { ...undo, title: 'ours', keys: ['F8'] }
  add([own])
  expect(all.get()).toEqual([{ ...own, keys: ['F9'] }])
})
