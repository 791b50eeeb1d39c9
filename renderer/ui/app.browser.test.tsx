import { afterEach, describe, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { drawApp, findings, takeDown } from './testing/draw.tsx'

afterEach(takeDown)

const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true })

describe('the frame', () => {
  it.each(['light', 'dark'] as const)('has nothing that axe objects to, %s', async (theme) => {
    await drawApp({ settings: { theme } })
    expect(await findings()).toEqual([])
  })

  it('is named after the open article', async () => {
    await drawApp()
    await expect.poll(() => document.title).toBe('Harbour talks resume · Avowal')
  })

  it('goes between the screens by links, the present one marked', async () => {
    await drawApp()
    await userEvent.click(page.getByRole('link', { name: 'Settings' }))
    await expect.element(page.getByRole('heading', { name: 'Settings' })).toBeVisible()
    await expect.element(page.getByRole('link', { name: 'Settings' })).toHaveAttribute('aria-current', 'page')
    await userEvent.click(page.getByRole('link', { name: 'Read' }))
    await expect.element(page.getByRole('region', { name: 'Library' })).toBeVisible()
  })

  it('says that all is saved, that it is saving, and that it is not', async () => {
    const session = await drawApp()
    const says = (text: string) => page.getByRole('status').filter({ hasText: text })
    await expect.element(says('Saved')).toBeVisible()
    session.saving.set({ kind: 'saving' })
    await expect.element(says('Saving…')).toBeVisible()
    session.saving.set({ kind: 'failed', reason: 'quota', unsaved: 2 })
    await expect.element(says('Not saved')).toBeVisible()
    await expect.element(page.getByRole('alert')).toHaveTextContent(/no room left.*2 changes/)
    await userEvent.click(button('Save a bundle'))
    await userEvent.click(button('Try again'))
    expect(session.calls).toEqual(['rescue', 'retrySaving'])
  })

  it('asks for a name in passing, and never again after Escape', async () => {
    const session = await drawApp({ settings: { nameAsked: false } })
    await expect.element(page.getByRole('textbox', { name: 'Your name' })).toBeVisible()
    await userEvent.keyboard('{Escape}')
    await expect.element(page.getByRole('textbox', { name: 'Your name' })).not.toBeInTheDocument()
    expect(session.settings.get().nameAsked).toBe(true)
  })

  it('takes the name that is given', async () => {
    const session = await drawApp({ settings: { nameAsked: false } })
    await userEvent.fill(page.getByRole('textbox', { name: 'Your name' }), 'Ilir Sandoval')
    await userEvent.keyboard('{Enter}')
    expect(session.me.get().fields.name).toBe('Ilir Sandoval')
    expect(session.settings.get().nameAsked).toBe(true)
  })

  it('does not ask for a name once it has one from elsewhere', async () => {
    const session = await drawApp({ settings: { nameAsked: false } })
    await expect.element(page.getByRole('textbox', { name: 'Your name' })).toBeVisible()
    session.rename('Ilir Sandoval')
    await expect.element(page.getByRole('textbox', { name: 'Your name' })).not.toBeInTheDocument()
  })

  it('undoes and redoes by button and key, but leaves a field its own undo', async () => {
    const session = await drawApp()
    await userEvent.click(button('Undo'))
    await userEvent.keyboard('{Control>}z{/Control}{Control>}{Shift>}z{/Shift}{/Control}')
    await userEvent.click(page.getByRole('searchbox', { name: 'Filter articles' }))
    await userEvent.keyboard('{Control>}z{/Control}')
    expect(session.calls.filter((call) => call.endsWith('do'))).toEqual(['undo', 'undo', 'redo'])
    await expect.element(button('Redo')).toBeDisabled()
  })

  it('hides and shows the panes by key and button', async () => {
    await drawApp()
    await userEvent.keyboard('{Control>}b{/Control}')
    await expect.element(page.getByRole('region', { name: 'Library' })).not.toBeInTheDocument()
    await userEvent.click(button('Show library'))
    await expect.element(page.getByRole('region', { name: 'Library' })).toBeVisible()
    await userEvent.click(button('Hide claims'))
    await expect.element(page.getByRole('region', { name: 'Claims' })).not.toBeInTheDocument()
  })

  it('shows one pane at a time over the page where the window is narrow, and none once an article is opened', async () => {
    const session = await drawApp({ width: 480, height: 300 })
    const library = page.getByRole('region', { name: 'Library' })
    await expect.element(library).not.toBeInTheDocument()
    await userEvent.click(button('Show library'))
    await expect.element(library).toBeVisible()
    await userEvent.click(page.getByRole('option', { name: /^Wheat price/ }))
    await expect.element(library).not.toBeInTheDocument()
    expect(session.settings.get().libraryOpen).toBe(true)
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(480)
    expect(await findings()).toEqual([])
  })

  it('walks round the panes with F6', async () => {
    await drawApp()
    await userEvent.keyboard('{F6}')
    await expect.element(page.getByRole('listbox', { name: 'Articles' })).toHaveFocus()
    await userEvent.keyboard('{F6}')
    await expect.poll(() => document.activeElement?.closest('.split-centre')).toBeTruthy()
    await userEvent.keyboard('{F6}')
    await expect.poll(() => document.activeElement?.closest('.split-end')).toBeTruthy()
  })

  it('offers to take back what a toast speaks of, under a name of its own', async () => {
    const session = await drawApp()
    session.deleteArticle(session.library.get()[2]?.id as never)
    await userEvent.click(button('Undo: “Ice closes the strait” moved to the bin'))
    expect(session.calls).toEqual(['undo'])
    expect(session.toasts.get()).toEqual([])
  })
})

describe('the palette', () => {
  const field = page.getByRole('combobox', { name: 'Command' })

  it('holds every command of the window', async () => {
    const session = await drawApp()
    await userEvent.keyboard('{Control>}k{/Control}')
    await expect.element(page.getByRole('dialog', { name: 'Commands' })).toBeVisible()
    const titles = page
      .getByRole('option')
      .elements()
      .map((option) => option.querySelector('.palette-title')?.textContent)
    for (const { title } of session.commands.get()) expect(titles).toContain(title)
    for (const title of ['Import articles…', 'Export…', 'New project…']) expect(titles).toContain(title)
    expect(await findings()).toEqual([])
  })

  it('runs the best match on Enter, after the focus has gone back', async () => {
    const session = await drawApp()
    await userEvent.keyboard('{Control>}k{/Control}show sett{Enter}')
    await expect.poll(() => session.place.get().screen).toBe('settings')
    await expect.element(field).not.toBeInTheDocument()
  })

  it('walks the list as it is drawn, whatever the order of rank', async () => {
    await drawApp()
    await userEvent.keyboard('{Control>}k{/Control}the')
    await userEvent.keyboard('{ArrowDown}{ArrowDown}')
    const selected = () =>
      page
        .getByRole('dialog')
        .getByRole('option')
        .elements()
        .findIndex((option) => option.getAttribute('aria-selected') === 'true')
    await expect.poll(selected).toBe(2)
  })

  it('does not run what cannot be done now', async () => {
    const session = await drawApp()
    let ran = false
    const run = () => {
      ran = true
    }
    session.extraCommands.set([{ id: 'x', title: 'Zap', section: 'Edit', keys: [], enabled: false, run }])
    await userEvent.keyboard('{Control>}k{/Control}zap{Enter}')
    await expect.element(page.getByRole('option', { name: /Zap/ })).toHaveAttribute('aria-disabled', 'true')
    expect(ran).toBe(false)
  })

  it('goes with Escape and gives the focus back', async () => {
    await drawApp()
    const search = page.getByRole('searchbox', { name: 'Filter articles' })
    await userEvent.click(search)
    await userEvent.keyboard('{Control>}k{/Control}{Escape}')
    await expect.element(search).toHaveFocus()
  })
})

describe('keys', () => {
  async function withCommand(keys: readonly string[], settings = {}): Promise<{ readonly ran: () => number }> {
    const session = await drawApp({ settings })
    let ran = 0
    const run = () => {
      ran += 1
    }
    session.extraCommands.set([{ id: 'test', title: 'Test', section: 'Edit', keys, enabled: true, run }])
    await new Promise(requestAnimationFrame)
    return { ran: () => ran }
  }

  it('run a single letter, but not while somebody types', async () => {
    const { ran } = await withCommand(['j'])
    await userEvent.keyboard('j')
    expect(ran()).toBe(1)
    await userEvent.click(page.getByRole('searchbox', { name: 'Filter articles' }))
    await userEvent.keyboard('j')
    expect(ran()).toBe(1)
  })

  it('run no single letter where that is switched off', async () => {
    const { ran } = await withCommand(['j'], { singleLetterKeys: false })
    await userEvent.keyboard('j')
    expect(ran()).toBe(0)
  })

  it('run nothing behind an open dialog', async () => {
    const { ran } = await withCommand(['Mod+u'])
    await userEvent.click(button('Export'))
    await userEvent.keyboard('{Control>}u{/Control}')
    expect(ran()).toBe(0)
  })

  it('answer a hand that saves by habit', async () => {
    const session = await drawApp()
    await userEvent.keyboard('{Control>}s{/Control}')
    await expect.element(page.getByText('Everything is saved as you go.')).toBeVisible()
    session.saving.set({ kind: 'failed', reason: 'write', unsaved: 1 })
    await userEvent.keyboard('{Control>}s{/Control}')
    expect(session.calls).toContain('retrySaving')
  })

  it('leave Enter to the button that has the focus', async () => {
    const { ran } = await withCommand(['Enter'])
    button('Undo').element().focus()
    await userEvent.keyboard('{Enter}')
    expect(ran()).toBe(0)
  })

  it('are listed, with the version', async () => {
    await drawApp()
    await userEvent.keyboard('?')
    const dialog = page.getByRole('dialog', { name: 'Keyboard' })
    await expect.element(dialog).toHaveTextContent(/Show settings/)
    await expect.element(dialog).toHaveTextContent(/Avowal \d+\.\d+\.\d+/)
    expect(await findings()).toEqual([])
  })
})
