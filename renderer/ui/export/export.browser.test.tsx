import { afterEach, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { drawApp, findings, takeDown } from '../testing/draw.tsx'

afterEach(takeDown)

it('hands over the articles that are complete, unless others are chosen', async () => {
  const session = await drawApp()
  const [first, , third] = session.library.get()
  session.handOver.set(third === undefined ? [] : [third.id])
  await userEvent.click(page.getByRole('link', { name: 'Review' }))
  await userEvent.click(page.getByRole('button', { name: 'Export for review…' }))
  const dialog = page.getByRole('dialog', { name: 'Export' })
  await expect.element(dialog.getByRole('combobox', { name: 'Scope' })).toHaveValue('review')
  await expect.element(dialog.getByRole('checkbox', { name: /^Ice closes the strait/ })).toBeChecked()
  expect(await findings()).toEqual([])
  await userEvent.click(dialog.getByRole('checkbox', { name: first?.title ?? '' }))
  await userEvent.click(dialog.getByRole('button', { name: 'Save', exact: true }))
  await expect.poll(() => session.calls).toContain('saveExport chosen bundle')
})

it('saves nothing while no article is chosen', async () => {
  await drawApp()
  await userEvent.click(page.getByRole('button', { name: 'Export', exact: true }))
  const dialog = page.getByRole('dialog', { name: 'Export' })
  await dialog.getByRole('combobox', { name: 'Scope' }).selectOptions('For review')
  await expect.element(dialog.getByText('No article is marked complete yet.', { exact: false })).toBeVisible()
  await expect.element(dialog.getByRole('button', { name: 'Save', exact: true })).toBeDisabled()
})

it('keeps its buttons in their place while what leaves is counted', async () => {
  const session = await drawApp()
  const { previewExport } = session
  let count: () => void = () => undefined
  const counted = new Promise<void>((resolve) => {
    count = resolve
  })
  Object.assign(session, {
    async previewExport(...asked: Parameters<typeof previewExport>) {
      await counted
      return previewExport(...asked)
    },
  })
  await userEvent.click(page.getByRole('button', { name: 'Export', exact: true }))
  const dialog = page.getByRole('dialog', { name: 'Export' })
  const top = () => dialog.getByRole('button', { name: 'Save', exact: true }).element().getBoundingClientRect().top
  await expect.element(dialog.getByText('Claims', { exact: true })).toBeVisible()
  await Promise.all(document.getAnimations().map((each) => each.finished))
  const before = top()
  count()
  await expect.element(dialog.getByText('sample-project.avowal')).toBeVisible()
  expect(top()).toBe(before)
})
