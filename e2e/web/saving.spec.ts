import { expect } from '@playwright/test'
import { App, readDownload } from '../support/app.ts'
import { claimsIn, type Exported, quotesOf } from '../support/exported.ts'
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
  await expect(page.getByRole('alert').getByText('could not be written')).toBeVisible()
  const { bundle } = await rescue(app)
  expect(claimsIn({ bundle }, FERRY_TITLE).map(quotesOf)).toEqual([['close the pier']])
  await expect(app.claim('Threat / warning')).toHaveCount(1)

  await setStorageFault(page, 'none')
  await app.button('Try again').click()
  await expectAllSaved(app)
  await app.reload()
  await expect(app.claim('Threat / warning')).toHaveCount(1)
})

test('a full disk leaves an error and the edit in view, saves a bundle with the edit, and is tried again', async ({
  page,
  baseURL,
  guard,
}) => {
  guard.expectProblem(/quota/i)
  const liftLimit = await limitQuota(page, new URL(baseURL ?? '').origin, 4_000_000)
  const app = new App(page)
  await app.open()
  await app.importText(FERRY)
  await app.tagWords('close the pier', 't')
  const note = app.editor.getByRole('textbox', { name: 'Note' })
  const words = 'More than fits. '.repeat(300_000).trim()
  await note.fill(words)
  await note.press('Control+Enter')
  await expect(page.getByRole('alert').getByText('no room left')).toBeVisible()
  const { bundle } = await rescue(app)
  expect(claimsIn({ bundle }, FERRY_TITLE)[0]?.note === words).toBe(true)
  await expect(note).toHaveValue(/^More than fits/)

  await liftLimit()
  await app.button('Try again').click()
  await expectAllSaved(app)
  expect(claimsIn(await app.exportBundle(), FERRY_TITLE)[0]?.note === words).toBe(true)
})

/** Saves a bundle out of the strip that says that something is not on disk; the strip stays. */
async function rescue(app: App): Promise<Exported> {
  const save = app.button('Save a bundle')
  await expect(app.saved).toBeHidden()
  const exported = await readDownload(await app.downloadBy(() => save.click()))
  await expect(save).toBeVisible()
  return exported
}

async function expectAllSaved(app: App): Promise<void> {
  await expect(app.saved).toBeVisible()
  await expect(app.button('Save a bundle')).toBeHidden()
}

/** Looks at the window frame by frame until the first claim of the article is in its list. */
function recordFrames(app: App): Promise<{ readonly statusAtFirstSight: string }> {
  return app.page.evaluate(
    () =>
      new Promise((resolve) => {
        const look = () => {
          const claim = document.querySelector('[aria-label="Claims in this article"] [role="listitem"]')
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
