import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openMemory, withRecent } from './remembered.ts'
import { temporaryFolder } from './testing/temporary-folder.ts'

const NOTHING = { place: null, theme: 'system', recent: [], folders: [] }
const PLACE = { bounds: { x: -5, y: 2, width: 800, height: 600 }, maximized: true }

describe('What the shell remembers', () => {
  it('is there at the next start', () => {
    const folder = temporaryFolder()
    const file = join(folder, 'shell.json')
    const memory = openMemory(file)
    memory.set({ theme: 'dark' })
    memory.set({ place: PLACE, recent: ['/a.avowal'] })
    expect([openMemory(file).get(), memory.get(), readdirSync(folder)]).toEqual([
      { place: PLACE, theme: 'dark', recent: ['/a.avowal'], folders: [] },
      { place: PLACE, theme: 'dark', recent: ['/a.avowal'], folders: [] },
      ['shell.json'],
    ])
  })

  it.each(['', '{', 'null', '{"theme":"pink"}', '{"place":{},"theme":"dark","recent":[]}', '[]'])(
    'is nothing where the file is damaged: %s',
    (content) => {
      const file = join(temporaryFolder(), 'shell.json')
      writeFileSync(file, content)
      expect(openMemory(file).get()).toEqual(NOTHING)
    },
  )

  it('lasts for this start where the file cannot be written', () => {
    const memory = openMemory(join(temporaryFolder(), 'gone', 'shell.json'))
    memory.set({ theme: 'light' })
    expect(memory.get().theme).toBe('light')
  })
})

describe('The list of recent files', () => {
  it('has each once, the latest first', () => {
    expect(withRecent(['/a', '/b'], ['/c', '/b'])).toEqual(['/b', '/c', '/a'])
  })

  it('ends after ten', () => {
    const paths = Array.from({ length: 100 }, (_, index) => `/${index}`)
    expect(withRecent(['/old'], paths)).toHaveLength(10)
  })
})
