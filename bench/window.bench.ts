import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Browser, type Page, test } from '@playwright/test'
import { markdownTable, median, type Samples, withRatio } from './figures.ts'
import { buildBaseline, countLongTasks, type Measured } from './in-page.ts'
import { type GeneratedProject, makeProject, type ProjectSize, SHORT_TITLE } from './make-project.ts'
import { timeFrom } from './time-from.ts'

/** Runs of each measurement; window and bare page take turns. */
const RUNS = Number(process.env['BENCH_RUNS'] ?? 5)

/** Words and claims of the articles, as `BENCH_SIZES=10000x5000,50000x10` names them. */
const SIZES: readonly ProjectSize[] =
  process.env['BENCH_SIZES']?.split(',').map((size) => {
    const [words = 0, claims = 0] = size.split('x').map(Number)
    return { words, claims }
  }) ?? [1_000, 10_000, 50_000].flatMap((words) => [10, 1_000, 5_000].map((claims) => ({ words, claims })))

const ARTICLE = '[aria-label="Article text"]'
const CLAIM = '[aria-label="Claims in this article"] [role="listitem"]'

interface LongTasks {
  readonly count: number
  readonly longest: number
}

interface Figures {
  readonly size: ProjectSize
  readonly start: Samples
  readonly open: Samples
  readonly add: Samples
  /** Milliseconds from a click on a claim in the list until it is shown as the selected one. */
  readonly select: readonly number[]
  readonly heap: Samples
  /** Of the tasks over 50 ms in each, per run: how many, and the longest in milliseconds. */
  readonly longTasks: Readonly<Record<'open' | 'add' | 'select', readonly LongTasks[]>>
}

test('cold start, opening an article, adding and selecting a claim, memory', async ({ browser, baseURL }) => {
  const all: Figures[] = []
  for (const size of SIZES) {
    process.stdout.write(`${size.words} words, ${size.claims} claims …\n`)
    all.push(await measure(browser, baseURL ?? '', size))
  }
  report(all)
})

async function measure(browser: Browser, baseURL: string, size: ProjectSize): Promise<Figures> {
  const project = makeProject(size)
  const context = await browser.newContext({ baseURL })
  await context.addInitScript(countLongTasks)
  const page = await context.newPage()
  const bare = await context.newPage()
  await importProject(page, project, size.claims)

  const start = { window: [] as number[], baseline: [] as number[] }
  const open = { window: [] as number[], baseline: [] as number[] }
  const add = { window: [] as number[], baseline: [] as number[] }
  const heap = { window: [] as number[], baseline: [] as number[] }
  const select: number[] = []
  const longTasks = { open: [] as LongTasks[], add: [] as LongTasks[], select: [] as LongTasks[] }
  let claims = size.claims
  for (let run = 0; run < RUNS; run += 1) {
    await bare.bringToFront()
    start.baseline.push(await startBare(bare, project))
    open.baseline.push((await openBare(bare, project)).time)
    heap.baseline.push(await heapOf(bare))
    add.baseline.push((await addBare(bare)).time)
    await page.bringToFront()
    start.window.push(await startWindow(page, project, claims))
    const opened = await openArticle(page, project, claims)
    open.window.push(opened.time)
    longTasks.open.push(longTasksOf(opened))
    heap.window.push(await heapOf(page))
    claims += 1
    const added = await addClaim(page, claims)
    add.window.push(added.time)
    longTasks.add.push(longTasksOf(added))
    const selected = await selectClaim(page, run)
    select.push(selected.time)
    longTasks.select.push(longTasksOf(selected))
  }
  await context.close()
  return { size, start, open, add, select, heap, longTasks }
}

function longTasksOf({ longTasks, longest }: Measured): LongTasks {
  return { count: longTasks, longest }
}

async function importProject(page: Page, project: GeneratedProject, claims: number): Promise<void> {
  const { bundle, title } = project
  await page.goto('/')
  await page.getByRole('button', { name: 'Import annotations', exact: true }).first().click()
  const file = page.getByRole('dialog', { name: 'Import annotations' }).locator('input[type=file]')
  await file.setInputFiles({ name: 'generated.avowal', mimeType: '', buffer: Buffer.from(bundle) })
  await page.getByRole('button', { name: 'Apply', exact: true }).click({ timeout: 120_000 })
  await articleEntry(page, title).click({ timeout: 120_000 })
  await timeFrom(page, 'navigation', viewOf(project, claims))
}

function articleEntry(page: Page, title: string) {
  return page.getByRole('listbox', { name: 'Articles' }).getByRole('option', { name: `${title}, ` })
}

/** From the start of the navigation until the article that was open last can be read and its claims are listed. */
async function startWindow(page: Page, project: GeneratedProject, claims: number): Promise<number> {
  await page.goto('/', { waitUntil: 'commit' })
  return (await timeFrom(page, 'navigation', viewOf(project, claims))).time
}

async function startBare(page: Page, { text }: GeneratedProject): Promise<number> {
  const paragraphs = text.trim().split('\n\n')
  const body = `<!doctype html><title>Bare</title><article>${paragraphs.map((words) => `<p>${words}</p>`).join('')}</article>`
  await page.route('**/bare', (route) => route.fulfill({ body, contentType: 'text/html' }))
  await page.goto('/bare', { waitUntil: 'commit' })
  const view = { selector: 'article > p', count: paragraphs.length }
  return (await timeFrom(page, 'navigation', view)).time
}

async function openArticle(page: Page, project: GeneratedProject, claims: number) {
  await articleEntry(page, SHORT_TITLE).click()
  await page.waitForFunction((claim) => document.querySelector(claim) === null, CLAIM)
  return timeFrom(page, 'click', viewOf(project, claims), () => articleEntry(page, project.title).click())
}

async function openBare(page: Page, { text }: GeneratedProject) {
  await page.evaluate(buildBaseline, text)
  const view = { selector: 'article > p', count: text.trim().split('\n\n').length }
  return timeFrom(page, 'click', view, () => page.getByRole('button', { name: 'Show' }).click())
}

/** From the key that tags the selection until the claim is drawn and listed. */
async function addClaim(page: Page, claims: number) {
  await page.locator(ARTICLE).focus()
  await page.keyboard.press('Control+Home')
  await page.keyboard.press('Control+ArrowDown')
  await page.keyboard.press('Space')
  await page.getByRole('toolbar', { name: 'New claim' }).waitFor()
  const result = await timeFrom(page, 'keydown', { selector: CLAIM, count: claims }, () => page.keyboard.press('p'))
  await page
    .getByRole('status')
    .filter({ hasText: /^\s*Saved\s*$/ })
    .waitFor()
  return result
}

/** From a click on an entry of the list until that entry is shown as selected. */
async function selectClaim(page: Page, run: number) {
  const entry = page.locator(CLAIM).nth(2 + (run % 3))
  const id = await entry.getAttribute('data-claim')
  const view = { selector: `[data-claim="${id}"] [aria-current]`, count: 1 }
  return timeFrom(page, 'click', view, () => entry.getByRole('button').click())
}

async function addBare(page: Page) {
  return timeFrom(page, 'keydown', { selector: 'li', count: 1 }, () => page.keyboard.press('p'))
}

/** Megabytes of JavaScript objects that are still in use. */
async function heapOf(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page)
  await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  await session.detach()
  return usedSize / 1_000_000
}

function viewOf({ text }: GeneratedProject, claims: number) {
  return {
    selector: CLAIM,
    count: claims,
    text: { selector: ARTICLE, length: text.replaceAll('\n', '').length },
  }
}

/** `2, up to 80 ms`: medians of how many there were, and of the longest. */
function longText(runs: readonly LongTasks[]): string {
  const count = median(runs.map((run) => run.count))
  return count === 0 ? '0' : `${count}, up to ${Math.round(median(runs.map(({ longest }) => longest)))} ms`
}

function report(all: readonly Figures[]): void {
  const head = ['words', 'claims', 'start', 'open', 'add', 'select', 'heap', 'long tasks: open', 'add', 'select']
  const rows = all.map(({ size, start, open, add, select, heap, longTasks }) => [
    size.words.toLocaleString('en'),
    size.claims.toLocaleString('en'),
    withRatio(start, 'ms'),
    withRatio(open, 'ms'),
    withRatio(add, 'ms'),
    `${Math.round(median(select))} ms`,
    withRatio(heap, 'MB'),
    longText(longTasks.open),
    longText(longTasks.add),
    longText(longTasks.select),
  ])
  process.stdout.write(`\n${markdownTable(head, rows)}\n`)
  const folder = join(import.meta.dirname, '../.reports/bench')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'window.json'), `${JSON.stringify(all, null, 2)}\n`)
}
