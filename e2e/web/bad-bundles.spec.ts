import { expect } from '@playwright/test'
import { bundleFile } from '../support/app.ts'
import { BROKEN_BUNDLES } from '../support/broken-bundles.ts'
import { comparable } from '../support/exported.ts'
import { FERRY } from '../support/ferry.ts'
import { test } from '../support/test.ts'

test('a broken bundle is refused with a message that says why, and the library stays as it was', async ({ app }) => {
  await app.importText(FERRY)
  await app.tagWords('close the pier', 't')
  await app.waitSaved()
  const before = await app.exportBundle()
  for (const { what, breakIt, says } of BROKEN_BUNDLES) {
    await test.step(what, async () => {
      const dialog = await app.offerBundle(bundleFile(breakIt(before.text)))
      await expect(dialog.getByText(says).first()).toBeVisible()
      await expect(dialog.getByText('Nothing in your library was changed.')).toBeVisible()
      await expect(dialog.getByRole('button', { name: 'Apply', exact: true })).toBeHidden()
      await app.closeDialog(dialog)
    })
  }
  expect(comparable(await app.exportBundle())).toBe(comparable(before))
})

test('`__proto__` keys in a bundle are data, and nothing else', async ({ app }) => {
  await app.importText(FERRY)
  const before = await app.exportBundle()
  const poisoned = before.text.replace('{', '{"__proto__": {"polluted": true, "isAdmin": 1},')
  const dialog = await app.offerBundle(bundleFile(poisoned))
  await app.closeDialog(dialog)
  expect(await app.page.evaluate((): unknown => Reflect.get({}, 'polluted'))).toBeUndefined()
  expect(comparable(await app.exportBundle())).toBe(comparable(before))
})

test('importing the same bundle twice adds nothing', async ({ app }) => {
  await app.importText(FERRY)
  await app.tagWords('close the pier', 't')
  await app.waitSaved()
  const before = await app.exportBundle()
  for (const _ of [1, 2]) {
    const dialog = await app.offerBundle(bundleFile(before.text))
    const apply = dialog.getByRole('button', { name: 'Apply', exact: true })
    if (await apply.isEnabled()) await apply.click()
    else await app.closeDialog(dialog)
    await expect(dialog).toBeHidden()
  }
  expect(comparable(await app.exportBundle())).toBe(comparable(before))
})
