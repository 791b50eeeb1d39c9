import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { ROOT } from '../../scripts/package-info.mjs'
import { keyboardPage } from '../../scripts/pictures/keyboard-page.mjs'
import { test } from '../support/test.ts'

test('docs/keyboard.md lists the keys that the window lists (npm run screenshots -- keyboard writes it anew)', async ({
  app,
}) => {
  await app.press('Escape')
  const written = await readFile(join(ROOT, 'docs/keyboard.md'), 'utf8')
  expect(written).toBe(await keyboardPage(app.page))
})

test('the settings link to the licences of all that ships', async ({ app, context, guard }) => {
  // Of a page of plain text the browser asks for an icon by itself.
  guard.expectProblem(/404/)
  await app.screen('Settings').click()
  const [page] = await Promise.all([
    context.waitForEvent('page'),
    app.page.getByRole('link', { name: 'Licences of Avowal and of the parts it is made of' }).click(),
  ])
  const text = page.locator('body')
  await expect(text).toContainText('avowal 0.1.0 (MIT)')
  await expect(text).toContainText('prosemirror-view')
  await expect(text).toContainText('SIL OPEN FONT LICENSE')
})
