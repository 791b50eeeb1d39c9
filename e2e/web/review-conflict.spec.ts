import { expect } from '@playwright/test'
import type { App } from '../support/app.ts'
import { bundleFile } from '../support/app.ts'
import type { Exported } from '../support/exported.ts'
import { FERRY, FERRY_TITLE } from '../support/ferry.ts'
import { annotateFerry, nameYourself, takeIn } from '../support/review.ts'
import { test } from '../support/test.ts'

test('one’s own work from another machine is one’s own, and what was set differently there is chosen once', async ({
  app: desk,
  anotherProfile,
}) => {
  await nameYourself(desk, 'Noor Hallberg')
  await desk.createProject('Ferries')
  await desk.importText(FERRY)
  await annotateFerry(desk)
  await desk.waitSaved()
  const carried = await desk.exportBundle()

  const laptop = await anotherProfile()
  await goOnAs(laptop, 'Noor Hallberg', carried)
  await laptop.openArticle(FERRY_TITLE)
  await setMode(laptop, 'Mixed')
  const fromLaptop = await laptop.exportBundle()

  await setMode(desk, 'Narrated')
  await takeIn(desk, fromLaptop)
  await test.step('both values are shown with who and when; one choice settles it', async () => {
    await desk.button('1 conflict').click()
    const dialog = desk.dialog('Conflicts')
    await expect(dialog.getByRole('listitem').filter({ hasText: 'Noor Hallberg' })).not.toHaveCount(0)
    await expect(dialog.getByText(/ · set on this machine$/)).toBeVisible()
    await expect(dialog.getByText(new RegExp(` · came with ${fromLaptop.fileName}$`))).toBeVisible()
    await expect(dialog.getByRole('button', { name: 'Keep Mixed' })).toBeVisible()
    await dialog.getByRole('button', { name: 'Keep Narrated' }).click()
    await expect(dialog).toBeHidden()
    await expect(desk.button('1 conflict')).toHaveCount(0)
    await desk.waitSaved()
  })

  await test.step('it stays settled when the old file comes again, and on the other machine', async () => {
    await takeIn(desk, fromLaptop)
    await expect(desk.page.getByRole('button', { name: /conflict/ })).toHaveCount(0)
    await takeIn(laptop, await desk.exportBundle())
    await laptop.claim('Pledge').getByRole('button').click()
    await expect(laptop.editor.getByRole('combobox', { name: 'Mode' })).toHaveValue('narrated')
    await expect(laptop.page.getByRole('button', { name: /conflict/ })).toHaveCount(0)
  })
})

async function goOnAs(app: App, name: string, file: Exported): Promise<void> {
  const dialog = await app.offerBundle(bundleFile(file.text))
  await dialog.getByRole('combobox', { name: 'Continue as' }).selectOption({ label: name })
  await dialog.getByRole('button', { name: 'Apply', exact: true }).click()
  await expect(dialog).toBeHidden()
  await app.waitSaved()
}

async function setMode(app: App, mode: string): Promise<void> {
  await app.claim('Pledge').getByRole('button').click()
  await app.editor.getByRole('combobox', { name: 'Mode' }).selectOption({ label: mode })
  await app.waitSaved()
}
