import { afterEach, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { quietHost } from '../../../shared/host/testing/quiet-host.ts'
import type { SharedFolderActs, SharedFolderView } from '../../session/shared-folder/shared-folder.ts'
import { type Cell, cell } from '../../session/subscribable.ts'
import { App } from '../app.tsx'
import { ARTICLES, draw, drawApp, findings, takeDown } from '../testing/draw.tsx'
import { createFakeSession } from '../testing/fake-session.ts'

afterEach(takeDown)

const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true })

const STANDING: SharedFolderView = {
  name: 'Desk',
  texts: true,
  isWorking: false,
  trouble: null,
  detail: '',
  lastIn: { at: Date.UTC(2031, 2, 17, 9), revisions: 12 },
  lastOut: null,
  incomplete: 0,
  waiting: 0,
  receipts: [
    { id: 'a', at: Date.UTC(2031, 2, 17, 9), added: 12, withdrawn: false },
    { id: 'b', at: Date.UTC(2031, 2, 16, 9), added: 1, withdrawn: true },
  ],
}

/** Settings over a project with this folder, and what was called of it. */
async function opened(folder: SharedFolderView | null, theme: 'light' | 'dark' = 'light') {
  const calls: string[] = []
  const standing: Cell<SharedFolderView | null> = cell(folder)
  const call = (name: string) => async () => void calls.push(name)
  const sharedFolder: SharedFolderActs = {
    folder: standing,
    async choose({ texts }) {
      calls.push(`choose ${texts ? 'with' : 'without'} texts`)
      return folder === null ? 'Another project uses this folder.' : null
    },
    leave: call('leave'),
    includeTexts: async (texts) => void calls.push(`includeTexts ${texts}`),
    sync: call('sync'),
    allow: call('allow'),
    startAnew: call('startAnew'),
    async waitingFiles() {
      calls.push('waitingFiles')
      return [{ name: 'From the shared folder', bytes: Uint8Array.of(1) }]
    },
    takeBack: async (id) => void calls.push(`takeBack ${id}`),
    forget: call('forget'),
  }
  const session = { ...createFakeSession(ARTICLES, { theme }), sharedFolder }
  await draw(<App session={session} host={quietHost()} />)
  session.showScreen('settings')
  await expect.element(page.getByRole('heading', { name: 'Settings' })).toBeVisible()
  return { session, calls, standing }
}

it('is not offered where there is no way to use a folder', async () => {
  const session = await drawApp({})
  session.showScreen('settings')
  await expect.element(page.getByRole('heading', { name: 'Settings' })).toBeVisible()
  expect(page.getByRole('region', { name: 'Shared folder' }).elements()).toEqual([])
  expect(button(/^Shared folder/).elements()).toEqual([])
})

it.each(['light', 'dark'] as const)('has nothing that axe objects to, %s', async (theme) => {
  await opened({ ...STANDING, waiting: 2, incomplete: 1, trouble: 'emptied', detail: 'ENOENT' }, theme)
  expect(await findings()).toEqual([])
})

it('is chosen with texts or without, and says what is wrong with the choice', async () => {
  const { calls } = await opened(null)
  expect(button(/^Shared folder:/).elements()).toEqual([])
  await userEvent.click(page.getByRole('checkbox', { name: 'Texts of the articles go along' }))
  await userEvent.click(button('Choose a shared folder…'))
  await expect.element(page.getByText('Another project uses this folder.')).toBeVisible()
  expect(calls).toEqual(['choose without texts'])
})

it('says what came in, and takes one import back', async () => {
  const { calls } = await opened(STANDING)
  const part = page.getByRole('region', { name: 'Shared folder' })
  await expect.element(part).toHaveTextContent(/12 entries, /)
  await userEvent.click(button(/^Take back 12 entries of /))
  await userEvent.click(button('Sync now'))
  expect(calls).toEqual(['takeBack a', 'sync'])
  expect(button(/^Take back/).elements().length).toBe(1)
})

it.each([
  [{}, 'Shared folder: up to date'],
  [{ isWorking: true }, 'Shared folder: at work'],
  [{ incomplete: 2 }, 'Shared folder: waiting for 2 files'],
  [{ waiting: 1, isWorking: true }, 'Shared folder: 1 file waits for you'],
  [{ trouble: 'unreachable', waiting: 1 }, 'Shared folder: paused'],
] as const)('stands in the bar in a word: %o', async (change, words) => {
  const { standing } = await opened(STANDING)
  standing.set({ ...STANDING, ...change })
  await expect.element(button(words)).toBeVisible()
})

it('opens what waits from the bar, one preview after another', async () => {
  const { calls } = await opened({ ...STANDING, waiting: 1 })
  await userEvent.click(button('Shared folder: 1 file waits for you'))
  await expect.element(page.getByRole('dialog', { name: 'Import annotations' })).toBeVisible()
  expect(calls).toEqual(['waitingFiles'])
})

it('asks for a folder that the browser has locked within the click', async () => {
  const { calls } = await opened({ ...STANDING, trouble: 'locked' })
  await userEvent.click(button('Shared folder: paused'))
  await userEvent.click(button('Allow this folder'))
  expect(calls).toEqual(['allow', 'allow'])
})

it('goes on with an emptied folder only when told so', async () => {
  const { calls } = await opened({ ...STANDING, trouble: 'emptied' })
  await userEvent.click(button('Write everything again'))
  expect(calls).toEqual(['startAnew'])
})
