import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../package-info.mjs'
import { REVIEW_SHOTS } from './review.mjs'
import { showSharedFolder } from './shared-folder.mjs'
import { showSuggestions } from './suggestions.mjs'
import {
  annotate,
  articleText,
  claimEntries,
  dialogOf,
  exportBundle,
  giveName,
  openArticle,
  openWindow,
  press,
  runCommand,
  select,
  tag,
  wait,
  waitSaved,
} from './window-driver.mjs'

/**
 * @typedef {import('playwright').Page} Page
 * @typedef {{ x: number, y: number, width: number, height: number }} Box in CSS pixels
 *
 * @typedef {object} Shot
 * @property {string} name of the file, without its ending
 * @property {readonly [width: number, height: number]} size of the window, in CSS pixels
 * @property {'light' | 'dark'} [scheme] light, if not given
 * @property {'write'} [fails] what goes wrong in this window once `pictureFault` is set
 * @property {number} [scale] pixels for each CSS pixel; 1, if not given
 * @property {(page: Page) => Promise<Box | void>} go how to get there; answers what to show, if not the whole window
 */

/** @type {readonly [number, number]} */
const DESKTOP = [1440, 900]
/** @type {readonly [number, number]} */
const LAPTOP = [1200, 760]

const sample = (/** @type {string} */ name) =>
  readFileSync(join(ROOT, 'fixtures/sample/articles', `${name}.txt`), 'utf8')

/** @param {string} name @param {string} text */
function textFile(name, text) {
  return { name, mimeType: 'text/plain', buffer: Buffer.from(text) }
}

/** The sample with its annotated article open. @param {Page} page */
async function readSample(page) {
  await giveName(page)
  await claimEntries(page).first().hover()
}

/** The sample project with a colleague's claims in it, made in a browser profile of his own. @param {Page} page */
async function fromColleague(page) {
  const context = await page.context().browser()?.newContext()
  if (context === undefined) throw new Error('the browser has gone')
  const window = await context.newPage()
  await openWindow(window, page.url())
  await giveName(window, 'Tomas Reyl')
  await annotate(window)
  const bundle = await exportBundle(window)
  await context.close()
  return bundle
}

/** The part of the window from one paragraph of the article to another. @param {Page} page @param {string} from @param {string} to */
async function paragraphs(page, from, to) {
  const text = articleText(page)
  const [first, last] = await Promise.all(
    [from, to].map((words) => text.getByRole('paragraph').filter({ hasText: words }).boundingBox()),
  )
  if (!first || !last) throw new Error('the article does not hold these paragraphs')
  const [x, y] = [first.x - 90, first.y - 24]
  return { x, y, width: first.width + 120, height: last.y + last.height + 24 - y }
}

/** What a search finds, on the page and on the map of the article as well. @param {Page} page */
async function search(page) {
  await giveName(page)
  await runCommand(page, 'Search in texts, claims and notes')
  await page.keyboard.type('grain')
  const passages = page.getByRole('region', { name: 'Passages found' })
  await passages.getByRole('button').nth(4).click()
}

/** The menu of projects, one of them put aside. @param {Page} page */
async function projects(page) {
  await giveName(page)
  for (const name of ['Fisheries 2031', 'Harbour talks']) {
    await runCommand(page, 'New project')
    const dialog = dialogOf(page, 'New project')
    await dialog.getByRole('textbox', { name: 'Name' }).fill(name)
    await dialog.getByRole('button', { name: 'Create', exact: true }).click()
    await dialog.waitFor({ state: 'hidden' })
    await waitSaved(page)
  }
  await runCommand(page, 'Archive project')
  await waitSaved(page)
  const menu = page.getByRole('button', { name: /^Project:/ })
  await menu.click()
  await page.getByRole('menuitemradio', { name: 'Sample: The Quellin Sea' }).click()
  await claimEntries(page).first().waitFor()
  await menu.click()
}

/** @param {Page} page */
async function commands(page) {
  await giveName(page)
  await page.keyboard.press('Control+k')
  await dialogOf(page, 'Commands').getByRole('combobox', { name: 'Command' }).fill('text')
}

/** Every picture of the documents, in the order in which a person meets the screens. @type {readonly Shot[]} */
export const SHOTS = [
  { name: 'first-start', size: DESKTOP, go: async () => undefined },
  { name: 'reading', size: DESKTOP, go: readSample },
  { name: 'reading-dark', size: DESKTOP, scheme: 'dark', go: readSample },
  { name: 'reading-small', size: [960, 600], go: readSample },
  {
    name: 'bar',
    size: LAPTOP,
    async go(page) {
      await giveName(page)
      await openArticle(page, 'Quellin states near deal')
      await select(page, 'contribute to a compensation fund only after the meters had been independently tested')
    },
  },
  {
    name: 'claim',
    size: DESKTOP,
    async go(page) {
      await giveName(page)
      await annotate(page)
    },
  },
  {
    name: 'claim-history',
    size: DESKTOP,
    async go(page) {
      await giveName(page)
      await annotate(page)
      const form = page.getByRole('form', { name: 'Claim', exact: true })
      await wait(page, 42)
      await form.getByRole('combobox', { name: 'Strength' }).selectOption('Plain')
      await waitSaved(page)
      await wait(page, 17)
      await form.getByRole('combobox', { name: 'Commitment' }).click()
      await page.getByRole('option', { name: 'Reaffirmation' }).click()
      await waitSaved(page)
      await form.getByRole('button', { name: 'History' }).click()
      await form.getByRole('list', { name: 'History' }).getByRole('listitem').last().scrollIntoViewIfNeeded()
    },
  },
  {
    name: 'overlaps',
    size: DESKTOP,
    scale: 2,
    async go(page) {
      await giveName(page)
      await claimEntries(page)
        .filter({ hasText: '“to place' })
        .or(claimEntries(page).filter({ hasText: 'Offer' }))
        .first()
        .getByRole('button')
        .first()
        .click()
      return paragraphs(page, 'No gas, no wheat', 'Ostrova praised')
    },
  },
  {
    name: 'filter',
    size: LAPTOP,
    async go(page) {
      await giveName(page)
      await page.getByRole('searchbox', { name: 'Filter articles' }).fill('icebreakers')
    },
  },
  {
    name: 'import-articles',
    size: LAPTOP,
    async go(page) {
      await giveName(page)
      await press(page, 'Import articles')
      const dialog = dialogOf(page, 'Import articles')
      await dialog.locator('input[type=file]').setInputFiles([
        textFile(
          'harbour-notice.txt',
          'Harbour notice\n\nAMBREL — The harbour master said the north lock would stay shut until Monday.\n',
        ),
        textFile('port-elsane-dock-strike.txt', sample('port-elsane-dock-strike')),
        {
          name: 'photograph.jpg',
          mimeType: 'text/plain',
          buffer: Buffer.from('ffd8ffe000104a46494600010000', 'hex'),
        },
        textFile('empty.txt', ''),
      ])
      await dialog.getByRole('button', { name: 'Import', exact: true }).click()
      await dialog.getByRole('button', { name: 'Done', exact: true }).waitFor()
    },
  },
  {
    name: 'import-annotations',
    size: LAPTOP,
    async go(page) {
      const bundle = await fromColleague(page)
      await giveName(page)
      await press(page, 'Import annotations')
      const dialog = dialogOf(page, 'Import annotations')
      await dialog
        .locator('input[type=file]')
        .setInputFiles({ name: 'quellin-from-tomas.avowal', mimeType: 'application/json', buffer: bundle })
      await dialog.getByRole('button', { name: 'Apply', exact: true }).waitFor()
    },
  },
  {
    name: 'export',
    size: LAPTOP,
    async go(page) {
      await giveName(page)
      await annotate(page)
      await press(page, 'Export')
      await dialogOf(page, 'Export').getByText('What travels').waitFor()
    },
  },
  { name: 'search', size: DESKTOP, go: search },
  { name: 'search-dark', size: DESKTOP, scheme: 'dark', go: search },
  {
    name: 'map',
    size: DESKTOP,
    async go(page) {
      await readSample(page)
      const claims = await page.getByRole('region', { name: 'Claims', exact: true }).boundingBox()
      if (claims === null) throw new Error('there are no claims beside the page')
      const width = 780
      return { x: claims.x - width, y: claims.y, width, height: 620 }
    },
  },
  { name: 'suggestions', size: DESKTOP, go: showSuggestions },
  { name: 'suggestions-dark', size: DESKTOP, scheme: 'dark', go: showSuggestions },
  { name: 'projects', size: LAPTOP, go: projects },
  { name: 'projects-dark', size: LAPTOP, scheme: 'dark', go: projects },
  { name: 'commands', size: LAPTOP, go: commands },
  { name: 'commands-dark', size: LAPTOP, scheme: 'dark', go: commands },
  {
    name: 'keyboard',
    size: DESKTOP,
    async go(page) {
      await giveName(page)
      await runCommand(page, 'Show the keyboard')
    },
  },
  {
    name: 'settings',
    size: DESKTOP,
    async go(page) {
      await giveName(page)
      await page.getByRole('link', { name: 'Settings', exact: true }).click()
      await page.getByRole('heading', { name: 'Settings' }).waitFor()
    },
  },
  { name: 'shared-folder', size: DESKTOP, go: showSharedFolder },
  {
    name: 'bin',
    size: LAPTOP,
    async go(page) {
      await giveName(page)
      await annotate(page)
      await press(page, 'Delete claim')
      await wait(page, 3)
      await openArticle(page, 'Corvaine')
      await runCommand(page, 'Move article to the bin')
      await runCommand(page, 'Open the bin')
      await dialogOf(page, 'Bin')
        .getByRole('button', { name: /^Restore/ })
        .first()
        .waitFor()
    },
  },
  {
    name: 'empty-project',
    size: LAPTOP,
    async go(page) {
      await giveName(page)
      await runCommand(page, 'New project')
      const dialog = dialogOf(page, 'New project')
      await dialog.getByRole('textbox', { name: 'Name' }).fill('Fisheries 2031')
      await dialog.getByRole('button', { name: 'Create', exact: true }).click()
      await dialog.waitFor({ state: 'hidden' })
      await waitSaved(page)
    },
  },
  {
    name: 'not-saved',
    size: LAPTOP,
    fails: 'write',
    async go(page) {
      await giveName(page)
      await openArticle(page, 'Quellin states near deal')
      await waitSaved(page)
      await page.evaluate(() => Reflect.set(globalThis, 'pictureFault', true))
      await tag(page, 'no new dam would be approved this year', 'p')
      await page.getByRole('alert').getByText('could not be written').waitFor()
    },
  },
  ...REVIEW_SHOTS,
]
