import { afterEach, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { drawApp, findings, takeDown } from '../testing/draw.tsx'
import type { FakeSession } from '../testing/fake-session.ts'

afterEach(takeDown)

const button = (name: string) => page.getByRole('button', { name, exact: true })

async function opened(settings = {}): Promise<FakeSession> {
  const session = await drawApp({ settings })
  session.showScreen('settings')
  await expect.element(page.getByRole('heading', { name: 'Settings' })).toBeVisible()
  return session
}

it.each(['light', 'dark'] as const)('has nothing that axe objects to, %s', async (theme) => {
  await opened({ theme })
  expect(await findings()).toEqual([])
})

it('changes theme, face and size at once', async () => {
  const session = await opened()
  await userEvent.click(page.getByRole('radio', { name: 'Dark' }))
  await userEvent.click(page.getByRole('radio', { name: 'Sans serif' }))
  expect(document.documentElement.dataset['theme']).toBe('dark')
  expect(document.documentElement.dataset['face']).toBe('sans')
  page.getByRole('slider', { name: 'Size of the article’s text' }).element().focus()
  await userEvent.keyboard('{ArrowRight}{ArrowRight}')
  expect(session.settings.get().textScale).toBe(1.2)
})

it('renames me when the name is done, not with every letter', async () => {
  const session = await opened()
  await userEvent.fill(page.getByRole('textbox', { name: 'Your name' }), 'Ilir')
  expect(session.me.get().fields.name).toBe('Nadia Okonkwo')
  await userEvent.keyboard('{Enter}')
  expect(session.me.get().fields.name).toBe('Ilir')
})

it('gives a command another key, and back', async () => {
  const session = await opened()
  await userEvent.click(button('Change the key for Show settings'))
  await userEvent.keyboard('{Control>}u{/Control}')
  expect(session.settings.get().keys).toEqual({ 'view.settings': ['Mod+u'] })
  await expect.element(page.getByRole('row', { name: /^Show settings/ })).toHaveTextContent(/CtrlU/)
  await userEvent.click(button('Reset the key for Show settings'))
  expect(session.settings.get().keys).toEqual({})
})

it('refuses a key that another command has, and says which', async () => {
  const session = await opened()
  await userEvent.click(button('Change the key for Show settings'))
  await userEvent.keyboard('{Control>}z{/Control}')
  await expect
    .element(page.getByText('Ctrl+Z already belongs to “Undo”. Change that one first.', { exact: false }))
    .toBeVisible()
  await userEvent.keyboard('{Escape}')
  expect(session.settings.get().keys).toEqual({})
})

it('refuses a key that the browser keeps for itself', async () => {
  const session = await opened()
  await userEvent.click(button('Change the key for Show settings'))
  const stroke = { key: 't', code: 'KeyT', ctrlKey: true, bubbles: true, cancelable: true }
  document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', stroke))
  await expect.element(page.getByText('Ctrl+T belongs to the browser', { exact: false })).toBeVisible()
  expect(session.settings.get().keys).toEqual({})
})

it('leaves a command without a key on Backspace', async () => {
  const session = await opened()
  await userEvent.click(button('Change the key for Show settings'))
  await userEvent.keyboard('{Backspace}')
  expect(session.settings.get().keys).toEqual({ 'view.settings': [] })
})

it('switches single letters off', async () => {
  const session = await opened()
  await userEvent.click(page.getByRole('checkbox', { name: 'Single letters tag the selected words' }))
  expect(session.settings.get().singleLetterKeys).toBe(false)
})

it('creates, renames and deletes projects, with a bundle offered before', async () => {
  const session = await opened()
  const choose = async (item: string) => {
    await userEvent.click(page.getByRole('button', { name: /^Project: / }))
    await userEvent.click(page.getByRole('menuitem', { name: item }))
  }
  await choose('New project…')
  await userEvent.fill(page.getByRole('textbox', { name: 'Name', exact: true }), 'Straits')
  await userEvent.keyboard('{Enter}')
  await expect.element(page.getByRole('button', { name: 'Project: Straits' })).toBeVisible()
  await choose('Rename project…')
  await userEvent.fill(page.getByRole('textbox', { name: 'Name', exact: true }), 'The straits')
  await userEvent.keyboard('{Enter}')
  await choose('Delete project…')
  await userEvent.click(button('Save a bundle first'))
  await expect.element(page.getByText('Saved as sample-project.avowal.')).toBeVisible()
  expect(session.calls).toContain('saveExport project bundle')
  expect(await findings()).toEqual([])
  await userEvent.click(button('Delete project…'))
  await expect.element(page.getByText('Press “Delete project” again', { exact: false })).toBeVisible()
  await userEvent.click(button('Delete project'))
  await expect.poll(() => session.projects.get().map(({ name }) => name)).toEqual(['Sample project'])
})

it('archives a project, which stays in the list under that word, and takes it out again', async () => {
  const session = await opened()
  const choose = async (item: string) => {
    await userEvent.click(page.getByRole('button', { name: /^Project: / }))
    await userEvent.click(page.getByRole('menuitem', { name: item }))
  }
  await choose('Archive project')
  await userEvent.click(page.getByRole('button', { name: /^Project: / }))
  await expect.element(page.getByRole('menuitemradio', { name: 'Archived: Sample project' })).toBeVisible()
  await userEvent.click(page.getByRole('menuitem', { name: 'Take project out of the archive' }))
  expect(session.projects.get().map(({ archived }) => archived)).toEqual([false])
})

it('duplicates a project, and says what stays behind', async () => {
  const session = await opened()
  await userEvent.click(page.getByRole('button', { name: /^Project: / }))
  await userEvent.click(page.getByRole('menuitem', { name: 'Duplicate project…' }))
  const dialog = page.getByRole('dialog', { name: 'Duplicate project' })
  await expect.element(dialog.getByRole('textbox', { name: 'Name' })).toHaveValue('Sample project (copy)')
  await expect.element(dialog.getByText('Claims of other people stay behind', { exact: false })).toBeVisible()
  expect(await findings()).toEqual([])
  await userEvent.click(dialog.getByRole('checkbox', { name: 'Copy my own claims and statuses' }))
  await userEvent.click(dialog.getByRole('button', { name: 'Duplicate' }))
  await expect.poll(() => session.calls).toContain('duplicateProject Sample project (copy) without claims')
  await expect.element(dialog).not.toBeInTheDocument()
})
