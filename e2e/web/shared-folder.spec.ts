import { expect, type Page } from '@playwright/test'
import type { App } from '../support/app.ts'
import { FERRY } from '../support/ferry.ts'
import { test } from '../support/test.ts'

/** A folder of the page's own file system stands in for what the user would choose in the browser's dialog. */
async function offerFolder(page: Page): Promise<void> {
  await page.addInitScript(() => {
    async function pick() {
      const root = await navigator.storage.getDirectory()
      return root.getDirectoryHandle('Desk', { create: true })
    }
    Object.assign(window, { showDirectoryPicker: pick })
  })
}

/** The names of the files that each device has written. */
function filesIn(page: Page): Promise<readonly (readonly string[])[]> {
  return page.evaluate(async () => {
    const devices: string[][] = []
    type Folder = { readonly name: string; values(): AsyncIterable<Folder> }
    const root = await navigator.storage.getDirectory()
    const folder = (await root.getDirectoryHandle('Desk')) as unknown as Folder
    for await (const device of folder.values()) {
      const names: string[] = []
      for await (const { name } of device.values()) names.push(name)
      devices.push(names.sort())
    }
    return devices
  })
}

const status = ({ page }: App, words: string) => page.getByRole('button', { name: `Shared folder: ${words}` })

test('a folder is written to, and known after a reload', async ({ app }) => {
  await offerFolder(app.page)
  await app.open()
  await app.runCommand('Choose a shared folder')
  await expect(status(app, 'up to date')).toBeVisible()
  await app.screen('Read').click()
  await app.importText(FERRY)
  await app.runCommand('Sync the shared folder now')
  await expect.poll(async () => (await filesIn(app.page)).map(({ length }) => length)).toEqual([2])
  await app.reload()
  await expect(status(app, 'up to date')).toBeVisible()
  await app.tagWords('close the pier', 't')
  await app.waitSaved()
  await app.runCommand('Sync the shared folder now')
  await expect.poll(async () => (await filesIn(app.page)).map(({ length }) => length)).toEqual([3])
  const [names = []] = await filesIn(app.page)
  expect(names.filter((name) => !/^0000000[1-3]-[0-9a-f]{64}\.ndjson$/.test(name))).toEqual([])
})

test('no folder is offered where the browser cannot open one', async ({ app }) => {
  await app.page.addInitScript(() => {
    Object.assign(window, { showDirectoryPicker: undefined })
  })
  await app.open()
  await app.screen('Settings').click()
  await expect(app.page.getByRole('heading', { name: 'Settings' })).toBeVisible()
  await expect(app.page.getByRole('region', { name: 'Shared folder' })).toHaveCount(0)
})
