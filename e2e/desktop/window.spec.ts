import { expect, type Page } from '@playwright/test'
import { FERRY, FERRY_TITLE } from '../support/ferry.ts'
import { faultyStorage, setStorageFault } from '../support/storage-faults.ts'
import { answerDialogs, askedOf, askToQuit, type Desktop, quit } from './support/desktop.ts'
import { test, windowOf } from './support/test.ts'

const WAIT = 0
const CLOSE_ANYWAY = 1

const isOpen = (desktop: Desktop) =>
  desktop.inMain(({ BrowserWindow }) => BrowserWindow.getAllWindows().length === 1, null)

test('the main job: an article, a claim, a reload, a start, and all is there', async ({ start }) => {
  const first = await start()
  const app = await windowOf(first)
  await app.importText(FERRY)
  await app.tagWords('close the pier', 't')
  await app.waitSaved()
  await app.reload()
  await expect(app.claim('Threat / warning')).toHaveCount(1)
  await quit(first)
  const again = await windowOf(await start())
  await expect(again.entry(FERRY_TITLE)).toBeVisible()
  await expect(again.claim('Threat / warning')).toHaveCount(1)
})

test.describe('Quitting while a change is being written', () => {
  async function holdAWrite(desktop: Desktop) {
    const page = await desktop.page()
    await faultyStorage(page)
    await page.reload()
    const app = await windowOf(desktop)
    await app.importText(FERRY)
    await app.selectByKeyboard('close the pier')
    await setStorageFault(page, 'hold')
    await app.press('t')
    await expect(app.saved).toBeHidden()
    return app
  }

  test('asks, and waits where the user wants to wait', async ({ desktop }) => {
    const app = await holdAWrite(desktop)
    await answerDialogs(desktop, { method: 'showMessageBox', answer: { response: WAIT } })
    await askToQuit(desktop)
    await expect.poll(() => askedOf(desktop, 'showMessageBox')).toHaveLength(1)
    expect(await isOpen(desktop)).toBe(true)
    await setStorageFault(app.page, 'none')
    await app.waitSaved()
    await quit(desktop)
  })

  test('asks, and quits where the user does not want to wait', async ({ desktop }) => {
    await holdAWrite(desktop)
    await answerDialogs(desktop, { method: 'showMessageBox', answer: { response: CLOSE_ANYWAY } })
    await quit(desktop)
  })
})

test('a window whose process ends comes back with the claim and a notice', async ({ desktop, guard }) => {
  guard.expectProblem(/crash/i)
  const app = await windowOf(desktop)
  await app.importText(FERRY)
  await app.tagWords('close the pier', 't')
  await app.waitSaved()
  const back = await afterCrash(desktop, app.page)
  await expect(back.page.getByText(/The window stopped and was opened again/)).toBeVisible()
  await expect(back.claim('Threat / warning')).toHaveCount(1)
})

/** Ends the process of the window; answers the window that comes back. */
async function afterCrash(desktop: Desktop, page: Page) {
  const crashed = page.waitForEvent('crash')
  await desktop.inMain(
    ({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
    null,
  )
  await crashed
  return windowOf(desktop)
}

const boundsOf = (desktop: Desktop) =>
  desktop.inMain(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getNormalBounds(), null)

test('the window opens where it was', async ({ start }) => {
  const first = await start()
  await windowOf(first)
  const place = { x: 120, y: 90, width: 900, height: 640 }
  await first.inMain(({ BrowserWindow }, bounds) => BrowserWindow.getAllWindows()[0]?.setBounds(bounds), place)
  await quit(first)
  expect(await boundsOf(await start())).toEqual(place)
})

test('the window is dark where the system is', async ({ desktop }) => {
  const { page } = await windowOf(desktop)
  const colour = () => page.evaluate(() => getComputedStyle(document.body).color)
  const setTheme = (theme: 'light' | 'dark') =>
    desktop.inMain(({ nativeTheme }, source) => {
      nativeTheme.themeSource = source
    }, theme)
  await setTheme('light')
  await expect.poll(() => page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)).toBe(false)
  const light = await colour()
  await setTheme('dark')
  await expect.poll(colour).not.toBe(light)
})

test('every command of the palette is in the menu', async ({ desktop }) => {
  const app = await windowOf(desktop)
  await app.press('Control+k')
  const options = app.dialog('Commands').getByRole('option')
  await expect(options.first()).toBeVisible()
  const titles = await options.evaluateAll((found) => found.map((option) => option.textContent ?? ''))
  const labels = await desktop.inMain(({ Menu }) => {
    type Item = { readonly label: string; readonly submenu?: { readonly items: readonly Item[] } }
    const all = (items: readonly Item[]): string[] =>
      items.flatMap((item) => [item.label, ...all(item.submenu?.items ?? [])])
    return all((Menu.getApplicationMenu()?.items ?? []) as unknown as readonly Item[])
  }, null)
  const plain = labels.map((label) => label.replaceAll('&&', '&'))
  expect(titles.length).toBeGreaterThan(10)
  expect(titles.filter((title) => !plain.some((label) => label !== '' && title.startsWith(label)))).toEqual([])
})
