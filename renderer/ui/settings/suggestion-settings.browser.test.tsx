import { afterEach, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { drawApp, takeDown } from '../testing/draw.tsx'

afterEach(takeDown)

const part = page.getByRole('region', { name: 'Suggestions', exact: true })

it('suggestions come by themselves only where that is switched on', async () => {
  const session = await drawApp()
  session.showScreen('settings')
  const box = part.getByRole('checkbox', { name: 'Suggest claims when an article is opened' })
  await expect.element(box).not.toBeChecked()
  await userEvent.click(box)
  expect(session.settings.get().suggestOnOpening).toBe(true)
})

it('what was decided is told, and need not count any longer', async () => {
  const session = await drawApp()
  session.showScreen('settings')
  await expect.element(part).toHaveTextContent('Nothing has been decided in this project yet.')
  session.suggestions.learning.set({ accepted: 34, dismissed: 12 })
  await expect.element(part).toHaveTextContent('you have accepted 34 and dismissed 12')
  await userEvent.click(part.getByRole('button', { name: 'Start ranking anew' }))
  expect(session.calls).toContain('forgetDecisions')
})

it('the library says how many wait, apart from the claims, and how far a run over the project is', async () => {
  const session = await drawApp()
  const [first] = session.library.get()
  if (first === undefined) throw new Error('There is no article')
  session.suggestions.waiting.set(new Map([[first.id, 7]]))
  const entry = page.getByRole('listbox', { name: 'Articles' }).getByRole('option').first()
  await expect.element(entry).toHaveAttribute('aria-label', expect.stringContaining(', 1 claim, 7 suggested, '))
  session.suggestions.run.set({ done: 3, total: 12, found: 7 })
  await expect.element(page.getByRole('progressbar', { name: 'Looking for claims…' })).toBeVisible()
  await expect.element(page.getByText('3 of 12 articles')).toBeVisible()
  await userEvent.click(page.getByRole('button', { name: 'Cancel' }))
  expect(session.calls).toContain('cancelSuggesting')
})
