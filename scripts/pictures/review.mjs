import { NOW, setClock } from './clock.mjs'
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
  select,
  wait,
  waitSaved,
} from './window-driver.mjs'

/**
 * @typedef {import('playwright').Page} Page
 * @typedef {import('./pictures.mjs').Shot} Shot
 */

const ACCORD = 'Quellin states near deal'
const STANDOFF = 'Five-month grain standoff'

/**
 * Does something in a window of its own profile, on another machine so to say.
 * @template T
 * @param {Page} page @param {string} name whose window it is @param {(window: Page) => Promise<T>} act
 */
async function elsewhere(page, name, act) {
  const context = await page.context().browser()?.newContext({ locale: 'en-GB', timezoneId: 'Europe/London' })
  if (context === undefined) throw new Error('the browser has gone')
  await context.addInitScript(setClock, NOW)
  const window = await context.newPage()
  await openWindow(window, page.url())
  await giveName(window, name)
  const done = await act(window)
  await context.close()
  return done
}

/** @param {Page} page @param {string} name @param {Buffer} buffer @param {string} [continueAs] */
async function takeIn(page, name, buffer, continueAs) {
  await press(page, 'Import annotations')
  const dialog = dialogOf(page, 'Import annotations')
  await dialog.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/json', buffer })
  const apply = dialog.getByRole('button', { name: 'Apply', exact: true })
  await apply.waitFor()
  if (continueAs !== undefined) {
    await dialog.getByRole('combobox', { name: 'Continue as' }).selectOption({ label: continueAs })
  }
  await apply.click()
  await dialog.waitFor({ state: 'hidden' })
  await waitSaved(page)
}

/** Takes the notices away, which would stand in the picture. @param {Page} page */
async function dismissNotices(page) {
  const dismiss = page.getByRole('region', { name: 'Notices' }).getByRole('button', { name: 'Dismiss' })
  // One may go by itself in the meantime.
  while ((await dismiss.count()) > 0)
    await dismiss
      .first()
      .click({ timeout: 1000 })
      .catch(() => undefined)
}

/** @param {Page} page @param {'Read' | 'Review' | 'Settings'} name */
async function screen(page, name) {
  await page.getByRole('link', { name, exact: true }).click()
}

/** Opens an article on the review screen. @param {Page} page @param {string} title */
async function review(page, title) {
  await screen(page, 'Review')
  await page
    .getByRole('listbox', { name: 'Articles with something to review' })
    .getByRole('option', { name: title })
    .click()
  await articleText(page).getByText(title).first().waitFor()
  await items(page).first().waitFor()
}

/** @param {Page} page */
function items(page) {
  return page.getByRole('region', { name: 'Review', exact: true }).getByRole('listbox').getByRole('option')
}

/** @param {Page} page @param {string} words of the item's name */
async function choose(page, words) {
  await items(page).filter({ hasText: words }).first().click()
  await page.getByRole('region', { name: 'Under review' }).getByText(words).first().waitFor()
}

/** Fills the form that a key has opened, and sends it. @param {Page} page @param {string} key @param {string} words */
async function say(page, key, words) {
  await page.keyboard.press(key)
  await page.getByRole('textbox', { name: /^(Reason|Comment)$/ }).fill(words)
  await page.keyboard.press('Control+Enter')
  await page.getByRole('textbox', { name: /^(Reason|Comment)$/ }).waitFor({ state: 'hidden' })
}

/** A colleague's claims as they arrive, some of them decided. @param {Page} page */
async function inbox(page) {
  await giveName(page)
  await review(page, STANDOFF)
  for (const key of ['a', 'j', 'a', 'j', 'a', 'j']) await page.keyboard.press(key)
  await say(page, 'q', 'Is “could carry” a forecast of hers, or of the port’s?')
  await page.keyboard.press('j')
  await page.keyboard.press('a')
  await page.keyboard.press('j')
  await say(page, 'r', 'The same words are tagged as a threat already.')
  await page.keyboard.press('n')
  await waitSaved(page)
}

/** Tomas's claims on a window that reviews them. @param {Page} page */
async function withTomas(page) {
  const bundle = await elsewhere(page, 'Tomas Reyl', async (window) => {
    await annotate(window)
    return exportBundle(window)
  })
  await giveName(page)
  await wait(page, 65)
  await takeIn(page, 'quellin-from-tomas.avowal', bundle)
  await dismissNotices(page)
  return bundle
}

/** A change of commitment and boundary as it is proposed. @param {Page} page */
async function amendment(page) {
  await withTomas(page)
  await review(page, ACCORD)
  await choose(page, 'lend Veldmark two floating power')
  await page.keyboard.press('e')
  const form = page.getByRole('form', { name: 'Claim', exact: true })
  await form.getByRole('combobox', { name: 'Commitment' }).selectOption({ label: 'Pledge' })
  const end = page.getByRole('slider', { name: 'Move the end of the claim' })
  await end.focus()
  for (let words = 0; words < 3; words += 1) await page.keyboard.press('ArrowLeft')
  await form.getByRole('list', { name: 'What would change' }).getByRole('listitem').nth(1).waitFor()
  await form.getByRole('textbox', { name: 'Reason' }).fill('The winter is when, not what.')
}

/** What came back to the analyst, with a dispute under way. @param {Page} page */
async function thread(page) {
  await giveName(page)
  await annotate(page)
  const own = await exportBundle(page)
  const back = await elsewhere(page, 'Tomas Reyl', async (window) => {
    await wait(window, 130)
    await takeIn(window, 'quellin.avowal', own)
    await review(window, ACCORD)
    await choose(window, 'First the numbers')
    await window.keyboard.press('a')
    await choose(window, 'no new dam would be approved')
    await say(window, 'r', 'Nobody heard him say it: the diplomat disputes that account.')
    await choose(window, 'halting the decline')
    await say(window, 'q', 'Is the target the commission’s, or the conference’s?')
    await select(window, 'the goal would probably be missed')
    await say(window, 'c', 'Their own scientists expect to miss it. A claim of its own?')
    await waitSaved(window)
    return exportBundle(window)
  })
  await wait(page, 190)
  await takeIn(page, 'quellin-from-tomas.avowal', back)
  await review(page, ACCORD)
  await page.getByRole('button', { name: /^Returned/ }).click()
  await choose(page, 'no new dam would be approved')
  await say(page, 'd', 'Qadari is quoted for it, by name. That it is disputed belongs in the note.')
  const card = page.getByRole('region', { name: 'Under review' })
  await card.getByRole('button', { name: 'Reply' }).click()
  await card.getByRole('textbox', { name: 'Comment' }).fill('I will put the diplomat’s denial there.')
  await page.keyboard.press('Control+Enter')
  await waitSaved(page)
  await dismissNotices(page)
}

/** The same claim, set differently by one person on two machines. @param {Page} page */
async function conflict(page) {
  await giveName(page)
  await annotate(page)
  const carried = await exportBundle(page)
  const back = await elsewhere(page, 'Lena Aldous', async (window) => {
    await wait(window, 75)
    await takeIn(window, 'quellin.avowal', carried, 'Lena Aldous')
    await openArticle(window, ACCORD)
    await openPledge(window, 'Hedged')
    return exportBundle(window)
  })
  await wait(page, 118)
  await openPledge(page, 'Firm')
  await takeIn(page, 'quellin-from-the-laptop.avowal', back)
  await dismissNotices(page)
  await page.getByRole('button', { name: '1 conflict', exact: true }).click()
  await dialogOf(page, 'Conflicts').getByRole('button', { name: 'Keep Hedged' }).waitFor()
}

/** @param {Page} page @param {string} strength */
async function openPledge(page, strength) {
  await claimEntries(page).filter({ hasText: 'no new dam' }).getByRole('button').first().click()
  const form = page.getByRole('form', { name: 'Claim', exact: true })
  await form.getByRole('combobox', { name: 'Strength' }).selectOption({ label: strength })
  await waitSaved(page)
}

/** A colleague's claim with where each of its versions came from. @param {Page} page */
async function history(page) {
  await withTomas(page)
  await screen(page, 'Read')
  await openArticle(page, ACCORD)
  await claimEntries(page).filter({ hasText: 'no new dam' }).getByRole('button').first().click()
  const form = page.getByRole('form', { name: 'Claim', exact: true })
  await form.getByRole('button', { name: 'History' }).click()
  await form.getByRole('list', { name: 'History' }).getByRole('listitem').last().scrollIntoViewIfNeeded()
}

/** @type {readonly [number, number]} */
const DESKTOP = [1440, 900]

/** @param {string} name @param {Shot['go']} go @returns {readonly Shot[]} */
function inBothThemes(name, go) {
  return [
    { name, size: DESKTOP, go },
    { name: `${name}-dark`, size: DESKTOP, scheme: 'dark', go },
  ]
}

/** The pictures of working with colleagues. @type {readonly Shot[]} */
export const REVIEW_SHOTS = [
  ...inBothThemes('review-inbox', inbox),
  ...inBothThemes('review-amendment', amendment),
  ...inBothThemes('review-thread', thread),
  ...inBothThemes('conflict', conflict),
  ...inBothThemes('review-history', history),
]
