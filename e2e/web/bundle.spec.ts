import { readFile } from 'node:fs/promises'
import { expect } from '@playwright/test'
import { bundleFile } from '../support/app.ts'
import { claimsIn, comparable } from '../support/exported.ts'
import { FERRY, FERRY_TITLE } from '../support/ferry.ts'
import { test } from '../support/test.ts'

test('a project that was exported and deleted comes back from its bundle as it was', async ({ app }) => {
  await app.importText(FERRY)
  await app.tagWords('close the pier', 't')
  await app.tagWords('to reopen the north ferry by June', 'p')
  await app.waitSaved()
  const exported = await app.exportBundle()

  await app.deleteProject()
  await expect(app.entry(FERRY_TITLE)).toHaveCount(0)

  await app.importBundle(bundleFile(exported.text, exported.fileName))
  await app.openArticle(FERRY_TITLE)
  await expect(app.claims).toHaveCount(2)
  expect(comparable(await app.exportBundle())).toBe(comparable(exported))
})

test('a fresh profile shows the sample project, with one article fully annotated', async ({ app }) => {
  expect(await app.articles.getByRole('option').or(app.articles.getByRole('listitem')).count()).toBeGreaterThanOrEqual(
    6,
  )
  await expect(app.article).toBeVisible()
  const claims = await app.claims.count()
  expect(claims).toBeGreaterThan(10)
  await app.reload()
  await expect(app.article).toBeVisible()
  await expect(app.claims).toHaveCount(claims)
})

test('a bundle comes into an empty profile with its project, and its claims can be read there', async ({
  app,
  anotherProfile,
}) => {
  await app.createProject('Ferries')
  await app.importText(FERRY)
  await app.tagWords('close the pier', 't')
  await app.waitSaved()
  const exported = await app.exportBundle()
  const other = await anotherProfile()
  await other.importBundle(bundleFile(exported.text))
  await other.openArticle(FERRY_TITLE)
  await expect(other.claim('Threat / warning')).toHaveCount(1)
  expect(comparable(await other.exportBundle())).toBe(comparable(exported))
})

test('the preview counts what would come, and nothing is written before Apply', async ({ app, anotherProfile }) => {
  await app.createProject('Ferries')
  await app.importText(FERRY)
  await app.tagWords('close the pier', 't')
  await app.waitSaved()
  const exported = await app.exportBundle()
  const other = await anotherProfile()
  const before = await other.exportBundle()
  const dialog = await other.offerBundle(bundleFile(exported.text))
  await expect(dialog.getByText('Ferries').first()).toBeVisible()
  await expect(dialog.getByRole('button', { name: 'Apply', exact: true })).toBeEnabled()
  await other.closeDialog(dialog)
  expect(comparable(await other.exportBundle())).toBe(comparable(before))
})

test('the claims leave as a table, and the dialog says beforehand what is left behind', async ({ app }) => {
  await app.importText(FERRY)
  await app.tagWords('close the pier', 't')
  await app.waitSaved()
  await app.button('Export').click()
  const dialog = app.dialog('Export')
  await dialog.getByRole('combobox', { name: 'Format' }).selectOption({ label: 'CSV table of claims' })
  await dialog.getByRole('combobox', { name: 'Scope' }).selectOption({ label: 'This article' })
  await expect(dialog.getByText('What is left behind')).toBeVisible()
  const download = await app.downloadBy(() => dialog.getByRole('button', { name: 'Save', exact: true }).click())
  expect(download.suggestedFilename()).toMatch(/\.csv$/)
  const rows = (await readFile(await download.path(), 'utf8')).trim().split('\n')
  expect(rows).toHaveLength(2)
  expect(rows[1]).toContain('close the pier')
})

test('“Current state only” leaves out the history and what is in the bin', async ({ app }) => {
  await app.importText(FERRY)
  await app.tagWords('close the pier', 't')
  await app.tagWords('hire its own', 't')
  await app.editor.getByRole('button', { name: 'Delete claim' }).click()
  await expect(app.claims).toHaveCount(1)
  await app.waitSaved()
  await app.button('Export').click()
  await app.dialog('Export').getByRole('checkbox', { name: 'Current state only' }).check()
  const { bundle } = await app.saveExport()
  expect(bundle.revisions).toEqual([])
  expect(claimsIn({ bundle }, FERRY_TITLE)).toHaveLength(1)
})
