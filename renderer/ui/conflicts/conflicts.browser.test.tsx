import { afterEach, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { derivedId } from '../../../shared/base/ids.ts'
import type { RecordConflict } from '../../session/review-views.ts'
import { drawApp, findings, takeDown } from '../testing/draw.tsx'
import { SAMPLE_PROJECT } from '../testing/sample-views.ts'

afterEach(takeDown)

const record = (title: string, more: Partial<RecordConflict> = {}): RecordConflict => ({
  recordId: derivedId(SAMPLE_PROJECT, title),
  kind: 'speaker',
  title,
  articleId: null,
  conflicts: [
    {
      field: 'role',
      values: [
        { rid: 'a', value: 'Foreign minister', by: 'Noor Hallberg', at: '2031-02-14T08:15:00.000Z' },
        { rid: 'b', value: 'Minister', by: 'Solveig Anand', at: '2031-02-15T10:00:00.000Z' },
      ],
    },
  ],
  decidable: true,
  ...more,
})

it('says how many records wait, shows every value with who and when, and keeps the one that is chosen', async () => {
  const session = await drawApp()
  await expect.element(page.getByRole('button', { name: '2 conflicts' })).not.toBeInTheDocument()
  session.conflicts.set([record('Maren Ostrova'), record('Rafiq Olander', { decidable: false })])
  await userEvent.click(page.getByRole('button', { name: '2 conflicts' }))
  const first = page.getByRole('list', { name: 'Records with several values' }).getByRole('listitem').first()
  await expect.element(first).toHaveTextContent('Noor Hallberg, 14 Feb 2031')
  await expect.element(page.getByRole('region', { name: /^Maren Ostrova. Role: several values/ })).toBeVisible()
  expect(await findings()).toEqual([])
  await userEvent.click(page.getByRole('button', { name: 'Keep Minister' }))
  expect(session.calls).toContain('resolveConflict')
  await expect.element(page.getByText('Only its owner can decide.')).toBeVisible()
  session.conflicts.set([])
  await expect.element(page.getByText('No conflicts')).toBeVisible()
})
