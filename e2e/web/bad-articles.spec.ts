import { expect } from '@playwright/test'
import { textFile } from '../support/app.ts'
import { REFUSED_TEXTS, TAKEN_TEXTS } from '../support/broken-texts.ts'
import { articleOf, comparable } from '../support/exported.ts'
import { FERRY, FERRY_TITLE } from '../support/ferry.ts'
import { test } from '../support/test.ts'

test('a file that is no article is refused with a message that names it and the reason, and the library stays as it was', async ({
  app,
}) => {
  const before = await app.exportBundle()
  for (const { what, file, says } of REFUSED_TEXTS) {
    await test.step(what, async () => {
      const dialog = await app.offerFiles([file])
      await dialog.getByRole('button', { name: 'Import', exact: true }).click()
      await expect(dialog.getByText(says).first()).toBeVisible()
      await expect(dialog.getByText(file.name).first()).toBeVisible()
      await app.closeDialog(dialog)
    })
  }
  expect(comparable(await app.exportBundle())).toBe(comparable(before))
})

test('a file that is an article in spite of its odd bytes is taken, and its text is right', async ({ app }) => {
  for (const { what, file, title, line } of TAKEN_TEXTS) {
    await test.step(what, async () => {
      await app.importFiles([file])
      await expect(app.entry(title)).toBeVisible()
      await expect(app.article).toContainText(line)
    })
  }
  const exported = await app.exportBundle()
  for (const { title, line } of TAKEN_TEXTS) {
    const { text, length } = articleOf(exported, title)
    expect(text).toContain(line)
    expect(text).not.toMatch(/[\r\0\uFEFF]/)
    expect(Array.from(text ?? '')).toHaveLength(length)
  }
})

test('a good file among bad ones is imported, and the bad ones are named', async ({ app }) => {
  const refused = REFUSED_TEXTS.slice(0, 2).map(({ file }) => file)
  const dialog = await app.offerFiles([...refused, textFile('ferry.txt', FERRY)])
  await dialog.getByRole('button', { name: 'Import', exact: true }).click()
  await expect(dialog.getByText('Not imported')).toHaveCount(refused.length)
  for (const { name } of refused) await expect(dialog.getByText(name).first()).toBeVisible()
  await app.closeDialog(dialog)
  await expect(app.entry(FERRY_TITLE)).toBeVisible()
})

test('the same article twice is recognised, and the library stays as it was', async ({ app }) => {
  await app.importFiles([textFile('ferry.txt', FERRY)])
  const before = await app.exportBundle()
  const dialog = await app.offerFiles([textFile('ferry again.txt', FERRY.replaceAll('\n', '\r\n'))])
  await dialog.getByRole('button', { name: 'Import', exact: true }).click()
  await expect(dialog.getByText(/already/i).first()).toBeVisible()
  await app.closeDialog(dialog)
  await expect(app.entry(FERRY_TITLE)).toHaveCount(1)
  expect(comparable(await app.exportBundle())).toBe(comparable(before))
})

test('lone surrogates in a pasted text become replacement characters', async ({ app }) => {
  await app.importText('Half a pair, pasted\n\nThe pair \uD83D was broken, the keeper said.\n')
  await expect(app.article).toContainText('The pair \uFFFD was broken')
})
