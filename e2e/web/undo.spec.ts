import { expect } from '@playwright/test'
import type { App } from '../support/app.ts'
import { currentState } from '../support/exported.ts'
import { FERRY, FERRY_PHRASES } from '../support/ferry.ts'
import { test } from '../support/test.ts'

test('fifty edits are undone one by one to the initial state and redone, across a reload', async ({ app }) => {
  test.slow()
  await app.importText(FERRY)
  const initial = currentState(await app.exportBundle())
  for (const phrase of FERRY_PHRASES) await fiveEdits(app, phrase)
  await app.waitSaved()
  const final = currentState(await app.exportBundle())

  await app.article.focus()
  for (let edit = 0; edit < 25; edit += 1) await app.press('Control+z')
  await expect(app.claims).toHaveCount(5)
  await app.waitSaved()
  await app.reload()
  await expect(app.claims).toHaveCount(5)
  await app.article.focus()
  for (let edit = 0; edit < 25; edit += 1) await app.press('Control+z')
  await expect(app.claims).toHaveCount(0)
  await app.waitSaved()
  expect(currentState(await app.exportBundle())).toEqual(initial)

  await app.article.focus()
  for (let edit = 0; edit < 50; edit += 1) await app.press('Control+Shift+z')
  await expect(app.claims).toHaveCount(10)
  await expect(app.button('Redo').first()).toBeDisabled()
  await app.waitSaved()
  expect(currentState(await app.exportBundle())).toEqual(final)
})

test('the buttons undo and redo as the keys do', async ({ app }) => {
  await app.importText(FERRY)
  await app.tagWords('close the pier', 't')
  await app.button('Undo').first().click()
  await expect(app.claims).toHaveCount(0)
  await app.button('Redo').first().click()
  await expect(app.claim('Threat / warning')).toHaveCount(1)
})

async function fiveEdits(app: App, phrase: string): Promise<void> {
  await app.tagWords(phrase, 's')
  const quote = app.claimsPane.getByRole('listitem').filter({ has: app.page.locator('[aria-current=true]') })
  await app.press('<')
  await expect(quote).not.toContainText(phrase)
  for (const [field, value] of [
    ['Mode', 'Mixed'],
    ['Strength', 'Hedged'],
    ['Conditionality', 'None'],
  ] as const) {
    const choice = app.editor.getByRole('combobox', { name: field })
    await choice.selectOption(value)
    await expect(choice.locator('option:checked')).toHaveText(value)
  }
}
