import { expect } from '@playwright/test'
import { App, readDownload } from '../support/app.ts'
import { claimsIn, quotesOf } from '../support/exported.ts'
import { FERRY, FERRY_TITLE } from '../support/ferry.ts'
import { faultyStorage, limitQuota, setStorageFault } from '../support/storage-faults.ts'
import { test } from '../support/test.ts'

test('“Saving…” stands in the frame in which an edit appears, and “Saved” comes back only after the transaction', async ({
  page,
}) => {
  await faultyStorage(page)
  const app = new App(page)
  await app.open()
  await app.importText(FERRY)
  await app.selectByKeyboard('close the pier')
  await setStorageFault(page, 'hold')
  const frames = recordFrames(app)
  await app.press('t')
  const { statusAtFirstSight } = await frames
  expect(statusAtFirstSight).toContain('Saving…')
  await expect(app.saved).toBeHidden()
  await setStorageFault(page, 'none')
  await expect(app.saved).toBeVisible()
})

test('a failing write leaves an error and the edit in view, saves a bundle with the edit, and is tried again', async ({
  page,
  guard,
}) => {
  guard.expectProblem(/abort/i)
  await faultyStorage(page)
  const app = new App(page)
  await app.open()
  await app.importText(FERRY)
  await app.selectByKeyboard('close the pier')
  await setStorageFault(page, 'fail')
  await app.tag('t')
  await expectUnsaved(app)
  await setStorageFault(page, 'none')
  await app.button('Try again').click()
  await expectSavedForGood(app)
})

test('a full disk leaves an error and the edit in view, saves a bundle with the edit, and is tried again', async ({
  app,
  guard,
}) => {
  guard.expectProblem(/quota/i)
  await app.importText(FERRY)
  await app.selectByKeyboard('close the pier')
  await limitQuota(app.page, 1)
  await app.tag('t')
  await expectUnsaved(app)
  await limitQuota(app.page, null)
  await app.button('Try again').click()
  await expectSavedForGood(app)
})

async function expectUnsaved(app: App): Promise<void> {
  const rescue = app.button('Save a bundle')
  await expect(rescue).toBeVisible()
  await expect(app.saved).toBeHidden()
  await expect(app.claim('Threat / warning')).toHaveCount(1)
  const { bundle } = await readDownload(await app.downloadBy(() => rescue.click()))
  expect(claimsIn({ bundle }, FERRY_TITLE).map(quotesOf)).toEqual([['close the pier']])
  await expect(rescue).toBeVisible()
}

async function expectSavedForGood(app: App): Promise<void> {
  await expect(app.saved).toBeVisible()
  await expect(app.button('Save a bundle')).toBeHidden()
  await app.reload()
  await expect(app.claim('Threat / warning')).toHaveCount(1)
}

/** Looks at the window frame by frame until the first claim of the article is in its list. */
function recordFrames(app: App): Promise<{ readonly statusAtFirstSight: string }> {
  return app.page.evaluate(
    () =>
      new Promise((resolve) => {
        const look = () => {
          const claim = document.querySelector('[aria-label="Claims in this article"] > li')
          if (claim === null) {
            requestAnimationFrame(look)
            return
          }
          const statuses = [...document.querySelectorAll('[role=status], output')]
          resolve({ statusAtFirstSight: statuses.map((status) => status.textContent).join('\n') })
        }
        requestAnimationFrame(look)
      }),
  )
}
