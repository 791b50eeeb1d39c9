import { type ReactNode, useState } from 'react'
import { afterEach, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { draw, findings, takeDown } from '../testing/draw.tsx'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'
import { TextField } from './text-field.tsx'

afterEach(takeDown)

function Opener({ busy = false, bare = false }: { readonly busy?: boolean; readonly bare?: boolean }): ReactNode {
  const [open, setOpen] = useState(false)
  const [name, setName] = useState('')
  return (
    <main>
      <Button onClick={() => setOpen(true)}>Open</Button>
      {open ? (
        <Dialog
          title="Rename"
          busy={busy}
          bare={bare}
          lightDismiss={bare}
          onClose={() => setOpen(false)}
          footer={<Button onClick={() => setOpen(false)}>Done</Button>}
        >
          <TextField label="Name" value={name} onChange={setName} />
        </Dialog>
      ) : null}
    </main>
  )
}

const dialog = page.getByRole('dialog', { name: 'Rename' })
const opener = page.getByRole('button', { name: 'Open' })

it('opens on its first field, and gives the focus back on Escape', async () => {
  await draw(<Opener />)
  await userEvent.click(opener)
  await expect.element(page.getByRole('textbox', { name: 'Name' })).toHaveFocus()
  await userEvent.keyboard('{Escape}')
  await expect.element(dialog).not.toBeInTheDocument()
  await expect.element(opener).toHaveFocus()
})

it('gives the focus back when a button of its own closes it', async () => {
  await draw(<Opener />)
  await userEvent.click(opener)
  await userEvent.click(page.getByRole('button', { name: 'Done' }))
  await expect.element(opener).toHaveFocus()
})

it('keeps the rest of the window out of reach', async () => {
  await draw(<Opener />)
  await userEvent.click(opener)
  for (let presses = 0; presses < 6; presses += 1) {
    await userEvent.keyboard('{Tab}')
    expect(document.activeElement).not.toBe(document.querySelector('main > button'))
  }
})

it('stays while it is busy', async () => {
  await draw(<Opener busy />)
  await userEvent.click(opener)
  await userEvent.keyboard('{Escape}')
  await expect.element(dialog).toBeVisible()
  await expect.element(page.getByRole('button', { name: 'Close' })).toBeDisabled()
})

it('has nothing that axe objects to', async () => {
  await draw(<Opener />)
  await userEvent.click(opener)
  expect(await findings()).toEqual([])
})

it('keeps its name where it shows no heading', async () => {
  await draw(<Opener bare />)
  await userEvent.click(opener)
  await expect.element(dialog).toBeVisible()
  expect(await findings()).toEqual([])
})
