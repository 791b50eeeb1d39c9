import { expect } from '@playwright/test'
import { App } from '../support/app.ts'
import { FERRY, FERRY_TITLE } from '../support/ferry.ts'
import { test } from '../support/test.ts'

test('Ctrl+K opens the palette, which holds every command', async ({ app }) => {
  await app.importText(FERRY)
  await app.press('Control+k')
  const dialog = app.dialog('Commands')
  await expect(dialog.getByRole('combobox', { name: 'Command' })).toBeFocused()
  const listed = (await dialog.getByRole('option').allTextContents()).join('\n')
  for (const title of COMMANDS) expect(listed).toContain(title)
  await app.press('Escape')
  await expect(dialog).toBeHidden()
})

test('the palette runs a command by a few of its letters', async ({ app }) => {
  await app.press('Control+k')
  await app.page.keyboard.type('theme dark')
  await app.press('Enter')
  await expect(app.dialog('Commands')).toBeHidden()
  await expect.poll(() => isDark(app)).toBe(true)
})

test('the filter looks at titles and at the words of the articles', async ({ app }) => {
  await app.importText(FERRY)
  const all = await entries(app).count()
  const filter = app.library.getByRole('searchbox', { name: 'Filter articles' })
  await filter.fill('ferry quarrel')
  await expect(entries(app)).toHaveCount(1)
  await filter.fill('CAFÉ owners on the quay')
  await expect(entries(app)).toHaveCount(1)
  await expect(app.entry(FERRY_TITLE)).toBeVisible()
  await filter.fill('zzzzz')
  await expect(entries(app)).toHaveCount(0)
  await filter.fill('')
  await expect(entries(app)).toHaveCount(all)
})

test('the theme is chosen in the settings and kept', async ({ app }) => {
  await app.screen('Settings').click()
  await app.page
    .getByRole('radio', { name: 'Dark' })
    .or(app.page.getByLabel('Dark', { exact: true }))
    .first()
    .check()
  await expect.poll(() => isDark(app)).toBe(true)
  await app.page.reload()
  await expect(app.page.getByRole('heading', { name: 'Settings' })).toBeVisible()
  expect(await isDark(app)).toBe(true)
})

test('the size of the text is changed by a command and kept', async ({ app }) => {
  const before = await textSize(app)
  await app.runCommand('Larger text')
  await expect.poll(() => textSize(app)).toBeGreaterThan(before)
  const larger = await textSize(app)
  await app.waitSaved()
  await app.reload()
  await expect.poll(() => textSize(app)).toBe(larger)
})

test('a deleted claim waits in the bin and comes back from there', async ({ app }) => {
  await app.importText(FERRY)
  await app.tagWords('close the pier', 't')
  await app.editor.getByRole('button', { name: 'Delete claim' }).click()
  await expect(app.claims).toHaveCount(0)
  await app.runCommand('Open the bin')
  const bin = app.dialog('Bin')
  await bin
    .getByRole('button', { name: /^Restore/ })
    .first()
    .click()
  await app.closeDialog(bin)
  await expect(app.claim('Threat / warning')).toHaveCount(1)
})

test('a toast offers Undo after a deletion', async ({ app }) => {
  await app.importText(FERRY)
  await app.tagWords('close the pier', 't')
  await app.editor.getByRole('button', { name: 'Delete claim' }).click()
  await app.page.getByRole('button', { name: /^Undo: Claim moved to the bin/ }).click()
  await expect(app.claim('Threat / warning')).toHaveCount(1)
})

test('the focus stays in the text from one article to the next, and comes back to it from a toast', async ({ app }) => {
  await app.article.focus()
  for (const key of ['Control+]', 'Control+[', 'Control+Enter']) {
    const before = await app.article.textContent()
    await app.press(key)
    await expect(app.article).not.toHaveText(before ?? '')
    await expect(app.article).toBeFocused()
  }
  await app.runCommand('Move article to the bin')
  await app.page.getByRole('button', { name: /^Undo: / }).focus()
  await app.press('Enter')
  await expect(app.page.getByRole('button', { name: /^Undo: / })).toHaveCount(0)
  await expect(app.page.locator('body')).not.toBeFocused()
})

test('the first-run prompt is not modal, and Escape dismisses it for good', async ({ page }) => {
  const app = new App(page)
  await app.open()
  const prompt = page.getByRole('region', { name: 'Your name' })
  await expect(prompt).toBeVisible()
  await expect(page.locator('dialog:modal')).toHaveCount(0)
  await app.entry((await titles(app))[1] ?? '').click()
  await expect(prompt).toBeVisible()
  await app.press('Escape')
  await expect(prompt).toBeHidden()
  await app.waitSaved()
  await app.reload()
  await expect(app.article).toBeVisible()
  await expect(prompt).toBeHidden()
})

test('the name that is given stands beside my claims and in the bundle', async ({ app }) => {
  const prompt = app.page.getByRole('region', { name: 'Your name' })
  await prompt.getByRole('textbox', { name: 'Your name' }).fill('Ida Wren')
  await prompt.getByRole('button', { name: 'Use this name' }).click()
  await expect(prompt).toBeHidden()
  await app.importText(FERRY)
  await app.tagWords('close the pier', 't')
  await app.waitSaved()
  const { bundle } = await app.exportBundle()
  expect(bundle.annotators?.map(({ name }) => name)).toContain('Ida Wren')
})

test('a reload comes back to the same project, article, claim and screen', async ({ app }) => {
  await app.createProject('Ferries')
  await app.importText(FERRY)
  await app.tagWords('close the pier', 't')
  await app.waitSaved()
  await app.reload()
  await expect(app.button('Project: Ferries')).toBeVisible()
  await expect(app.article).toContainText(FERRY_TITLE)
  await expect(app.editor).toBeVisible()
  await app.screen('Settings').click()
  await expect(app.page.getByRole('heading', { name: 'Settings' })).toBeVisible()
  await app.waitSaved()
  await app.page.reload()
  await expect(app.page.getByRole('heading', { name: 'Settings' })).toBeVisible()
})

test('the article’s own find bar steps through its matches', async ({ app }) => {
  await app.importText(FERRY)
  await app.article.focus()
  await app.press('Control+f')
  await app.page.keyboard.type('ferry')
  await expect(app.page.getByText('1 of 2')).toBeVisible()
  await app.press('Enter')
  await expect(app.page.getByText('2 of 2')).toBeVisible()
})

test('copying gives the words of the article and nothing else', async ({ app, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await app.importText(FERRY)
  await app.selectByKeyboard('the storm gates were not repaired')
  await app.press('Control+c')
  expect(await app.page.evaluate(() => navigator.clipboard.readText())).toBe('the storm gates were not repaired')
})

test('letters and digits do nothing while single keys are switched off', async ({ app }) => {
  await app.importText(FERRY)
  await app.screen('Settings').click()
  await app.page.getByRole('checkbox', { name: 'Single letters tag the selected words' }).uncheck()
  await app.screen('Read').click()
  await app.selectByKeyboard('close the pier')
  await app.press('t')
  await expect(app.claims).toHaveCount(0)
  await app.bar.getByRole('button', { name: 'Threat / warning' }).click()
  await expect(app.claim('Threat / warning')).toHaveCount(1)
})

const COMMANDS = [
  'Undo',
  'Redo',
  'Import articles',
  'Import annotations',
  'Export',
  'Save a bundle of everything',
  'Open the bin',
  'Tag as Pledge',
  'Tag as Official act / measure',
  'Tag with the last commitment again',
  'Delete claim',
  'Add selection as further segment',
  'Mark selection as cue',
  'Mark selection as speaker mention',
  'Next article',
  'Next claim',
  'Mark article as complete',
  'Show reader',
  'Show settings',
  'Show or hide the library',
  'Show or hide the claims',
  'Larger text',
  'Theme: dark',
  'New project',
  'Delete project',
  'Show the keyboard',
] as const

function entries(app: App) {
  return app.articles.getByRole('option').or(app.articles.getByRole('listitem'))
}

function titles(app: App): Promise<readonly string[]> {
  return entries(app).evaluateAll((all) => all.map((entry) => entry.getAttribute('aria-label')?.split(',')[0] ?? ''))
}

/** Whether the window's ground is darker than its letters. */
function isDark(app: App): Promise<boolean> {
  return app.page.evaluate(() => {
    const { backgroundColor } = getComputedStyle(document.body)
    const canvas = new OffscreenCanvas(1, 1).getContext('2d')
    if (canvas === null) return false
    canvas.fillStyle = backgroundColor
    canvas.fillRect(0, 0, 1, 1)
    const [red = 0, green = 0, blue = 0] = canvas.getImageData(0, 0, 1, 1).data
    return red + green + blue < 384
  })
}

/** The size of the article's letters in CSS pixels. */
function textSize(app: App): Promise<number> {
  return app.article
    .locator('p')
    .first()
    .evaluate((block) => Number.parseFloat(getComputedStyle(block).fontSize))
}
