import { expect } from '@playwright/test'
import { bundleFile } from '../support/app.ts'
import { comparable } from '../support/exported.ts'
import { FERRY, FERRY_TITLE } from '../support/ferry.ts'
import { annotateFerry, complete, handOver, nameYourself, Review, takeIn } from '../support/review.ts'
import { test } from '../support/test.ts'

test('a file that comes twice adds nothing, one that is cancelled or taken back leaves all as it was', async ({
  app: noor,
  anotherProfile,
}) => {
  await noor.createProject('Ferries')
  await noor.importText(FERRY)
  await noor.waitSaved()
  const empty = await noor.exportBundle()
  await annotateFerry(noor)
  await noor.waitSaved()
  const handed = await noor.exportBundle()

  const other = await anotherProfile()
  await takeIn(other, empty)
  const before = comparable(await other.exportBundle())

  await test.step('cancelled', async () => {
    const preview = await other.offerBundle(bundleFile(handed.text))
    const row = preview.getByRole('table', { name: 'By article' }).getByRole('row', { name: FERRY_TITLE })
    await expect(row).toContainText('4 claims')
    await preview.getByRole('button', { name: 'Cancel' }).click()
    expect(comparable(await other.exportBundle())).toBe(before)
  })

  await test.step('applied, and taken back in one step', async () => {
    await takeIn(other, handed)
    await other.openArticle(FERRY_TITLE)
    await expect(other.claims).toHaveCount(4)
    await other.page
      .getByRole('button', { name: /^Undo: Import applied/ })
      .last()
      .click()
    await expect(other.claims).toHaveCount(0)
    await other.waitSaved()
    expect(comparable(await other.exportBundle())).toBe(before)
  })

  await test.step('applied twice', async () => {
    await takeIn(other, handed)
    await other.openArticle(FERRY_TITLE)
    await expect(other.claims).toHaveCount(4)
    const once = comparable(await other.exportBundle())
    const again = await other.offerBundle(bundleFile(handed.text))
    await expect(again.getByText('Everything in this bundle is here already.')).toBeVisible()
    await again.getByRole('button', { name: 'Apply', exact: true }).click()
    await expect(again).toBeHidden()
    await other.waitSaved()
    expect(comparable(await other.exportBundle())).toBe(once)
  })
})

test('in a blind project colleagues’ claims stay hidden until one’s own article is complete', async ({
  app: noor,
  anotherProfile,
}) => {
  await noor.createProject('Ferries')
  await noor.screen('Settings').click()
  await noor.page.getByRole('checkbox', { name: /^Hide colleagues’ work/ }).check()
  await noor.screen('Read').click()
  await noor.importText(FERRY)
  await annotateFerry(noor)
  await complete(noor)
  const handed = await handOver(noor)

  const other = await anotherProfile()
  await nameYourself(other, 'Solveig Anand')
  await takeIn(other, handed)
  await other.openArticle(FERRY_TITLE)
  await expect(other.claims).toHaveCount(0)
  const review = new Review(other)
  await review.show()
  await review.open(FERRY_TITLE)
  await expect(review.pane.getByText('Hidden until you mark this article complete')).toBeVisible()
  await other.button('Mark this article complete').click()
  await expect(review.list.getByRole('option')).toHaveCount(4)
})
