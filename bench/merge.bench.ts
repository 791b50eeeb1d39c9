import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type CDPSession, type Page, test } from '@playwright/test'
import type { Sha256 } from '../shared/base/sha256.ts'
import { makeBundle } from '../shared/format/make-bundle.ts'
import { parseBundle } from '../shared/format/parse-bundle.ts'
import { serializeBundle } from '../shared/format/serialize-bundle.ts'
import type { Revision } from '../shared/history/revision.ts'
import type { CanonicalText } from '../shared/text/canonical-text.ts'
import { markdownTable } from './figures.ts'
import { countLongTasks } from './in-page.ts'
import { makeProject } from './make-project.ts'

/** Claims of both halves together, each with its first revision and four edits: 200,000 revisions. */
const CLAIMS = Number(process.env['BENCH_MERGE_CLAIMS'] ?? 40_000)
const EDITS = 4
/** What an editorial team annotates in a year. */
const ARTICLES = 400
const PATIENCE = 20 * 60_000

interface Step {
  readonly name: string
  readonly seconds: number
  /** Megabytes of JavaScript objects on the main thread: the most that was seen on the way, and what is left in the end. */
  readonly peak: number
  readonly left: number
  readonly longest: number
}

/**
 * Half of a history is in the library; the other half comes. Of every second claim the library has the first three
 * revisions and the file the last two; of the others one side has all.
 */
test('merging a history of 100,000 revisions into a library of 100,000', async ({ browser, baseURL }) => {
  test.setTimeout(60 * 60_000)
  const { library, file, counts } = halves()
  const context = await browser.newContext({ baseURL: baseURL ?? '' })
  await context.addInitScript(countLongTasks)
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  await page.goto('/')
  const steps = [
    ...(await importFile(page, session, 'library', library)),
    ...(await importFile(page, session, 'file', file)),
    ...(await importFile(page, session, 'file again', file)),
  ]
  await context.close()
  report(counts, steps)
})

function halves() {
  const parsed = parseBundle(makeProject({ words: 500, claims: CLAIMS, edits: EDITS, articles: ARTICLES }).bundle)
  if (!parsed.ok) throw new Error(parsed.error.kind)
  const { revisions = [], articles = [], project } = parsed.value
  const texts = new Map(
    articles.map(({ sha256, text }): [Sha256, CanonicalText] => [sha256, (text ?? '') as CanonicalText]),
  )
  const [here, coming]: [Revision[], Revision[]] = [[], []]
  const claims = new Map<string, { readonly nth: number; step: number }>()
  for (const revision of revisions) {
    if (revision.kind !== 'claim') {
      here.push(revision)
      coming.push(revision)
      continue
    }
    const claim = claims.get(revision.recordId) ?? { nth: claims.size, step: 0 }
    claims.set(revision.recordId, claim)
    const isHere = claim.nth % 2 === 0 ? claim.step < 3 : claim.nth % 10 < 4
    ;(isHere ? here : coming).push(revision)
    claim.step += 1
  }
  const folder = join(import.meta.dirname, '../.reports/bench')
  mkdirSync(folder, { recursive: true })
  const write = (name: string, own: readonly Revision[]) => {
    const path = join(folder, name)
    const about = {
      bundleId: project.id,
      createdAt: '2031-01-01T00:00:00Z',
      generator: { name: 'bench', version: '1' },
    }
    const scope = { articles: 'all', textIncluded: true, historyIncluded: true } as const
    writeFileSync(
      path,
      serializeBundle(makeBundle({ projectId: project.id, revisions: own, texts, ...about, ...scope })),
    )
    return path
  }
  return {
    library: write('library.avowal', here),
    file: write('coming.avowal', coming),
    counts: [here.length, coming.length] as const,
  }
}

async function importFile(page: Page, session: CDPSession, name: string, file: string): Promise<readonly Step[]> {
  await page.getByRole('button', { name: 'Import annotations', exact: true }).first().click()
  const dialog = page.getByRole('dialog', { name: 'Import annotations' })
  const apply = dialog.getByRole('button', { name: 'Apply', exact: true })
  const preview = await stepOf(page, session, `${name}: preview`, async () => {
    await dialog.locator('input[type=file]').setInputFiles(file)
    await apply.waitFor({ timeout: PATIENCE })
  })
  const applied = await stepOf(page, session, `${name}: apply`, async () => {
    await apply.click()
    await dialog.waitFor({ state: 'hidden', timeout: PATIENCE })
  })
  return [preview, applied]
}

async function stepOf(page: Page, session: CDPSession, name: string, act: () => Promise<void>): Promise<Step> {
  const before = await page.evaluate(() => window.longTasks.length)
  let peak = 0
  let isOver = false
  const watching = (async () => {
    while (!isOver) {
      peak = Math.max(peak, (await session.send('Runtime.getHeapUsage')).usedSize)
      await page.waitForTimeout(250)
    }
  })()
  const begun = Date.now()
  await act()
  const seconds = (Date.now() - begun) / 1000
  isOver = true
  await watching
  const longTasks = await page.evaluate((from) => window.longTasks.slice(from), before)
  await session.send('HeapProfiler.collectGarbage')
  const left = (await session.send('Runtime.getHeapUsage')).usedSize
  process.stdout.write(`${name}: ${seconds.toFixed(1)} s, ${Math.round(peak / 1_000_000)} MB at most\n`)
  return { name, seconds, peak: peak / 1_000_000, left: left / 1_000_000, longest: Math.max(0, ...longTasks) }
}

function report([here, coming]: readonly [number, number], steps: readonly Step[]): void {
  const head = ['step', 'seconds', 'heap, most', 'heap, after', 'longest task']
  const rows = steps.map(({ name, seconds, peak, left, longest }) => [
    name,
    seconds.toFixed(1),
    `${Math.round(peak)} MB`,
    `${Math.round(left)} MB`,
    `${Math.round(longest)} ms`,
  ])
  const title = `library ${here.toLocaleString('en')} revisions, file ${coming.toLocaleString('en')}`
  process.stdout.write(`\n${title}\n${markdownTable(head, rows)}\n`)
  writeFileSync(join(import.meta.dirname, '../.reports/bench/merge.json'), `${JSON.stringify(steps, null, 2)}\n`)
}
