import { afterEach, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { derivedId } from '../../../shared/base/ids.ts'
import type { ArticleSummary } from '../../../shared/review/import-summary.ts'
import type { BundlePreview } from '../../session/import-bundle.ts'
import { drawApp, findings, takeDown } from '../testing/draw.tsx'
import { EMPTY_SUMMARY } from '../testing/fake-review.ts'
import { SAMPLE_PROJECT } from '../testing/sample-views.ts'

afterEach(takeDown)

const article = (title: string, more: Partial<ArticleSummary>): ArticleSummary => ({
  ...EMPTY_SUMMARY.sum,
  articleId: derivedId(SAMPLE_PROJECT, title),
  title,
  text: 'here',
  isNew: false,
  ...more,
})

const PREVIEW: BundlePreview = {
  projectName: 'Ferries',
  projectIsHere: true,
  articles: 1,
  claims: 3,
  newRevisions: 9,
  alreadyHere: 4,
  conflicts: 1,
  quarantined: 2,
  foreign: 1,
  warnings: [],
  summary: {
    ...EMPTY_SUMMARY,
    articles: [
      article('Nothing new here', { here: 4 }),
      article('Lantern Bay', { fresh: 9, newClaims: 3, newReviews: 2, conflicts: 1, quarantined: 2, foreign: 1 }),
      article('Far Shore', { text: 'missing', unknownCodes: 1 }),
    ],
    sum: { ...EMPTY_SUMMARY.sum, fresh: 9, here: 4, newClaims: 3, newReviews: 2, unknownCodes: 1, unknownPeople: 2 },
    unknownCodes: ['commissive.vow'],
  },
}

it('says article by article and in sum what a file would bring, what is odd about it, and applies it when told', async () => {
  const session = await drawApp()
  const applied: string[] = []
  session.bundle.answer = {
    kind: 'ready',
    preview: PREVIEW,
    continueAs: [],
    apply: async () => {
      applied.push('applied')
      return { added: 9 }
    },
  }
  await userEvent.click(page.getByRole('button', { name: 'Import annotations' }))
  const dialog = page.getByRole('dialog', { name: 'Import annotations' })
  await userEvent.upload(dialog.getByLabelText('Bundle file'), new File(['{}'], 'from-tomas.avowal'))
  const table = dialog.getByRole('table', { name: 'By article' })
  await expect.element(table.getByRole('row').nth(1)).toHaveTextContent('Lantern Bay3 claims, 2 reviews90130')
  await expect.element(table.getByRole('row', { name: /^Far Shore/ })).toHaveTextContent('text missing')
  await expect.element(dialog.getByText('No codebook has commissive.vow.')).toBeVisible()
  await expect.element(dialog.getByText('Unknown people')).toBeVisible()
  expect(await findings()).toEqual([])
  expect(applied).toEqual([])
  await userEvent.click(dialog.getByRole('button', { name: 'Apply' }))
  await expect.poll(() => applied).toEqual(['applied'])
})

it('covers none of the table in a small window', async () => {
  const session = await drawApp({ width: 720, height: 450 })
  const articles = Array.from({ length: 20 }, (_, index) => article(`Ferry ${index}`, { fresh: 1 }))
  const preview = { ...PREVIEW, summary: { ...PREVIEW.summary, articles } }
  session.bundle.answer = { kind: 'ready', preview, continueAs: [], apply: async () => ({ added: 9 }) }
  await userEvent.click(page.getByRole('button', { name: 'Import annotations' }))
  await userEvent.upload(page.getByLabelText('Bundle file'), new File(['{}'], 'from-tomas.avowal'))
  const table = page.getByRole('table', { name: 'By article' })
  await expect.element(table).toBeVisible()
  const rows = table.getByRole('row').elements()
  rows[1]?.scrollIntoView({ block: 'end' })
  const [last, sum] = rows.slice(-2).map((row) => row.getBoundingClientRect())
  expect(sum?.top).toBeGreaterThanOrEqual((last?.bottom ?? 0) - 1)
})
