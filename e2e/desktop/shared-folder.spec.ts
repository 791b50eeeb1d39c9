import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import type { Bundle } from '../../shared/format/bundle-schema.ts'
import type { App } from '../support/app.ts'
import { FERRY, FERRY_TITLE } from '../support/ferry.ts'
import { answerDialogs, clickMenu, type Desktop, quit } from './support/desktop.ts'
import { readJson, test, windowOf } from './support/test.ts'

/** One of several people, each with the program in a profile of their own. */
interface Person {
  readonly desktop: Desktop
  readonly app: App
}

async function share({ desktop, app }: Person, folder: string): Promise<void> {
  await answerDialogs(desktop, { method: 'showOpenDialog', answer: { canceled: false, filePaths: [folder] } })
  await app.runCommand('Choose a shared folder')
  await expect(status(app, 'up to date')).toBeVisible()
  await app.screen('Read').click()
}

async function sync({ app }: Person): Promise<void> {
  await app.waitSaved()
  await app.runCommand('Sync the shared folder now')
  await expect(status(app, 'at work')).toBeHidden()
}

function status(app: App, words: string | RegExp) {
  const name = typeof words === 'string' ? `Shared folder: ${words}` : words
  return app.page.getByRole('banner').getByRole('button', { name })
}

async function openFerry({ app }: Person): Promise<void> {
  await app.entry(FERRY_TITLE).click()
  await expect(app.article).toContainText(FERRY_TITLE)
}

async function renameArticle({ app }: Person, title: string): Promise<void> {
  await app.runCommand('Rename article')
  const dialog = app.page.getByRole('dialog')
  await dialog.getByRole('textbox').fill(title)
  await dialog.getByRole('textbox').press('Enter')
  await expect(dialog).toBeHidden()
  await app.waitSaved()
}

/** Looks at what waits, sees the conflict, and takes it in. */
async function takeConflict({ app }: Person): Promise<void> {
  await status(app, /waits? for you$/).click()
  const dialog = app.dialog('Import annotations')
  await expect(dialog).toContainText(/conflict/i)
  await dialog.getByRole('button', { name: 'Apply', exact: true }).click()
  await expect(dialog).toBeHidden()
}

/** The names of all revisions that somebody has of the open project. */
async function history({ desktop, app }: Person, folder: string, name: string): Promise<readonly string[]> {
  const filePath = join(folder, `${name}.avowal`)
  await answerDialogs(desktop, { method: 'showSaveDialog', answer: { canceled: false, filePath } })
  await clickMenu(desktop, 'file.export')
  const dialog = app.dialog('Export')
  await dialog.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(dialog).toBeHidden()
  const { revisions = [] } = (await readJson(filePath)) as Bundle
  return revisions.map(({ rid }) => rid).sort()
}

async function newestFile(shared: string, before: readonly string[]): Promise<string> {
  const now = (await readdir(shared, { recursive: true })).filter((name) => name.endsWith('.ndjson'))
  const [file = ''] = now.filter((name) => !before.includes(name))
  return join(shared, file)
}

test('three people with one folder come to the same work', async ({ startAs, folder }) => {
  test.setTimeout(600_000) // Three windows and five starts; a busy machine takes minutes.
  const shared = join(folder, 'shared')
  const away = join(folder, 'unplugged')
  await mkdir(shared)
  async function person(name: string): Promise<Person> {
    const desktop = await startAs(name)
    return { desktop, app: await windowOf(desktop) }
  }
  const anna = await person('anna')
  let ben = await person('ben')
  const cleo = await person('cleo')
  const all = () => [anna, ben, cleo]

  await test.step('what each does comes to the others, text and all', async () => {
    for (const each of all()) await share(each, shared)
    await anna.app.importText(FERRY)
    await anna.app.tagWords('close the pier', 't')
    await sync(anna)
    for (const each of [ben, cleo]) {
      await sync(each)
      await openFerry(each)
      await expect(each.app.claims).toHaveCount(1)
    }
    await ben.app.tagWords('rejected the idea of a toll', 't')
    await cleo.app.tagWords('hire its own', 't')
    for (const each of [ben, cleo, anna, ben, cleo]) await sync(each)
    for (const each of all()) await expect(each.app.claims).toHaveCount(3)
  })

  await test.step('a file that is only half there is waited for', async () => {
    const before = await readdir(shared, { recursive: true })
    await quit(ben.desktop)
    await anna.app.tagWords('studying three timetables', 't')
    await sync(anna)
    const file = await newestFile(shared, before)
    const whole = await readFile(file)
    await writeFile(file, whole.subarray(0, whole.length / 2))
    ben = await person('ben')
    await expect(status(ben.app, 'waiting for 1 file')).toBeVisible()
    await openFerry(ben)
    await expect(ben.app.claims).toHaveCount(3)
    await writeFile(file, whole)
    await sync(ben)
    await expect(ben.app.claims).toHaveCount(4)
    await expect(status(ben.app, 'up to date')).toBeVisible()
  })

  await test.step('an unplugged drive pauses, and a conflict is left to the user', async () => {
    for (const each of all()) await sync(each)
    await rename(shared, away)
    for (const each of [anna, ben]) {
      await sync(each)
      await expect(status(each.app, 'paused')).toBeVisible()
    }
    await renameArticle(anna, 'The ferry, as Anna has it')
    await renameArticle(ben, 'The ferry, as Ben has it')
    await rename(away, shared)
    await sync(anna)
    await sync(ben)
    await expect(status(ben.app, '1 file waits for you')).toBeVisible()
    await sync(anna)
    await sync(cleo)
    for (const each of all()) await takeConflict(each)
    for (const each of [...all(), ...all()]) await sync(each)
    for (const each of all()) await expect(status(each.app, 'up to date')).toBeVisible()
  })

  const histories = [
    await history(anna, folder, 'anna'),
    await history(ben, folder, 'ben'),
    await history(cleo, folder, 'cleo'),
  ]
  expect(histories).toEqual(histories.map(() => histories[0]))
  const devices = new Set((await readdir(shared)).filter((name) => !name.startsWith('.')))
  expect(devices.size).toBe(3)
})
