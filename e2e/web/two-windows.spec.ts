import { expect } from '@playwright/test'
import { App } from '../support/app.ts'
import { claimsIn } from '../support/exported.ts'
import { FERRY, FERRY_PHRASES, FERRY_TITLE } from '../support/ferry.ts'
import { test } from '../support/test.ts'

test('a claim made in one window appears in the other, and nothing is lost when both edit', async ({
  app,
  context,
}) => {
  await app.importText(FERRY)
  const other = new App(await context.newPage())
  await other.open()
  await other.openArticle(FERRY_TITLE)

  await app.page.bringToFront()
  await app.tagWords(FERRY_PHRASES[0], 'p')
  await expect(other.claim('Pledge')).toHaveCount(1)

  await Promise.all([note(app, 'From the first window.'), strength(other)])
  for (const [index, phrase] of FERRY_PHRASES.slice(1, 7).entries()) {
    const [turn, watcher] = index % 2 === 0 ? [other, app] : [app, other]
    await turn.page.bringToFront()
    await turn.tagWords(phrase, 's')
    await expect(watcher.claims).toHaveCount(index + 2)
  }
  await Promise.all([app.waitSaved(), other.waitSaved()])
  const [first, ...rest] = claimsIn(await app.exportBundle(), FERRY_TITLE)
  expect(first?.note).toBe('From the first window.')
  expect(first?.attributes?.strength).toBe('firm')
  expect(first?.conflicts).toBeUndefined()
  expect(rest).toHaveLength(6)
})

async function note(app: App, text: string): Promise<void> {
  await app.claim('Pledge').getByRole('button').first().click()
  const field = app.editor.getByRole('textbox', { name: 'Note' })
  await field.fill(text)
  await field.press('Control+Enter')
  await app.waitSaved()
}

async function strength(app: App): Promise<void> {
  await app.claim('Pledge').getByRole('button').first().click()
  await app.editor.getByRole('combobox', { name: 'Strength' }).selectOption('Firm')
  await app.waitSaved()
}
