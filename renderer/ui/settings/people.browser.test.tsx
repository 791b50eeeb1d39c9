import { afterEach, describe, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { derivedId } from '../../../shared/base/ids.ts'
import type { PersonView } from '../../session/review-views.ts'
import { drawApp, findings, takeDown } from '../testing/draw.tsx'
import type { FakeSession } from '../testing/fake-session.ts'
import { SAMPLE_PROJECT } from '../testing/sample-views.ts'

afterEach(takeDown)

const person = (key: string, more: Partial<PersonView>): PersonView => ({
  id: derivedId(SAMPLE_PROJECT, key),
  name: 'Sato',
  claims: 3,
  reviews: 0,
  isMe: false,
  isCurrent: false,
  joinedWith: [],
  ...more,
})

async function drawSettings(): Promise<FakeSession> {
  const session = await drawApp()
  const me = person('me', { name: 'Nadia Okonkwo', isMe: true, isCurrent: true })
  const [one, other] = [person('one', {}), person('other', { joinedWith: [{ id: me.id, name: me.name }] })]
  session.people.set([me, one, other])
  session.imports.set([
    { id: 'x', label: 'from-tomas.avowal', at: '2031-02-14T08:15:00.000Z', added: 12, withdrawn: false },
    { id: 'y', label: 'old.avowal', at: '2031-02-10T08:15:00.000Z', added: 4, withdrawn: true },
  ])
  session.showScreen('settings')
  return session
}

describe('people', () => {
  it('of one name stay two, each with an identity, and are joined and separated by hand', async () => {
    const session = await drawSettings()
    const people = page.getByRole('list', { name: 'People in this project' })
    await expect.poll(() => people.getByText('Sato', { exact: true }).elements().length).toBe(2)
    await userEvent.click(page.getByRole('button', { name: 'Sato is the same person as…' }).first())
    const [me, one] = session.people.get()
    await page.getByRole('combobox', { name: 'Sato is the same person as…' }).selectOptions(me?.id ?? '')
    expect(session.calls).toContain(`joinPeople ${one?.id} ${me?.id}`)
    await userEvent.click(page.getByRole('button', { name: 'Separate Sato' }))
    expect(session.calls.at(-1)).toMatch(/^separatePeople /)
    expect(await findings()).toEqual([])
  })

  it('hide their work from one another where the project is blind', async () => {
    const session = await drawSettings()
    await userEvent.click(page.getByRole('checkbox', { name: /^Hide colleagues’ work/ }))
    expect(session.calls).toContain('setBlind true')
  })
})

it('lists imports, and takes one back', async () => {
  const session = await drawSettings()
  await expect.element(page.getByText('Taken back')).toBeVisible()
  await userEvent.click(page.getByRole('button', { name: 'Undo the import of from-tomas.avowal' }))
  expect(session.calls).toContain('withdrawImport x')
})
