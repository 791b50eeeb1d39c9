import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { cell } from '../../session/subscribable.ts'
import type { Toast } from '../../session/views.ts'
import { draw, findings, takeDown } from '../testing/draw.tsx'
import { useSubscribable } from '../use-subscribable.ts'
import { Toasts } from './toasts.tsx'

const STAY = 600

// The time is passed by hand: how long a busy machine takes for a hover says nothing.
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
})
afterEach(() => {
  vi.useRealTimers()
  takeDown()
})

/** Two frames: whatever an event sets off has been drawn. */
const drawn = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))

const plain: Toast = { id: 1, text: 'Claim moved to the bin', tone: 'plain', undo: 'a-change' as never }
const problem: Toast = { id: 2, text: 'The file could not be written', tone: 'problem', undo: null }

/** Toasts that go when they are told to; more can be added. */
async function drawGoing(...toasts: readonly Toast[]): Promise<{ readonly add: (toast: Toast) => void }> {
  const all = cell<readonly Toast[]>(toasts)
  const dismiss = (id: number) => all.update((those) => those.filter((each) => each.id !== id))
  function Going() {
    return <Toasts toasts={useSubscribable(all)} stay={STAY} onUndo={({ id }) => dismiss(id)} onDismiss={dismiss} />
  }
  await draw(<Going />)
  return { add: (toast) => all.update((those) => [...those, toast]) }
}

async function drawToasts(...toasts: readonly Toast[]): Promise<string[]> {
  const log: string[] = []
  await draw(
    <Toasts
      toasts={toasts}
      stay={STAY}
      onUndo={({ id }) => log.push(`undo ${id}`)}
      onDismiss={(id) => log.push(`dismiss ${id}`)}
    />,
  )
  return log
}

it('goes after a while', async () => {
  const log = await drawToasts(plain)
  vi.advanceTimersByTime(STAY - 1)
  expect(log).toEqual([])
  vi.advanceTimersByTime(1)
  expect(log).toEqual(['dismiss 1'])
})

it('stays while it is pointed at, and goes afterwards', async () => {
  const log = await drawToasts(plain)
  await userEvent.hover(page.getByText('Claim moved to the bin'))
  await drawn()
  vi.advanceTimersByTime(10 * STAY)
  expect(log).toEqual([])
  await userEvent.hover(document.documentElement, { position: { x: 2, y: 2 } })
  await drawn()
  vi.advanceTimersByTime(STAY)
  expect(log).toEqual(['dismiss 1'])
})

it('stays while one of its buttons has the focus', async () => {
  const log = await drawToasts(plain)
  page.getByRole('button', { name: 'Undo: Claim moved to the bin' }).element().focus()
  await drawn()
  vi.advanceTimersByTime(10 * STAY)
  expect(log).toEqual([])
})

it.each(['Undo: Claim moved to the bin', 'Dismiss'])(
  'goes after a while, though “%s” was pressed in one before',
  async (name) => {
    const { add } = await drawGoing(plain)
    await userEvent.click(page.getByRole('button', { name }))
    await expect.element(page.getByText('Claim moved to the bin')).not.toBeInTheDocument()
    add({ ...plain, id: 3, text: 'Claim brought back' })
    await expect.element(page.getByText('Claim brought back')).toBeVisible()
    vi.advanceTimersByTime(STAY)
    await expect.element(page.getByText('Claim brought back')).not.toBeInTheDocument()
  },
)

it('takes back what it speaks of', async () => {
  const log = await drawToasts(plain)
  await userEvent.click(page.getByRole('button', { name: 'Undo: Claim moved to the bin' }))
  expect(log).toEqual(['undo 1'])
})

it('leaves a problem in place until it is dismissed', async () => {
  const log = await drawToasts(problem)
  await expect.element(page.getByRole('alert')).toHaveTextContent('The file could not be written')
  vi.advanceTimersByTime(10 * STAY)
  expect(log).toEqual([])
  await userEvent.click(page.getByRole('button', { name: 'Dismiss' }))
  expect(log).toEqual(['dismiss 2'])
})

it('has nothing that axe objects to', async () => {
  vi.useRealTimers()
  await drawToasts(plain, problem)
  expect(await findings()).toEqual([])
})
