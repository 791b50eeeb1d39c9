import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Page, test } from '@playwright/test'
import { markdownTable } from './figures.ts'
import { countLongTasks } from './in-page.ts'
import { makeProject } from './make-project.ts'

/** Claims, each with its first revision and four edits: together 100,000 revisions. */
const CLAIMS = Number(process.env['BENCH_IMPORT_CLAIMS'] ?? 20_000)
const EDITS = 4

interface Step {
  readonly name: string
  readonly seconds: number
  /** Milliseconds of each task over 50 ms on the main thread. */
  readonly longTasks: readonly number[]
}

test('importing a long history', async ({ browser, baseURL }) => {
  test.setTimeout(30 * 60_000)
  const { bundle, revisions } = makeProject({ words: 10_000, claims: CLAIMS, edits: EDITS })
  const file = join(import.meta.dirname, '../.reports/bench/large.avowal')
  mkdirSync(join(file, '..'), { recursive: true })
  writeFileSync(file, bundle)
  const context = await browser.newContext({ baseURL: baseURL ?? '' })
  await context.addInitScript(countLongTasks)
  const page = await context.newPage()
  await page.goto('/')
  await page.getByRole('button', { name: 'Import annotations', exact: true }).first().click()
  const dialog = page.getByRole('dialog', { name: 'Import annotations' })
  const apply = dialog.getByRole('button', { name: 'Apply', exact: true })
  const steps = [
    await stepOf(page, 'preview', async () => {
      await dialog.locator('input[type=file]').setInputFiles(file)
      await apply.waitFor({ timeout: 10 * 60_000 })
    }),
    await stepOf(page, 'apply', async () => {
      await apply.click()
      await dialog.waitFor({ state: 'hidden', timeout: 10 * 60_000 })
    }),
  ]
  await context.close()
  report(revisions, steps)
})

async function stepOf(page: Page, name: string, act: () => Promise<void>): Promise<Step> {
  const before = await page.evaluate(() => window.longTasks.length)
  const begun = Date.now()
  await act()
  const seconds = (Date.now() - begun) / 1000
  await page.waitForTimeout(200)
  const longTasks = await page.evaluate((from) => window.longTasks.slice(from), before)
  return { name, seconds, longTasks }
}

function report(revisions: number, steps: readonly Step[]): void {
  const head = ['revisions', 'step', 'seconds', 'tasks over 50 ms', 'longest', 'together']
  const rows = steps.map(({ name, seconds, longTasks }) => [
    revisions.toLocaleString('en'),
    name,
    seconds.toFixed(1),
    String(longTasks.length),
    `${Math.round(Math.max(0, ...longTasks))} ms`,
    `${Math.round(longTasks.reduce((sum, each) => sum + each, 0))} ms`,
  ])
  process.stdout.write(`\n${markdownTable(head, rows)}\n`)
  const folder = join(import.meta.dirname, '../.reports/bench')
  writeFileSync(join(folder, 'import.json'), `${JSON.stringify(steps, null, 2)}\n`)
}
