import { chmod, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import type { Bundle } from '../../shared/format/bundle-schema.ts'
import type { App } from '../support/app.ts'
import { claimsIn, quotesOf } from '../support/exported.ts'
import { FERRY, FERRY_TITLE } from '../support/ferry.ts'
import { answerDialogs, askedOf, clickMenu, type Desktop, dropPaths, quit } from './support/desktop.ts'
import { readJson, test, windowOf } from './support/test.ts'

async function articleFile(folder: string, name = 'ferry.txt', text = FERRY): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, text)
  return path
}

/** Waits until the article that was handed over is open and saved. */
async function expectImported(app: App): Promise<void> {
  await expect(app.entry(FERRY_TITLE)).toBeVisible()
  await expect(app.dialog('Import articles')).toBeHidden()
  await expect(app.article).toContainText(FERRY_TITLE)
  await app.waitSaved()
}

async function exportTo(desktop: Desktop, app: App, filePath: string): Promise<void> {
  await answerDialogs(desktop, { method: 'showSaveDialog', answer: { canceled: filePath === '', filePath } })
  await clickMenu(desktop, 'file.export')
  const dialog = app.dialog('Export')
  await dialog.getByRole('button', { name: 'Save', exact: true }).click()
}

test('a file chosen from the menu becomes an article, and its claim goes to a bundle on the disk', async ({
  desktop,
  folder,
}) => {
  const app = await windowOf(desktop)
  const filePaths = [await articleFile(folder)]
  await answerDialogs(desktop, { method: 'showOpenDialog', answer: { canceled: false, filePaths } })
  await clickMenu(desktop, 'file.open')
  await expectImported(app)
  await app.tagWords('close the pier', 't')
  await app.waitSaved()

  const saved = join(folder, 'talks.avowal.json')
  await exportTo(desktop, app, saved)
  await expect(app.dialog('Export')).toBeHidden()
  const bundle = (await readJson(saved)) as Bundle
  expect(claimsIn({ bundle }, FERRY_TITLE).map(quotesOf)).toEqual([['close the pier']])
  expect((await readdir(folder)).sort()).toEqual(['ferry.txt', 'talks.avowal.json'])
  expect(await askedOf(desktop, 'showSaveDialog')).toEqual([
    { defaultPath: expect.stringMatching(/[/\\][^/\\]+\.avowal(\.json)?$/) },
  ])
})

test('a save that the disk refuses is told, and leaves what was there', async ({ desktop, folder }) => {
  const app = await windowOf(desktop)
  const occupied = join(folder, 'kept.avowal.json')
  await writeFile(occupied, 'as it was')
  await exportTo(desktop, app, join(occupied, 'inside-a-file.avowal.json'))
  await expect(app.page.getByText(/“inside-a-file\.avowal\.json” could not be saved/)).toBeVisible()
  expect(await readdir(folder)).toEqual(['kept.avowal.json'])
  expect(await readFile(occupied, 'utf8')).toBe('as it was')
})

test('a save that the user cancels writes nothing', async ({ desktop, folder }) => {
  const app = await windowOf(desktop)
  await exportTo(desktop, app, '')
  await expect.poll(() => askedOf(desktop, 'showSaveDialog')).toHaveLength(1)
  expect(await readdir(folder)).toEqual([])
})

test('a file named in the command line is imported', async ({ start, folder }) => {
  const app = await windowOf(await start(await articleFile(folder)))
  await expectImported(app)
})

test('a file that cannot be read is named, and the others are opened', async ({ start, folder }) => {
  const app = await windowOf(await start(join(folder, 'gone.txt'), await articleFile(folder)))
  await expect(app.page.getByText(/“gone\.txt” could not be read/)).toBeVisible()
  await expectImported(app)
})

test('a bundle that is none says so when it is opened by double click', async ({ start, folder }) => {
  const path = await articleFile(folder, 'talks.avowal', 'this is no bundle')
  const app = await windowOf(await start(path))
  const dialog = app.dialog('Import annotations')
  await expect(dialog.getByRole('alert')).toContainText(/JSON|bundle/)
  await expect(dialog.getByRole('button', { name: 'Apply', exact: true, disabled: false })).toHaveCount(0)
})

test('a second start hands its files to the window that is open', async ({ desktop, startSecond, folder }) => {
  const app = await windowOf(desktop)
  await startSecond(await articleFile(folder))
  await expectImported(app)
  expect(await desktop.inMain(({ BrowserWindow }) => BrowserWindow.getAllWindows().length, null)).toBe(1)
})

test('a file that the system asks to open comes into the window', async ({ desktop, folder }) => {
  const app = await windowOf(desktop)
  const path = await articleFile(folder)
  await desktop.inMain(({ app: program }, file) => {
    program.emit('open-file', { preventDefault() {} }, file)
  }, path)
  await expectImported(app)
})

test('a file that was opened stands among the recent ones, also after a start', async ({ start, folder }) => {
  const path = await articleFile(folder)
  const first = await start(path)
  await expectImported(await windowOf(first))
  await expect.poll(() => recentFiles(first)).toContain(path)
  await quit(first)
  const again = await start()
  await expect.poll(() => recentFiles(again)).toContain(path)
})

test('a file that was dropped stands among the recent ones', async ({ desktop, folder }) => {
  const app = await windowOf(desktop)
  const path = await articleFile(folder)
  await desktop.tellPaths([path])
  await dropPaths(app.page, [path])
  await expectImported(app)
  await expect.poll(() => recentFiles(desktop)).toContain(path)
})

test('a file that was chosen in a field of the page stands among the recent ones', async ({ desktop, folder }) => {
  const app = await windowOf(desktop)
  const path = await articleFile(folder)
  await desktop.tellPaths([path])
  await app.importFiles([path])
  await expectImported(app)
  await expect.poll(() => recentFiles(desktop)).toContain(path)
})

/** The labels of the list of recent files in the menu. */
function recentFiles(desktop: Desktop): Promise<readonly string[]> {
  return desktop.inMain(({ Menu }) => {
    const inMenus = Menu.getApplicationMenu()?.items.flatMap(({ submenu }) => submenu?.items ?? []) ?? []
    return inMenus.find(({ label }) => label === 'Open recent')?.submenu?.items.map(({ label }) => label) ?? []
  }, null)
}

test('a file without permission to be replaced stays', async ({ desktop, folder }) => {
  test.skip(process.getuid?.() === 0 || process.platform === 'win32', 'nothing is forbidden to this user')
  const app = await windowOf(desktop)
  const path = await articleFile(folder, 'locked.avowal.json', 'as it was')
  await chmod(path, 0o444)
  await exportTo(desktop, app, path)
  await expect(app.page.getByText(/“locked\.avowal\.json” could not be saved/)).toBeVisible()
  expect(await readFile(path, 'utf8')).toBe('as it was')
})
