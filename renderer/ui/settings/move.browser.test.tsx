import { afterEach, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { ProjectId } from '../../../shared/base/ids.ts'
import type { MoveOptions, MovePreview } from '../../session/move.ts'
import { drawApp, findings, takeDown } from '../testing/draw.tsx'
import type { FakeSession } from '../testing/fake-session.ts'

afterEach(takeDown)

const button = (name: string) => page.getByRole('button', { name, exact: true })
const dialog = page.getByRole('dialog', { name: 'Take everything from another Avowal' })

const PREVIEW: MovePreview = {
  name: 'Anna Lindqvist',
  isMe: false,
  createdAt: '2031-04-01T12:00:00.000Z',
  projects: [
    {
      id: 'c0ffee00-0000-4000-8000-000000000001' as ProjectId,
      name: 'Quellin Sea',
      isHere: false,
      articles: 12,
      claims: 345,
      newRevisions: 1204,
      alreadyHere: 0,
    },
    {
      id: 'c0ffee00-0000-4000-8000-000000000002' as ProjectId,
      name: '',
      isHere: true,
      articles: 1,
      claims: 2,
      newRevisions: 0,
      alreadyHere: 31,
    },
  ],
  newRevisions: 1204,
  conflicts: 3,
  quarantined: 0,
  warnings: [],
}

async function opened(): Promise<FakeSession> {
  const session = await drawApp()
  session.showScreen('settings')
  await expect.element(page.getByRole('heading', { name: 'Settings' })).toBeVisible()
  return session
}

async function choose(): Promise<void> {
  const file = new File(['{}'], 'everything.avowal-move.ndjson')
  await userEvent.upload(page.getByLabelText('Take everything from another Avowal'), file)
}

it('saves everything as one file', async () => {
  const session = await opened()
  await userEvent.click(button('Move everything to another Avowal'))
  await expect.poll(() => session.calls).toContain('saveMove')
})

it('is reached by a command', async () => {
  await drawApp()
  await userEvent.keyboard('{Control>}k{/Control}')
  await userEvent.keyboard('Move to another{Enter}')
  await expect.element(button('Move everything to another Avowal')).toHaveFocus()
})

it('shows each project in counts, and takes all over with one Apply', async () => {
  const session = await opened()
  const applied: MoveOptions[] = []
  session.move.answer = {
    kind: 'ready',
    preview: PREVIEW,
    async apply(options) {
      applied.push(options)
      return null
    },
  }
  await choose()
  await expect.element(dialog).toHaveTextContent(/From Anna Lindqvist, written on April 1, 2031/)
  await expect
    .element(dialog.getByRole('region', { name: 'Quellin Sea' }))
    .toHaveTextContent(/A new project.*Articles12.*Claims345.*New entries of history1,204/)
  await expect
    .element(dialog.getByRole('region', { name: 'Project without a name' }))
    .toHaveTextContent(/Adds to the project that is here.*Already here31/)
  expect(await findings()).toEqual([])
  expect(applied).toEqual([])
  await userEvent.click(dialog.getByRole('checkbox', { name: 'Take over the settings' }))
  await userEvent.click(button('Apply'))
  await expect.element(dialog).not.toBeInTheDocument()
  expect(applied).toEqual([{ continueAs: true, settings: false }])
})

it('says why a file is refused, and that nothing was changed', async () => {
  const session = await opened()
  session.move.answer = { kind: 'refused', message: 'The file is incomplete.', details: ['Line 7'] }
  await choose()
  await expect
    .element(dialog.getByRole('alert'))
    .toHaveTextContent(/The file is incomplete\..*Nothing in your library was changed/)
  await expect.element(button('Apply')).not.toBeInTheDocument()
  expect(await findings()).toEqual([])
})

it('says what went wrong when it cannot be written', async () => {
  const session = await opened()
  session.move.answer = { kind: 'ready', preview: PREVIEW, apply: async () => 'The disk is full.' }
  await choose()
  await userEvent.click(button('Apply'))
  await expect.element(dialog.getByRole('alert')).toHaveTextContent(/The disk is full/)
})
