import { readFileSync } from 'node:fs'

/**
 * @typedef {import('playwright').Page} Page
 * @typedef {import('playwright').Locator} Locator
 */

/** The name under which the claims in the pictures are made. */
const ANALYST = 'Lena Aldous'

const ACCORD = 'Quellin states near deal'

/** Waits until all that was done is on disk. @param {Page} page */
export async function waitSaved(page) {
  await page
    .getByRole('status')
    .filter({ hasText: /^\s*Saved\s*$/ })
    .waitFor()
}

/** @param {Page} page @param {string} name */
export function dialogOf(page, name) {
  return page.getByRole('dialog', { name, exact: true })
}

/** @param {Page} page */
export function articleText(page) {
  return page.getByRole('document', { name: 'Article text' })
}

/** @param {Page} page */
export function claimEntries(page) {
  return page.getByRole('list', { name: 'Claims in this article' }).getByRole('listitem')
}

/** @param {Page} page @param {string} name */
export async function press(page, name) {
  await page.getByRole('button', { name, exact: true }).first().click()
}

/** Opens the window on a fresh profile. @param {Page} page @param {string} url */
export async function openWindow(page, url) {
  await page.goto(url)
  await waitSaved(page)
  await claimEntries(page).first().waitFor()
}

/** Answers the question of the first start. @param {Page} page */
export async function giveName(page, name = ANALYST) {
  const prompt = page.getByRole('region', { name: 'Your name' })
  await prompt.getByRole('textbox', { name: 'Your name' }).fill(name)
  await prompt.getByRole('button', { name: 'Use this name' }).click()
  await prompt.waitFor({ state: 'hidden' })
}

/** @param {Page} page @param {string} title how the article's title begins */
export async function openArticle(page, title) {
  await page.getByRole('region', { name: 'Library' }).getByRole('option', { name: title }).click()
  await articleText(page).getByText(title).first().waitFor()
}

/** @param {Page} page @param {string} title */
export async function runCommand(page, title) {
  await page.keyboard.press('Control+k')
  const dialog = dialogOf(page, 'Commands')
  await dialog.getByRole('combobox', { name: 'Command' }).fill(title)
  await dialog.getByRole('option', { name: title }).first().click()
  await dialog.waitFor({ state: 'hidden' })
}

/** Selects words of the article: finds them and closes the find bar over them. @param {Page} page @param {string} words */
export async function select(page, words) {
  await articleText(page).focus()
  await page.keyboard.press('Control+Home')
  await page.keyboard.press('Control+f')
  await page.keyboard.insertText(words)
  await page.getByText(/^1 of \d+$/).waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('toolbar', { name: 'New claim' }).waitFor()
}

/** @param {Page} page @param {string} words @param {string} letter */
export async function tag(page, words, letter) {
  const before = await claimEntries(page).count()
  await select(page, words)
  await page.keyboard.press(letter)
  await claimEntries(page).nth(before).waitFor()
}

/** Marks words as a part of the open claim. @param {Page} page @param {string} words @param {string} key */
async function mark(page, words, key) {
  await select(page, words)
  await page.keyboard.press(key)
  await page.getByRole('toolbar', { name: 'New claim' }).waitFor({ state: 'hidden' })
}

/** Exports the project as the dialog proposes it; answers the bundle. @param {Page} page */
export async function exportBundle(page) {
  await press(page, 'Export')
  const saving = page.waitForEvent('download')
  await dialogOf(page, 'Export').getByRole('button', { name: 'Save', exact: true }).click()
  return readFileSync(await (await saving).path())
}

/** Lets the window's clock jump. @param {Page} page @param {number} minutes */
export async function wait(page, minutes) {
  await page.evaluate((by) => {
    const gone = Number(Reflect.get(globalThis, 'pictureMinutes') ?? 0)
    Reflect.set(globalThis, 'pictureMinutes', gone + by)
  }, minutes)
}

/** An article of the sample with some claims of the analyst's own; the last one, a pledge, is open. @param {Page} page */
export async function annotate(page) {
  await openArticle(page, ACCORD)
  await tag(page, 'halting the decline in the sea’s level by 2040', 'r')
  await tag(page, 'lend Veldmark two floating power stations through the winter', 'o')
  await tag(page, '“First the numbers, then the money,”', 's')
  await tag(page, 'no new dam would be approved this year', 'p')
  await mark(page, 'had assured', '1')
  await mark(page, 'this year', '3')
  await waitSaved(page)
}
