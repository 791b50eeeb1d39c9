import { afterEach, describe, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { drawApp, findings, takeDown } from '../testing/draw.tsx'
import { axeFindings, drawRead, takeAway } from '../testing/draw-read.tsx'
import { createReadSession, type ReadSession } from '../testing/read-session.ts'

afterEach(() => {
  takeAway()
  takeDown()
})

const note = page.getByRole('textbox', { name: 'Note' })
const notice = page.getByText('Restored what you had not saved.')

function firstClaim(session: ReadSession) {
  const [first] = session.page.get().claims
  if (first === undefined) throw new Error('No claim')
  return first
}

describe('A note that was not saved', () => {
  it('is kept while it is typed, and forgotten once it is saved', async () => {
    const session = createReadSession()
    const { id } = firstClaim(session)
    session.selectClaim(id)
    await drawRead(session)
    await userEvent.click(note)
    await userEvent.keyboard('abc')
    expect(session.keptDrafts.get(`claim ${id} note`)?.text).toContain('abc')
    await userEvent.tab()
    expect(session.keptDrafts.size).toBe(0)
  })

  it('comes back into its field, says so, and is saved with the rest', async () => {
    const session = createReadSession()
    const { id, fields } = firstClaim(session)
    session.keptDrafts.set(`claim ${id} note`, { text: 'Half a thought', base: fields.note ?? '' })
    session.selectClaim(id)
    await drawRead(session)
    await expect.element(note).toHaveValue('Half a thought')
    await expect.element(notice).toBeVisible()
    expect(await axeFindings()).toEqual([])
    await userEvent.click(note)
    await userEvent.keyboard('{End}!')
    await userEvent.tab()
    await expect.poll(() => firstClaim(session).fields.note).toBe('Half a thought!')
    await expect.element(notice).not.toBeInTheDocument()
  })

  it('can be thrown away', async () => {
    const session = createReadSession()
    const { id, fields } = firstClaim(session)
    session.keptDrafts.set(`claim ${id} note`, { text: 'Half a thought', base: fields.note ?? '' })
    session.selectClaim(id)
    await drawRead(session)
    await userEvent.click(page.getByRole('button', { name: 'Discard' }))
    await expect.element(note).toHaveValue(fields.note ?? '')
    expect([session.keptDrafts.size, firstClaim(session).fields.note]).toEqual([0, fields.note])
  })

  it('is only offered where the note has changed since', async () => {
    const session = createReadSession()
    const { id, fields } = firstClaim(session)
    session.keptDrafts.set(`claim ${id} note`, { text: 'Half a thought', base: 'What it was before' })
    session.selectClaim(id)
    await drawRead(session)
    await expect.element(page.getByText('You had typed something else here', { exact: false })).toBeVisible()
    await expect.element(note).toHaveValue(fields.note ?? '')
    await userEvent.click(page.getByRole('button', { name: 'Put it back' }))
    await expect.element(note).toHaveValue('Half a thought')
  })
})

describe('A dialog that was open when the window went away', () => {
  it('has the text that was pasted, until it is imported', async () => {
    const session = await drawApp()
    session.keptDrafts.set('import text', { text: 'A line\n\nMore.', base: '' })
    await userEvent.click(page.getByRole('button', { name: 'Import articles' }))
    await expect.element(page.getByRole('textbox', { name: 'Paste text' })).toHaveValue('A line\n\nMore.')
    await expect.element(notice).toBeVisible()
    expect(await findings()).toEqual([])
    await userEvent.click(page.getByRole('button', { name: 'Import', exact: true }))
    await expect.poll(() => session.keptDrafts.size).toBe(0)
  })

  it('has the name of the new project', async () => {
    const session = await drawApp()
    session.keptDrafts.set('project new', { text: 'Ferr', base: '' })
    await userEvent.click(page.getByRole('button', { name: /^Project:/ }))
    await userEvent.click(page.getByRole('menuitem', { name: 'New project…' }))
    await expect.element(page.getByRole('textbox', { name: 'Name' })).toHaveValue('Ferr')
    await userEvent.keyboard('{Escape}')
    await expect.poll(() => session.keptDrafts.size).toBe(0)
  })

  it('has the new name of a project, for the project it was typed for', async () => {
    const session = await drawApp()
    const { projectId } = session.place.get()
    const name = session.projects.get().find(({ id }) => id === projectId)?.name ?? ''
    session.keptDrafts.set(`project name ${projectId}`, { text: 'Ferr', base: name })
    await userEvent.click(page.getByRole('button', { name: /^Project:/ }))
    await userEvent.click(page.getByRole('menuitem', { name: 'Rename project…' }))
    await expect.element(page.getByRole('textbox', { name: 'Name' })).toHaveValue('Ferr')
    await userEvent.keyboard('{Escape}')
    await expect.poll(() => session.keptDrafts.size).toBe(0)
  })
})
