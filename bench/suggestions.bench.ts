import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Browser, type Page, test } from '@playwright/test'
import { markdownTable, median } from './figures.ts'
import { countLongTasks, type Measured } from './in-page.ts'
import { sampleText } from './sample-text.ts'
import { timeFrom } from './time-from.ts'

/** Words of the articles. */
const SIZES = process.env['BENCH_SUGGEST_WORDS']?.split(',').map(Number) ?? [1_000, 10_000, 50_000]

/** How many suggestions are accepted one by one. */
const ACCEPTED = 10

const ARTICLE = '[aria-label="Article text"]'
const CLAIM = '[aria-label="Claims in this article"] [role="listitem"]'
const LIST = '[aria-label="Suggestions"]'

interface Figures {
  readonly words: number
  readonly suggestions: number
  /** From the click on "Suggest claims" until they are listed. */
  readonly find: Measured
  /** From the key until the claim is drawn and listed, one by one. */
  readonly accept: readonly Measured[]
  readonly acceptAbove: Measured & { readonly claims: number }
}

test('finding and accepting suggestions', async ({ browser, baseURL }) => {
  const all: Figures[] = []
  for (const words of SIZES) {
    process.stdout.write(`${words} words …\n`)
    all.push(await measure(browser, baseURL ?? '', words))
  }
  report(all)
})

async function measure(browser: Browser, baseURL: string, words: number): Promise<Figures> {
  const context = await browser.newContext({ baseURL })
  await context.addInitScript(countLongTasks)
  const page = await context.newPage()
  await page.goto('/')
  await importText(page, sampleText(words))
  const act = page.getByRole('button', { name: 'Suggest claims', exact: true })
  const find = await timeFrom(page, 'click', { selector: LIST, count: 1 }, () => act.click())
  const suggestions = Number(/\d+/.exec((await page.locator('.suggestions-count').textContent()) ?? '')?.[0])

  await page.locator(ARTICLE).focus()
  await page.keyboard.press(']')
  const accept: Measured[] = []
  for (let claims = 1; claims <= ACCEPTED; claims += 1) {
    accept.push(await timeFrom(page, 'keydown', { selector: CLAIM, count: claims }, () => page.keyboard.press('Enter')))
    await saved(page)
  }
  const above = page.getByRole('button', { name: /^Accept \d+ from/ })
  const claims = Number(/\d+/.exec((await above.textContent()) ?? '')?.[0])
  const all = { selector: CLAIM, count: ACCEPTED + claims }
  const acceptAbove = { claims, ...(await timeFrom(page, 'click', all, () => above.click())) }
  await context.close()
  return { words, suggestions, find, accept, acceptAbove }
}

async function importText(page: Page, text: string): Promise<void> {
  await page.getByRole('button', { name: 'Import articles', exact: true }).first().click()
  const dialog = page.getByRole('dialog', { name: 'Import articles' })
  await dialog.getByRole('textbox', { name: 'Paste text' }).fill(text)
  await dialog.getByRole('button', { name: 'Import', exact: true }).click()
  await dialog.waitFor({ state: 'hidden' })
  await saved(page)
}

async function saved(page: Page): Promise<void> {
  await page
    .getByRole('status')
    .filter({ hasText: /^\s*Saved\s*$/ })
    .waitFor()
}

function report(all: readonly Figures[]): void {
  const head = ['words', 'suggestions', 'find', 'accept one', 'accept many', 'long tasks: find', 'accept one', 'many']
  const long = ({ longTasks, longest }: Measured) =>
    longTasks === 0 ? '0' : `${longTasks}, up to ${Math.round(longest)} ms`
  const rows = all.map(({ words, suggestions, find, accept, acceptAbove }) => {
    const counts = accept.map(({ longTasks }) => longTasks)
    const longest = accept.map((each) => each.longest)
    return [
      words.toLocaleString('en'),
      String(suggestions),
      `${Math.round(find.time)} ms`,
      `${Math.round(median(accept.map(({ time }) => time)))} ms`,
      `${acceptAbove.claims} in ${Math.round(acceptAbove.time)} ms`,
      long(find),
      median(counts) === 0 ? '0' : `${median(counts)}, up to ${Math.round(median(longest))} ms`,
      long(acceptAbove),
    ]
  })
  process.stdout.write(`\n${markdownTable(head, rows)}\n`)
  const folder = join(import.meta.dirname, '../.reports/bench')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'suggestions.json'), `${JSON.stringify(all, null, 2)}\n`)
}
