import { afterEach, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { drawApp, findings, takeDown } from '../testing/draw.tsx'

afterEach(takeDown)

const tour = page.getByRole('region', { name: 'Tour' })
const button = (name: string) => page.getByRole('button', { name, exact: true })

it('begins where somebody asks for it in the prompt for a name, and takes no focus', async () => {
  await drawApp({ settings: { nameAsked: false } })
  await expect.element(tour).not.toBeInTheDocument()
  await userEvent.click(button('Show me around'))
  await expect.element(tour).toHaveTextContent('1 of 5')
  expect(tour.element().contains(document.activeElement)).toBe(false)
  expect(await findings()).toEqual([])
})

it('goes from step to step and back by keyboard, and marks what each is about', async () => {
  await drawApp({ settings: { nameAsked: false } })
  await userEvent.click(button('Show me around'))
  await userEvent.click(button('Next'))
  button('Next').element().focus()
  await userEvent.keyboard('{Enter}{Enter}')
  await expect.element(tour).toHaveTextContent('4 of 5')
  expect(document.documentElement.dataset['tour']).toBe('undo')
  await userEvent.click(button('Back'))
  await expect.element(tour).toHaveTextContent('3 of 5')
  await userEvent.click(button('Skip'))
  await expect.element(tour).not.toBeInTheDocument()
  expect(document.documentElement.dataset['tour']).toBe(undefined)
})

it('is ended by Escape, and begun again from the palette', async () => {
  await drawApp({ settings: { nameAsked: false } })
  await userEvent.click(button('Show me around'))
  await userEvent.keyboard('{Escape}')
  await expect.element(tour).not.toBeInTheDocument()
  await userEvent.keyboard('{Control>}k{/Control}')
  await userEvent.keyboard('show me around{Enter}')
  await expect.element(tour).toBeVisible()
})

it('leaves the question for a name where it was', async () => {
  const session = await drawApp({ settings: { nameAsked: false } })
  const asks = page.getByRole('textbox', { name: 'Your name' })
  await userEvent.click(button('Show me around'))
  await expect.element(asks).not.toBeInTheDocument()
  await userEvent.keyboard('{Escape}')
  await expect.element(asks).toBeVisible()
  expect(session.settings.get().nameAsked).toBe(false)
})

it('does not begin where the prompt is put off', async () => {
  await drawApp({ settings: { nameAsked: false } })
  await userEvent.click(button('Not now'))
  await expect.element(tour).not.toBeInTheDocument()
})
