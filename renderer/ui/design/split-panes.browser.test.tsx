import { type ReactNode, useState } from 'react'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { draw, findings, takeDown } from '../testing/draw.tsx'
import { PANE_MIN, SplitPanes } from './split-panes.tsx'

beforeEach(() => page.viewport(1280, 600))
afterEach(takeDown)

function Panes({ overlay = false }: { readonly overlay?: boolean }): ReactNode {
  const [start, setStart] = useState({ open: true, width: 280 })
  const [end, setEnd] = useState({ open: !overlay, width: 320 })
  return (
    <main style={{ display: 'flex', height: '20rem' }}>
      <SplitPanes
        overlay={overlay}
        start={{
          ...start,
          handleLabel: 'Width of the start',
          onResize: (width) => setStart({ ...start, width }),
          onClose: () => setStart({ ...start, open: false }),
          children: (
            <section aria-label="Start">
              <button type="button">In the start</button>
            </section>
          ),
        }}
        end={{
          ...end,
          handleLabel: 'Width of the end',
          onResize: (width) => setEnd({ ...end, width }),
          onClose: () => setEnd({ ...end, open: false }),
          children: <section aria-label="End">end</section>,
        }}
      >
        <p>centre</p>
      </SplitPanes>
    </main>
  )
}

const start = page.getByRole('region', { name: 'Start' })
const handle = page.getByRole('separator', { name: 'Width of the start' })
const widthOf = () => start.element().parentElement?.offsetWidth

it('resizes a pane with the arrow keys, on either side towards the arrow', async () => {
  await draw(<Panes />)
  handle.element().focus()
  await userEvent.keyboard('{ArrowRight}{ArrowRight}{ArrowLeft}')
  await expect.poll(widthOf).toBe(296)
  await expect.element(handle).toHaveAttribute('aria-valuenow', '296')
  const end = page.getByRole('separator', { name: 'Width of the end' })
  end.element().focus()
  await userEvent.keyboard('{ArrowLeft}')
  await expect.element(end).toHaveAttribute('aria-valuenow', '336')
})

it('goes to the least and the greatest width with Home and End, and leaves room for the centre', async () => {
  await draw(<Panes />)
  handle.element().focus()
  await userEvent.keyboard('{Home}')
  await expect.poll(widthOf).toBe(PANE_MIN)
  await userEvent.keyboard('{End}')
  await expect.poll(() => page.getByText('centre').element().parentElement?.offsetWidth).toBeGreaterThanOrEqual(358)
})

it('closes a pane with Enter', async () => {
  await draw(<Panes />)
  handle.element().focus()
  await userEvent.keyboard('{Enter}')
  await expect.element(start).not.toBeInTheDocument()
})

it('follows the pointer, and closes when it is drawn far in', async () => {
  await draw(<Panes />)
  const drag = (x: number) => {
    const element = handle.element()
    const fire = (type: string, clientX: number) =>
      element.dispatchEvent(new PointerEvent(type, { clientX, button: 0, pointerId: 1, bubbles: true }))
    element.setPointerCapture = () => undefined
    fire('pointerdown', 280)
    fire('pointermove', x)
    fire('pointerup', x)
  }
  drag(330)
  await expect.poll(widthOf).toBe(330)
  drag(20)
  await expect.element(start).not.toBeInTheDocument()
})

it('lays an open pane over the centre where there is no room, and closes it with Escape', async () => {
  await page.viewport(700, 600)
  await draw(<Panes overlay />)
  expect(document.querySelector('.split-centre')?.clientWidth).toBe(700)
  await expect.element(handle).not.toBeInTheDocument()
  page.getByRole('button', { name: 'In the start' }).element().focus()
  await userEvent.keyboard('{Escape}')
  await expect.element(start).not.toBeInTheDocument()
})

it('has nothing that axe objects to', async () => {
  await draw(<Panes />)
  expect(await findings()).toEqual([])
})
