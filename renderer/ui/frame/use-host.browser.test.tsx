import { afterEach, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { err, ok } from '../../../shared/base/result.ts'
import type { Host } from '../../../shared/host/host.ts'
import type { FileProblem } from '../../../shared/host/read-files.ts'
import type { MenuCommand } from '../../../shared/host/requests.ts'
import { quietHost } from '../../../shared/host/testing/quiet-host.ts'
import { drawApp, takeDown } from '../testing/draw.tsx'

afterEach(takeDown)

type OpenFiles = Parameters<Host['onOpenFiles']>[0]

/** A desktop that can hand over files and choose commands. */
function desktop() {
  const far = {
    open: (() => undefined) as OpenFiles,
    command: (() => undefined) as (id: string) => void,
    notice: (() => undefined) as Parameters<Host['onNotice']>[0],
    menu: [] as readonly MenuCommand[],
    themes: [] as string[],
  }
  const host = quietHost({
    platform: 'desktop',
    pickFiles: async () => [file('chosen.txt', 'Chosen\n\nBy the dialog.\n')],
    onOpenFiles(listener) {
      far.open = listener
      return () => undefined
    },
    onCommand(listener) {
      far.command = listener
      return () => undefined
    },
    onNotice(listener) {
      far.notice = listener
      return () => undefined
    },
    showCommands(commands) {
      far.menu = commands
    },
    setTheme: (theme) => far.themes.push(theme),
  })
  return { far, host }
}

function file(name: string, text: string) {
  return ok({ name, bytes: new TextEncoder().encode(text) })
}

function gone(name: string) {
  return err<FileProblem>({ kind: 'file-unreadable', name, message: 'ENOENT', reason: 'missing' })
}

it('previews a bundle that the system opens', async () => {
  const { far, host } = desktop()
  await drawApp({ host })
  far.open([file('talks.avowal', 'not a bundle')])
  await expect.element(page.getByRole('dialog', { name: 'Import annotations' })).toBeVisible()
})

it('imports articles that the system opens', async () => {
  const { far, host } = desktop()
  const session = await drawApp({ host })
  far.open([file('quay.txt', 'Quay opens\n\nIt opened.\n')])
  await expect.poll(() => session.library.get()[0]?.title).toBe('Quay opens')
})

it('says which files could not be opened, and of a hundred only the first', async () => {
  const { far, host } = desktop()
  await drawApp({ host })
  far.open(Array.from({ length: 100 }, (_, index) => gone(`gone-${index}.txt`)))
  await expect.element(page.getByText(/“gone-0\.txt” could not be read: it is not there.*97 more files/s)).toBeVisible()
})

it('shows every command of the palette in the menu, and runs what is chosen there', async () => {
  const { far, host } = desktop()
  const session = await drawApp({ host })
  await expect.poll(() => far.menu.some(({ id, enabled }) => id === 'file.export' && enabled)).toBe(true)
  far.command('view.settings')
  await expect.poll(() => session.place.get().screen).toBe('settings')
})

it('leaves the window alone while a dialog is open', async () => {
  const { far, host } = desktop()
  const session = await drawApp({ host })
  far.command('file.export')
  await expect.element(page.getByRole('dialog', { name: 'Export' })).toBeVisible()
  far.command('view.settings')
  expect(session.place.get().screen).toBe('read')
})

it('opens files by the dialog of the system, with a command that only a desktop has', async () => {
  const { far, host } = desktop()
  const session = await drawApp({ host })
  await expect.poll(() => far.menu.some(({ id }) => id === 'file.open')).toBe(true)
  far.command('file.open')
  await expect.poll(() => session.library.get()[0]?.title).toBe('Chosen')
})

it('says that the window was opened again until that is dismissed', async () => {
  const { far, host } = desktop()
  await drawApp({ host })
  far.notice('window-restored')
  await expect.element(page.getByText(/was opened again/)).toBeVisible()
  await userEvent.click(page.getByRole('button', { name: /^Dismiss/ }))
  await expect.element(page.getByText(/was opened again/)).not.toBeInTheDocument()
})

it('tells the system which theme is chosen', async () => {
  const { far, host } = desktop()
  const session = await drawApp({ host })
  session.settings.update((settings) => ({ ...settings, theme: 'dark' }))
  await expect.poll(() => far.themes).toEqual(['system', 'dark'])
})
