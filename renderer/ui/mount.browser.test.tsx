import { afterEach, expect, it, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { err, ok, type Result } from '../../shared/base/result.ts'
import { quietHost } from '../../shared/host/testing/quiet-host.ts'
import type { Session } from '../session/session.ts'
import { ErrorBoundary } from './frame/error-boundary.tsx'
import { mountWindow, type OpeningProblem } from './mount.tsx'
import { ARTICLES, draw, findings, takeDown } from './testing/draw.tsx'
import { createFakeSession } from './testing/fake-session.ts'

const places: HTMLElement[] = []

function place(): HTMLElement {
  const element = document.createElement('div')
  document.body.append(element)
  places.push(element)
  return element
}

afterEach(() => {
  takeDown()
  for (const element of places.splice(0)) element.remove()
})

it('says nothing for a moment, then that it is opening, then shows the session', async () => {
  await page.viewport(1280, 800)
  let resolve: (opened: Result<Session, OpeningProblem>) => void = () => undefined
  const promise = new Promise<Result<Session, OpeningProblem>>((settle) => {
    resolve = settle
  })
  const root = place()
  mountWindow(root, promise, quietHost())
  await new Promise((done) => setTimeout(done, 60))
  expect(root.textContent).toBe('')
  await expect.element(page.getByText('Opening your library…')).toBeVisible()
  resolve(ok(createFakeSession(ARTICLES)))
  await expect.element(page.getByRole('region', { name: 'Library' })).toBeVisible()
})

it('says why the library could not be opened', async () => {
  mountWindow(place(), Promise.resolve(err({ message: 'A newer version of Avowal wrote this library.' })), quietHost())
  await expect.element(page.getByRole('alert')).toHaveTextContent(/could not open.*A newer version/)
  await expect.element(page.getByRole('button', { name: 'Reload' })).toBeVisible()
  expect(await findings()).toEqual([])
})

it('offers a bundle where drawing has failed', async () => {
  const log: string[] = []
  const silence = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  function Broken(): never {
    throw new Error('The page could not be drawn')
  }
  await draw(
    <ErrorBoundary onSaveBundle={() => log.push('saved')}>
      <Broken />
    </ErrorBoundary>,
  )
  await userEvent.click(page.getByRole('button', { name: 'Save a bundle' }))
  silence.mockRestore()
  expect(log).toEqual(['saved'])
  await expect.element(page.getByText('This view has stopped working')).toBeVisible()
  expect(await findings()).toEqual([])
})
