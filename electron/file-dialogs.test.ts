import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { OpenDialogOptions, SaveDialogOptions } from 'electron'
import { describe, expect, it } from 'vitest'
import { pickFiles, readAll, saveFile } from './file-dialogs.ts'
import { temporaryFolder } from './testing/temporary-folder.ts'

/** Somebody who answers every dialog with these paths; with none they cancel. */
function user(...paths: readonly string[]) {
  const asked: (OpenDialogOptions | SaveDialogOptions)[] = []
  const used: string[] = []
  const canceled = paths.length === 0
  const dialog = {
    async showOpenDialog(_window: unknown, options: OpenDialogOptions) {
      asked.push(options)
      return { canceled, filePaths: [...paths] }
    },
    async showSaveDialog(_window: unknown, options: SaveDialogOptions) {
      asked.push(options)
      return { canceled, filePath: paths[0] ?? '' }
    },
  }
  const onUsed = (read: readonly string[]) => void used.push(...read)
  return { asked, used, parts: { dialog: dialog as never, window: {} as never, folder: '/home/ilir', onUsed } }
}

const pieces = [new TextEncoder().encode('a'), new TextEncoder().encode('b')]

const atOnce = <T>(work: () => Promise<T>): Promise<T> => work()

describe('Choosing files', () => {
  const request = { accept: ['.txt', 'text/plain', '.avowal.json', '.json'], multiple: true, limit: 10 }

  it('offers the endings, and every file', async () => {
    const { asked, parts } = user()
    await pickFiles(request, parts)
    await pickFiles({ accept: [], multiple: false, limit: 1 }, parts)
    expect(asked).toMatchObject([
      {
        properties: ['openFile', 'multiSelections'],
        filters: [{ extensions: ['txt', 'json'] }, { extensions: ['*'] }],
      },
      { properties: ['openFile'], filters: [{ extensions: ['*'] }] },
    ])
  })

  it('reads each with an outcome of its own, and remembers those that could be read', async () => {
    const folder = temporaryFolder()
    const [good, large, gone] = ['a.txt', 'b.txt', 'c.txt'].map((name) => join(folder, name)) as [
      string,
      string,
      string,
    ]
    writeFileSync(good, 'a')
    writeFileSync(large, 'a'.repeat(11))
    const { used, parts } = user(good, large, gone)
    const outcomes = await pickFiles(request, parts)
    expect([outcomes.map((one) => one.ok || one.error.kind), used]).toEqual([
      [true, 'file-too-large', 'file-unreadable'],
      [good],
    ])
  })

  it('reads a hundred at once, in their order', async () => {
    const folder = temporaryFolder()
    const paths = Array.from({ length: 100 }, (_, index) => join(folder, `${index}.txt`))
    for (const path of paths) writeFileSync(path, path)
    const outcomes = await readAll(paths, 1_000, () => undefined)
    expect(outcomes.map((one) => one.ok && one.value.name)).toEqual(paths.map((path) => path.slice(folder.length + 1)))
  })

  it('gives nothing where the user cancels', async () => {
    expect(await pickFiles(request, user().parts)).toEqual([])
  })
})

describe('Saving a file', () => {
  it('suggests the name in the folder, and writes where the user wants it', async () => {
    const path = join(temporaryFolder(), 'other.csv')
    const { asked, used, parts } = user(path)
    const saved = await saveFile({ suggestedName: 'claims.csv', pieces }, parts, atOnce)
    expect([saved, readFileSync(path, 'utf8'), asked, used]).toEqual([
      { ok: true, value: 'other.csv' },
      'ab',
      [{ defaultPath: join('/home/ilir', 'claims.csv') }],
      [path],
    ])
  })

  it('writes nothing where the user cancels', async () => {
    expect(await saveFile({ suggestedName: 'a.csv', pieces }, user().parts, atOnce)).toEqual({ ok: true, value: null })
  })

  it.each([
    ['../../etc/passwd', 'bad-path'],
    ['/etc/passwd', 'bad-path'],
    ['..', 'bad-path'],
    ['a\\b', 'bad-path'],
    ['a\nb', 'bad-path'],
    ['a\0b', 'bad-path'],
    ['', 'bad-path'],
    ['a'.repeat(4_000), 'path-too-long'],
    ['日'.repeat(100), 'path-too-long'],
  ])('asks nobody about the name %j', async (suggestedName, reason) => {
    const { asked, parts } = user('/tmp/never')
    const refused = await saveFile({ suggestedName, pieces }, parts, atOnce)
    expect([refused.ok || refused.error, asked]).toEqual([
      expect.objectContaining({ kind: 'file-not-saved', reason }),
      [],
    ])
  })

  it('says why where it cannot, and leaves nothing behind', async () => {
    const folder = temporaryFolder()
    const { used, parts } = user(join(folder, 'gone', 'a.csv'))
    const refused = await saveFile({ suggestedName: 'a.csv', pieces }, parts, atOnce)
    expect([refused.ok || refused.error, used, readdirSync(folder)]).toEqual([
      expect.objectContaining({ kind: 'file-not-saved', reason: 'missing' }),
      [],
      [],
    ])
  })
})
