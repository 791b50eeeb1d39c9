import AxeBuilder from '@axe-core/playwright'
import { expect, type Locator } from '@playwright/test'
import { type App, bundleFile, readDownload } from '../support/app.ts'
import { claimsIn, quotesOf } from '../support/exported.ts'
import { FERRY, FERRY_TITLE } from '../support/ferry.ts'
import { Review } from '../support/review.ts'
import { test } from '../support/test.ts'

interface Place {
  readonly name: string
  readonly go: (app: App) => Promise<unknown>
}

/** What one comes to from the page, and back with Escape. */
const OVER_THE_PAGE: readonly Place[] = [
  { name: 'the import of articles', go: (app) => app.openImport() },
  {
    name: 'the export',
    go: async (app) => {
      await app.button('Export').click()
      await expect(app.dialog('Export').getByRole('button', { name: 'Save', exact: true })).toBeEnabled()
    },
  },
  { name: 'a refused bundle', go: (app) => app.offerBundle(bundleFile('{')) },
  {
    name: 'the palette',
    go: async (app) => {
      await app.press('Control+k')
      await expect(app.dialog('Commands')).toBeVisible()
    },
  },
  { name: 'the keyboard', go: (app) => app.runCommand('Show the keyboard') },
  { name: 'the menu of projects', go: (app) => app.button('Project: Sample: The Quellin Sea').click() },
  { name: 'the copy of a project', go: (app) => app.runCommand('Duplicate project') },
  { name: 'the deletion of a project', go: (app) => app.runCommand('Delete project') },
]

/** Every other screen, and how to get there. */
const PLACES: readonly Place[] = [
  { name: 'the first start', go: async () => undefined },
  { name: 'an open claim', go: (app) => app.claims.first().getByRole('button').first().click() },
  { name: 'the bar at a selection', go: (app) => app.selectByKeyboard('grain corridor') },
  {
    name: 'the find bar',
    go: async (app) => {
      await app.article.focus()
      await app.press('Control+f')
      await app.page.keyboard.type('grain')
    },
  },
  { name: 'the settings', go: (app) => app.screen('Settings').click() },
  {
    name: 'the review of an article',
    go: async (app) => {
      const review = new Review(app)
      await review.show()
      await review.open('Five-month grain standoff')
      await app.press('r')
      await expect(app.page.getByRole('textbox', { name: 'Reason' })).toBeFocused()
    },
  },
  {
    name: 'an amendment',
    go: async (app) => {
      const review = new Review(app)
      await review.show()
      await review.open('Five-month grain standoff')
      await app.press('e')
      await expect(app.button('Propose amendment')).toBeVisible()
    },
  },
  { name: 'the conflicts', go: (app) => app.runCommand('Show conflicts') },
  {
    name: 'the preview of a bundle',
    go: async (app) => {
      const { text } = await app.exportBundle()
      const dialog = await app.offerBundle(bundleFile(text))
      await expect(dialog.getByRole('button', { name: 'Apply', exact: true })).toBeVisible()
    },
  },
  {
    name: 'the bin',
    go: async (app) => {
      await app.runCommand('Move article to the bin')
      await app.runCommand('Open the bin')
      await expect(
        app
          .dialog('Bin')
          .getByRole('button', { name: /^Restore/ })
          .first(),
      ).toBeVisible()
    },
  },
  {
    name: 'a search with its hits',
    go: async (app) => {
      await app.runCommand('Search in texts, claims and notes')
      await app.page.keyboard.type('grain')
      await expect(app.page.getByRole('region', { name: 'Passages found' })).toBeVisible()
    },
  },
  { name: 'the tour', go: (app) => app.button('Show me around').click() },
  {
    name: 'an empty project',
    go: (app) => app.createProject('Empty'),
  },
]

for (const { name, go } of PLACES) {
  test(`axe finds nothing in ${name}, light and dark`, async ({ app }) => {
    await go(app)
    await expectNoFindings(app)
  })
}

test('axe finds nothing in what opens over the page, light and dark', async ({ app }) => {
  test.slow() // Eight places, one after the other.
  for (const { name, go } of OVER_THE_PAGE) {
    await test.step(name, async () => {
      await go(app)
      await expectNoFindings(app)
      await app.press('Escape')
      await expect(app.page.getByRole('dialog').or(app.page.getByRole('menu'))).toBeHidden()
    })
  }
})

/** In light and in dark, where only the colours are others. */
async function expectNoFindings(app: App): Promise<void> {
  await app.page.emulateMedia({ colorScheme: 'light' })
  const light = await findings(app)
  await app.page.emulateMedia({ colorScheme: 'dark' })
  expect({ light, dark: await findings(app, ['color-contrast']) }).toEqual({ light: [], dark: [] })
}

/** What axe has against the window as it stands, by all its rules or by some. */
async function findings(app: App, rules?: string[]): Promise<readonly string[]> {
  const axe = new AxeBuilder({ page: app.page }).setLegacyMode().options({ resultTypes: ['violations'] })
  const { violations } = await (rules === undefined ? axe : axe.withRules(rules)).analyze()
  return violations.flatMap(({ id, help, nodes }) => nodes.map(({ html }) => `${id} (${help}): ${html}`))
}

test('the way from import to export is walked with the keyboard alone', async ({ app }) => {
  await app.press('Escape')
  await app.press('Control+o')
  const importing = app.dialog('Import articles')
  await tabTo(app, importing.getByRole('textbox', { name: 'Paste text' }))
  await app.page.keyboard.insertText(FERRY)
  await tabTo(app, importing.getByRole('button', { name: 'Import', exact: true }))
  await app.press('Enter')
  await expect(app.article).toContainText(FERRY_TITLE)

  await tabTo(app, app.article)
  await app.press('Control+Home')
  for (const _ of [1, 2, 3]) await app.press('Control+ArrowDown')
  await app.press('Space')
  await app.tag('t')
  await tabTo(app, app.editor.getByRole('textbox', { name: 'Note' }))
  await app.page.keyboard.type('By keyboard.')
  await app.press('Control+Enter')
  await app.waitSaved()

  await app.press('Control+e')
  const exporting = app.dialog('Export')
  await expect(exporting).toBeVisible()
  await tabTo(app, exporting.getByRole('button', { name: 'Save', exact: true }))
  const { bundle } = await readDownload(await app.downloadBy(() => app.press('Enter')))
  const [claim] = claimsIn({ bundle }, FERRY_TITLE)
  expect(claim?.note).toBe('By keyboard.')
  expect(claim && quotesOf(claim)[0]).toMatch(/^Harbor master Idris Falk warned/)
})

test('the focus can be seen on every stop of the Tab key', async ({ app }) => {
  await app.press('Escape')
  const unseen = new Set<string>()
  for (let stop = 0; stop < 40; stop += 1) {
    await app.press('Tab')
    const focused = app.page.locator(':focus')
    if ((await focused.count()) === 0 || (await focused.evaluate(hasRing))) continue
    const withFocus = await app.page.screenshot()
    const html = await focused.evaluate((element) => {
      const start = element.outerHTML.slice(0, 120)
      if (element instanceof HTMLElement) element.blur()
      return start
    })
    if (withFocus.equals(await app.page.screenshot())) unseen.add(html)
  }
  expect([...unseen]).toEqual([])
})

/** Whether an element draws an outline of its own. */
function hasRing(element: Element): boolean {
  const { outlineStyle, outlineWidth } = getComputedStyle(element)
  return outlineStyle !== 'none' && outlineWidth !== '0px'
}

for (const { name, width, height, scale } of [
  { name: '960×600', width: 960, height: 600, scale: 1 },
  { name: '1280×800 at a zoom of 200 %', width: 640, height: 400, scale: 2 },
]) {
  test.describe(() => {
    test.use({ viewport: { width, height }, deviceScaleFactor: scale })
    test(`the window fits into ${name} without scrolling sideways`, async ({ page, app }) => {
      await expectNoSidewaysScroll(app)
      if (await app.button('Show library').isVisible()) await app.button('Show library').click()
      await app.articles.getByRole('option').first().click()
      await expectNoSidewaysScroll(app)
      await app.screen('Settings').click()
      await expectNoSidewaysScroll(app)
      await app.screen('Read').click()
      await app.button('Import articles').first().click()
      await expect(app.dialog('Import articles').getByRole('button', { name: 'Import', exact: true })).toBeInViewport()
      await expectNoSidewaysScroll(app)
      await page.keyboard.press('Escape')
      await app.button('Export').click()
      await expect(app.dialog('Export').getByRole('button', { name: 'Save', exact: true })).toBeInViewport()
      await expectNoSidewaysScroll(app)
    })
  })
}

async function expectNoSidewaysScroll(app: App): Promise<void> {
  const wide = await app.page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    return scrollWidth - clientWidth
  })
  expect(wide).toBe(0)
}

/** Presses Tab until the place has the focus. */
async function tabTo(app: App, place: Locator): Promise<void> {
  await expect(place).toBeVisible()
  for (let stop = 0; stop < 80; stop += 1) {
    if (await place.evaluate((element) => element === document.activeElement)) return
    await app.press('Tab')
  }
  await expect(place).toBeFocused()
}
