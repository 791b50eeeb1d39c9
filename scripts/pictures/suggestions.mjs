import { articleText, giveName, openArticle } from './window-driver.mjs'

/** @typedef {import('playwright').Page} Page */

/** What is suggested in an article: two of it accepted, the next one current. @param {Page} page */
export async function showSuggestions(page) {
  await giveName(page)
  await openArticle(page, 'Dockworkers extend strike')
  await page.getByRole('button', { name: 'Suggest claims', exact: true }).click()
  const list = page.getByRole('list', { name: 'Suggestions' })
  await list.waitFor()
  await articleText(page).focus()
  for (const key of [']', 'Enter', 'Enter', ']']) await page.keyboard.press(key)
  await list.locator('[aria-current]').waitFor()
}
