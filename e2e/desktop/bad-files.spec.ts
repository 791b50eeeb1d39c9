import { readdir, readFile, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import type { Bundle } from '../../shared/format/bundle-schema.ts'
import type { App } from '../support/app.ts'
import { claimsIn, quotesOf } from '../support/exported.ts'
import { FERRY, FERRY_TITLE } from '../support/ferry.ts'
import { faultyStorage, setStorageFault } from '../support/storage-faults.ts'
import { answerDialogs, clickMenu, type Desktop, dropPaths } from './support/desktop.ts'
import { readJson, test, windowOf } from './support/test.ts'

const TWO_GB = 2_147_483_648

/** A file that has two gigabytes and takes up none. */
async function hugeFile(folder: string): Promise<string> {
  const path = join(folder, 'huge.txt')
  await writeFile(path, '')
  await truncate(path, TWO_GB)
  return path
}

const TOO_LARGE = /“huge\.txt” has 2\.2 GB; the limit is 1 GB/

test.describe('A file of 2 GB is refused by its size', () => {
  test('chosen in the dialog, and the others are opened', async ({ desktop, folder }) => {
    const app = await windowOf(desktop)
    const other = join(folder, 'ferry.txt')
    await writeFile(other, FERRY)
    const filePaths = [await hugeFile(folder), other]
    await answerDialogs(desktop, { method: 'showOpenDialog', answer: { canceled: false, filePaths } })
    await clickMenu(desktop, 'file.open')
    await expect(app.page.getByText(TOO_LARGE)).toBeVisible()
    await expect(app.entry(FERRY_TITLE)).toBeVisible()
  })

  test('named in the command line', async ({ start, folder }) => {
    const app = await windowOf(await start(await hugeFile(folder)))
    await expect(app.page.getByText(TOO_LARGE)).toBeVisible()
  })

  test('dropped on the window', async ({ desktop, folder }) => {
    const app = await windowOf(desktop)
    await dropPaths(app.page, [await hugeFile(folder)])
    await expect(app.dialog('Import articles').getByText(TOO_LARGE)).toBeVisible()
  })
})

test('a hundred files dropped at once are imported or refused, each by its name', async ({ desktop, folder }) => {
  const app = await windowOf(desktop)
  const good = Array.from(
    { length: 97 },
    (_, index) => [`${index}.txt`, `Article ${index}\n\nBody ${index}.\n`] as const,
  )
  const bad = [
    ['empty.txt', ''],
    ['picture.txt', '\x89PNG\r\n\x1a\n\0\0'],
    ['again.txt', 'Article 3\n\nBody 3.\n'],
  ] as const
  const paths = await Promise.all(
    [...good, ...bad].map(async ([name, text]) => {
      await writeFile(join(folder, name), text, 'latin1')
      return join(folder, name)
    }),
  )
  await dropPaths(app.page, paths)
  const outcomes = app
    .dialog('Import articles')
    .getByRole('list', { name: 'What became of each' })
    .getByRole('listitem')
  await expect(outcomes.filter({ hasText: 'Added' })).toHaveCount(97)
  await expect(outcomes).toHaveCount(100)
  await expect(outcomes.filter({ hasText: 'Not imported' })).toContainText(['empty.txt', 'picture.txt'])
  await expect(outcomes.filter({ hasText: 'word for word' })).toContainText(['Article 3'])
  await app.button('Done').click()
  await expect(app.entry('Article 96')).toHaveCount(1)
  await app.waitSaved()
})

test('paths that no file can have are refused by their reason', async ({ start, folder }) => {
  const paths = [`/${'a'.repeat(3_999)}`, `${folder}/a\nb.txt`, `${folder}/../c.txt`]
  const app = await windowOf(await start(...paths))
  const told = app.page.getByText(/could not be read/)
  await expect(told).toContainText('its path is too long')
  await expect(told).toContainText(/“a b\.txt” could not be read: its path has “\.\.”, a line break/)
  await expect(told).toContainText(/“c\.txt” could not be read: its path has “\.\.”/)
})

async function save(desktop: Desktop, app: App, filePath: string): Promise<void> {
  await answerDialogs(desktop, { method: 'showSaveDialog', answer: { canceled: false, filePath } })
  if (await app.dialog('Export').isHidden()) await clickMenu(desktop, 'file.export')
  await app.dialog('Export').getByRole('button', { name: 'Save', exact: true }).click()
}

/** Lets the disk be full for every file that is newly written, or gives it room again. */
function fillDisk(desktop: Desktop, full: boolean): Promise<void> {
  return desktop.inMain((_electron, isFull) => {
    const disk = process.getBuiltinModule('node:fs/promises') as unknown as Record<string, unknown>
    const open = (disk['openWithRoom'] ?? disk['open']) as typeof import('node:fs/promises').open
    disk['openWithRoom'] = open
    disk['open'] = async (...request: Parameters<typeof open>) => {
      const file = await open(...request)
      const refuse = () => Promise.reject(Object.assign(new Error('ENOSPC: no space left'), { code: 'ENOSPC' }))
      if (isFull && request[1] === 'wx') file.writeFile = refuse
      return file
    }
    process.getBuiltinModule('node:module').syncBuiltinESMExports()
  }, full)
}

test('a full disk refuses a save in words, keeps what was there, and takes the next try', async ({
  desktop,
  folder,
}) => {
  const app = await windowOf(desktop)
  const path = join(folder, 'kept.avowal')
  await writeFile(path, 'as it was')
  await fillDisk(desktop, true)
  try {
    await save(desktop, app, path)
    await expect(app.page.getByText(/“kept\.avowal” could not be saved: the disk is full/)).toBeVisible()
  } finally {
    await fillDisk(desktop, false)
  }
  expect([await readdir(folder), await readFile(path, 'utf8')]).toEqual([['kept.avowal'], 'as it was'])
  await save(desktop, app, path)
  await expect.poll(() => readFile(path, 'utf8')).toContain('avowal-bundle')
})

test('a disk that fills while the work is written loses none of it', async ({ desktop, folder }) => {
  const page = await desktop.page()
  await faultyStorage(page)
  await page.reload()
  const app = await windowOf(desktop)
  await app.importText(FERRY)
  await app.selectByKeyboard('close the pier')
  await setStorageFault(page, 'full')
  await app.tag('t')
  await expect(page.getByRole('alert').getByText('no room left')).toBeVisible()

  const filePath = join(folder, 'rescued.avowal')
  await answerDialogs(desktop, { method: 'showSaveDialog', answer: { canceled: false, filePath } })
  await app.button('Save a bundle').click()
  await expect.poll(() => readdir(folder)).toEqual(['rescued.avowal'])
  const bundle = (await readJson(filePath)) as Bundle
  expect(claimsIn({ bundle }, FERRY_TITLE).map(quotesOf)).toEqual([['close the pier']])

  await setStorageFault(page, 'none')
  await app.button('Try again').click()
  await app.waitSaved()
  await app.reload()
  await expect(app.claim('Threat / warning')).toHaveCount(1)
})

test('of two saves to one file at once the last one stands, whole', async ({ desktop, folder }) => {
  const { page } = await windowOf(desktop)
  const filePath = join(folder, 'talks.avowal')
  await answerDialogs(desktop, { method: 'showSaveDialog', answer: { canceled: false, filePath } })
  const outcomes = await page.evaluate(() => {
    type Save = (request: {
      readonly suggestedName: string
      readonly pieces: readonly Uint8Array[]
    }) => Promise<unknown>
    const { saveFile } = (window as unknown as { readonly host: { readonly saveFile: Save } }).host
    const saveAll = (byte: number) =>
      saveFile({ suggestedName: 'talks.avowal', pieces: [1, 2, 3].map(() => new Uint8Array(300_000).fill(byte)) })
    return Promise.all([saveAll(65), saveAll(66)])
  })
  expect(outcomes).toEqual([1, 2].map(() => ({ ok: true, value: { ok: true, value: 'talks.avowal' } })))
  expect(await readdir(folder)).toEqual(['talks.avowal'])
  expect(['A'.repeat(900_000), 'B'.repeat(900_000)]).toContain(await readFile(filePath, 'utf8'))
})

for (const [what, pathIn, says] of [
  ['with 4,000 characters', () => `/${'a'.repeat(3_999)}`, 'its path is too long'],
  ['with a line break', (folder: string) => join(folder, 'a\nb.avowal'), 'its path has “..”, a line break'],
  ['that goes up', (folder: string) => `${folder}/../up.avowal`, 'its path has “..”'],
  ['in a folder that vanished', (folder: string) => join(folder, 'gone', 'a.avowal'), 'it is not there, or no longer'],
] as const) {
  test(`a save to a path ${what} is refused by its reason`, async ({ desktop, folder }) => {
    const app = await windowOf(desktop)
    await save(desktop, app, pathIn(folder))
    await expect(app.page.getByText(/could not be saved/)).toContainText(says)
    expect(await readdir(folder)).toEqual([])
  })
}
