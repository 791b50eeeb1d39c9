import { expect } from '@playwright/test'
import { FERRY } from '../support/ferry.ts'
import { test } from '../support/test.ts'

/** A script for the page: what the database keeps of what is typed. */
const KEPT_DRAFTS = `new Promise((resolve, reject) => {
  const opening = indexedDB.open('avowal')
  opening.onerror = () => reject(opening.error)
  opening.onsuccess = () => {
    const reading = opening.result.transaction('meta').objectStore('meta').getAll()
    reading.onsuccess = () => {
      opening.result.close()
      resolve(JSON.stringify(reading.result))
    }
  }
})`

test('a note that is half typed is there again after a reload', async ({ app, page }) => {
  await app.importText(FERRY)
  await app.tagWords('close the pier', 't')
  await app.waitSaved()
  const note = page.getByRole('textbox', { name: 'Note' })
  await note.click()
  await page.keyboard.type('Said twice, and mea')
  await expect.poll(() => page.evaluate(KEPT_DRAFTS)).toContain('Said twice, and mea')
  await page.reload()
  await expect(note).toHaveValue('Said twice, and mea')
  await expect(page.getByText('Restored what you had not saved.')).toBeVisible()
  await note.click()
  await page.keyboard.press('End')
  await page.keyboard.type('nt')
  await page.keyboard.press('Tab')
  await app.waitSaved()
  await page.reload()
  await expect(note).toHaveValue('Said twice, and meant')
  await expect(page.getByText('Restored what you had not saved.')).toBeHidden()
})

test('a search shows its hits in their place', async ({ app, page }) => {
  await app.importText(FERRY)
  await page.keyboard.press('ControlOrMeta+Shift+k')
  await page.keyboard.type('"close the pier"')
  const hits = page.getByRole('region', { name: 'Passages found' })
  await hits
    .getByRole('button', { name: /close the pier/ })
    .first()
    .click()
  await expect(page.getByRole('textbox', { name: 'Find in article' })).toHaveValue('"close the pier"')
  await expect(page.getByText(/^1 of \d+$/)).toBeVisible()
})
