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
})

it('counts fields, goes on to the next one, and closes after the last', async () => {
  const session = await drawApp()
  const one = record('Maren Ostrova')
  const [role] = one.conflicts
  if (role === undefined) throw new Error('No conflict')
  const two = record('Rafiq Olander', { conflicts: [role, { ...role, field: 'name' }] })
  session.conflicts.set([one, two])
  await userEvent.click(page.getByRole('button', { name: '3 conflicts' }))
  const region = (name: RegExp) => page.getByRole('region', { name })
  await userEvent.click(region(/^Rafiq Olander. Role/).getByRole('button', { name: 'Keep Minister' }))
  session.conflicts.set([one, { ...two, conflicts: two.conflicts.slice(1) }])
  await expect
    .element(
      region(/^Rafiq Olander. Name/)
        .getByRole('button')
        .first(),
    )
    .toHaveFocus()
  await userEvent.keyboard('{Enter}')
  session.conflicts.set([one])
  await expect
    .element(
      region(/^Maren Ostrova/)
        .getByRole('button')
        .first(),
    )
    .toHaveFocus()
  await userEvent.keyboard('{Enter}')
  session.conflicts.set([])
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument()
  await expect.element(page.getByText('All conflicts are settled')).toBeVisible()
})

it('says which value was set here, and with which file another came', async () => {
  const session = await drawApp()
  const from = { id: 'i', label: 'laptop.avowal.json', at: '2031-02-15T10:00:00.000Z', added: 1, withdrawn: false }
  const entry = { at: from.at, by: 'Noor Hallberg', mine: true, kind: 'edited', changes: [] } as const
  const historyOf = async () => [
    { ...entry, rid: 'a', from: null },
    { ...entry, rid: 'b', from },
  ]
  Object.assign(session, { historyOf })
  session.conflicts.set([record('Maren Ostrova')])
  await userEvent.click(page.getByRole('button', { name: '1 conflict' }))
  await expect.element(page.getByText(/^Noor Hallberg, .* · set on this machine$/)).toBeVisible()
  await expect.element(page.getByText(/^Solveig Anand, .* · came with laptop.avowal.json$/)).toBeVisible()
})
