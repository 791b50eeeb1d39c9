import { type ReactNode, useState } from 'react'
import { afterEach, describe, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { draw, findings, takeDown } from '../testing/draw.tsx'
import { Combobox } from './combobox.tsx'
import { MultiCombobox } from './multi-combobox.tsx'

afterEach(takeDown)

const PEOPLE = [
  { id: 'o', label: 'Maren Ostrova', detail: 'Foreign minister, Oru' },
  { id: 'r', label: 'Rafiq Olander' },
  { id: 'h', label: 'Ludvik Hrast' },
]

function One({ log }: { readonly log: string[] }): ReactNode {
  const [value, setValue] = useState('Maren Ostrova')
  return (
    <Combobox
      label="Speaker"
      items={PEOPLE}
      value={value}
      selectedId={PEOPLE.find(({ label }) => label === value)?.id ?? null}
      onPick={({ id, label }) => {
        log.push(`pick ${id}`)
        setValue(label)
      }}
      onAdd={(name) => {
        log.push(`add ${name}`)
        setValue(name)
      }}
      addLabel={(name) => `Add “${name}”`}
    />
  )
}

function Several({ log }: { readonly log: string[] }): ReactNode {
  const [people, setPeople] = useState(PEOPLE)
  const [ids, setIds] = useState<readonly string[]>(['o', 'h'])
  return (
    <MultiCombobox
      label="Speakers"
      items={people}
      chosen={ids.flatMap((id) => people.filter((person) => person.id === id))}
      onChange={(next) => {
        log.push(next.join())
        setIds(next)
      }}
      onAdd={(name) => {
        setPeople([...people, { id: name, label: name }])
        setIds([...ids, name])
      }}
      removeLabel={({ label }) => `Remove ${label}`}
    />
  )
}

describe('a combobox', () => {
  const field = page.getByRole('combobox', { name: 'Speaker' })

  async function drawOne(): Promise<string[]> {
    const log: string[] = []
    await draw(<One log={log} />)
    return log
  }

  it('picks another person with two letters and Enter', async () => {
    const log = await drawOne()
    await userEvent.keyboard('{Tab}ol{Enter}')
    expect(log).toEqual(['pick r'])
    await expect.element(field).toHaveValue('Rafiq Olander')
    await expect.element(field).toHaveFocus()
  })

  it('offers to add a name that nobody has, after those that match', async () => {
    const log = await drawOne()
    await userEvent.keyboard('{Tab}Hra')
    const options = page.getByRole('option')
    await expect
      .poll(() => options.elements().map((option) => option.textContent))
      .toEqual(['Ludvik Hrast', 'Add “Hra”'])
    await userEvent.keyboard('{ArrowDown}{Enter}')
    expect(log).toEqual(['add Hra'])
  })

  it('does not offer to add a name that is there, whatever its case', async () => {
    await drawOne()
    await userEvent.keyboard('{Tab}rafiq olander')
    await expect.poll(() => page.getByRole('option').elements().length).toBe(1)
  })

  it('shows everybody when it is opened without typing', async () => {
    await drawOne()
    await userEvent.keyboard('{Tab}{ArrowDown}')
    await expect.poll(() => page.getByRole('option').elements().length).toBe(3)
  })

  it('puts the name back on Escape, and leaves a second Escape to those around', async () => {
    const log = await drawOne()
    const escapes: boolean[] = []
    const listen = (event: KeyboardEvent) => void (event.key === 'Escape' && escapes.push(event.defaultPrevented))
    window.addEventListener('keydown', listen)
    await userEvent.keyboard('{Tab}zzz{Escape}')
    await expect.element(field).toHaveValue('Maren Ostrova')
    await userEvent.keyboard('{Escape}')
    await expect.element(field).toHaveValue('Maren Ostrova')
    window.removeEventListener('keydown', listen)
    expect(escapes).toEqual([false])
    expect(log).toEqual([])
  })

  it('chooses nothing when it is left in the middle of typing', async () => {
    const log = await drawOne()
    await userEvent.keyboard('{Tab}ol{Tab}')
    await expect.element(field).toHaveValue('Maren Ostrova')
    expect(log).toEqual([])
  })

  it('leaves Enter alone while its list is closed', async () => {
    const log = await drawOne()
    await userEvent.keyboard('{Tab}{Enter}')
    expect(log).toEqual([])
  })

  it('has nothing that axe objects to, open or closed', async () => {
    await drawOne()
    expect(await findings()).toEqual([])
    await userEvent.keyboard('{Tab}o')
    expect(await findings()).toEqual([])
  })
})

describe('a combobox of several', () => {
  const field = page.getByRole('combobox', { name: 'Speakers' })

  async function drawSeveral(): Promise<string[]> {
    const log: string[] = []
    await draw(<Several log={log} />)
    await userEvent.click(field)
    return log
  }

  it('adds to those chosen, in order, and does not offer them again', async () => {
    const log = await drawSeveral()
    await expect
      .poll(() =>
        page
          .getByRole('option')
          .elements()
          .map((option) => option.textContent),
      )
      .toEqual(['Rafiq Olander'])
    await userEvent.keyboard('ra{Enter}')
    expect(log).toEqual(['o,h,r'])
    await expect.element(field).toHaveValue('')
  })

  it('removes the last with Backspace in the empty field', async () => {
    const log = await drawSeveral()
    await userEvent.keyboard('{Backspace}')
    expect(log).toEqual(['o'])
  })

  it('removes any by its own button, and keeps the focus', async () => {
    const log = await drawSeveral()
    await userEvent.click(page.getByRole('button', { name: 'Remove Maren Ostrova' }))
    expect(log).toEqual(['h'])
    await expect.element(field).toHaveFocus()
  })

  it('reaches the chips with the left arrow key', async () => {
    const log = await drawSeveral()
    await userEvent.keyboard('{Escape}{ArrowLeft}{ArrowLeft}{Delete}')
    expect(log).toEqual(['h'])
  })

  it('adds somebody new on the spot', async () => {
    await drawSeveral()
    await userEvent.keyboard('Solveig Anand{Enter}')
    await expect.element(page.getByRole('button', { name: 'Remove Solveig Anand' })).toBeVisible()
  })

  it('has nothing that axe objects to', async () => {
    await drawSeveral()
    expect(await findings()).toEqual([])
  })
})
