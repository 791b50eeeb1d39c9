import { afterEach, describe, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { ClaimView, FieldConflict, HistoryEntry } from '../../../session/views.ts'
import { axeFindings, drawRead, takeAway } from '../../testing/draw-read.tsx'
import { createReadSession, type ReadSession } from '../../testing/read-session.ts'
import { likeClaim, sampleArticle } from '../../testing/sample-views.ts'

afterEach(takeAway)

const pane = page.getByRole('region', { name: 'Claims', exact: true })
const list = pane.getByRole('list', { name: 'Claims in this article' })
const form = page.getByRole('form', { name: 'Claim', exact: true })

/** The reading screen with its third claim (of two segments) open, changed as asked. */
async function withOpenClaim(
  change: Partial<ClaimView> = {},
  history: readonly HistoryEntry[] = [],
): Promise<ReadSession> {
  const article = sampleArticle()
  const claims = article.claims.map((view, index) => (index === 2 ? likeClaim(view, change) : view))
  const session = createReadSession({ article: { ...article, claims } })
  session.history.entries = history
  session.selectClaim(claims[2]?.id ?? null)
  await drawRead(session)
  await expect.element(form).toBeVisible()
  return session
}

/** The claim at whose entry the keyboard stands. */
function focusedClaim(): string | undefined {
  return document.activeElement?.closest<HTMLElement>('[role=listitem]')?.dataset['claim']
}

describe('the list of claims', () => {
  it('names each entry by commitment, speakers and quote', async () => {
    const session = createReadSession()
    await drawRead(session)
    const items = list.getByRole('listitem').elements()
    expect(items.map((item) => item.getAttribute('aria-label'))).toEqual(
      session.page.get().claims.map(({ name }) => name),
    )
    await expect
      .element(
        list.getByRole('button', { name: /^Agreement, Maren Ostrova and Rafiq Olander, to reopen the Quellin Sea/ }),
      )
      .toBeVisible()
  })

  it('begins the text of an entry with the label of its commitment', async () => {
    await drawRead(createReadSession())
    expect(list.getByRole('listitem').elements()[1]?.textContent).toMatch(/^Demand Maren Ostrova and Rafiq Olander/)
  })

  it('goes from entry to entry with the arrow keys and opens one with Enter', async () => {
    const session = createReadSession()
    await drawRead(session)
    list.getByRole('button').elements()[0]?.focus()
    await userEvent.keyboard('{ArrowDown}{ArrowDown}{Enter}')
    await expect.element(form).toBeVisible()
    expect(session.place.get().claimId).toBe(session.page.get().claims[2]?.id)
    await userEvent.keyboard('{End}')
    await expect
      .element(list.getByRole('button', { name: session.page.get().claims.at(-1)?.name ?? '', exact: true }))
      .toHaveFocus()
  })

  it('keeps its place when a claim is deleted from it', async () => {
    const session = createReadSession()
    await drawRead(session)
    const [first, second] = session.page.get().claims
    list.getByRole('button').elements()[0]?.focus()
    await userEvent.keyboard('{Delete}')
    expect(session.calls).toContain(`deleteClaim ${first?.id}`)
    await expect.element(list.getByRole('button', { name: second?.name ?? '', exact: true })).toHaveFocus()
  })

  it('asks for the deletion of a colleague’s claim all the same, to be told whose it is', async () => {
    const article = sampleArticle()
    const session = createReadSession({
      article: { ...article, claims: article.claims.map((view) => ({ ...view, mine: false })) },
    })
    await drawRead(session)
    const first = list.getByRole('button').first()
    first.element().focus()
    await userEvent.keyboard('{Delete}')
    expect(session.calls).toContain(`deleteClaim ${article.claims[0]?.id}`)
  })

  it('shows the claim under the pointer in the page as well', async () => {
    await drawRead(createReadSession())
    await list.getByRole('button').first().hover()
    await expect.element(list.getByRole('button').first()).toHaveAttribute('data-hovered')
  })

  it('has an item with a name for each of 5,000 claims and draws few of them', async () => {
    const article = sampleArticle()
    const [one] = article.claims
    if (one === undefined) throw new Error('The sample has claims')
    const claims = Array.from({ length: 5000 }, (_, n) =>
      likeClaim(one, { id: `${one.id.slice(0, -4)}${String(n).padStart(4, '0')}` as never }),
    )
    await drawRead(createReadSession({ article: { ...article, claims } }))
    document.querySelector<HTMLElement>('.claim-entry-button')?.focus()
    await userEvent.keyboard('{End}')
    await expect.poll(focusedClaim).toBe(claims.at(-1)?.id)
    await expect.poll(() => document.querySelectorAll('.claim-entry').length).toBe(5000)
    expect(document.querySelectorAll('.claim-entry-button').length).toBeLessThan(100)
  })

  it('says how to begin where there are no claims', async () => {
    await drawRead(createReadSession({ article: { ...sampleArticle(), claims: [] } }))
    await expect.element(pane.getByText('No claims yet')).toBeVisible()
  })

  it('says that no article is open', async () => {
    await drawRead(createReadSession({ article: null }))
    await expect.element(pane).toHaveTextContent('Open an article to see its claims.')
    await expect.element(page.getByText('No article is open')).toBeVisible()
  })
})

describe('the editor of a claim', () => {
  it('has every field by its role and name', async () => {
    await withOpenClaim()
    for (const name of [
      'Speakers',
      'Commitment',
      'Mode',
      'Strength',
      'Conditionality',
      'Reported by',
      'Addressed to',
    ]) {
      await expect.element(form.getByRole('combobox', { name, exact: true })).toBeInTheDocument()
    }
    await expect
      .element(form.getByRole('textbox', { name: 'Deadline', exact: true }))
      .toHaveValue('within 48 hours of arrival')
    await expect.element(form.getByRole('textbox', { name: 'Note', exact: true })).toBeInTheDocument()
    await expect.element(form.getByRole('button', { name: 'Delete claim', exact: true })).toBeInTheDocument()
  })

  it('shows an attribute that nobody has set as not set, and unsets one', async () => {
    const session = await withOpenClaim()
    await form.getByRole('combobox', { name: 'Mode', exact: true }).selectOptions('Not set')
    expect(session.calls).toContain('editClaim {"mode":null}')
    await expect.element(form.getByRole('combobox', { name: 'Mode', exact: true })).toHaveValue('')
  })

  it('changes the commitment by its label', async () => {
    const session = await withOpenClaim()
    await form.getByRole('combobox', { name: 'Commitment', exact: true }).selectOptions('Demand')
    expect(session.calls).toContain('editClaim {"commitment":"directive.demand"}')
    await expect.element(list.getByRole('button', { name: /^Demand, Rafiq Olander, “We will inspect/ })).toBeVisible()
  })

  it('adds a speaker who is here, and one who is new', async () => {
    const session = await withOpenClaim()
    await form.getByRole('combobox', { name: 'Speakers', exact: true }).click()
    await userEvent.keyboard('ostr{Enter}Ilse Marr{Enter}')
    await expect
      .poll(() => session.page.get().claims[2]?.speakers.map(({ fields }) => fields.name))
      .toEqual(['Rafiq Olander', 'Maren Ostrova', 'Ilse Marr'])
  })

  it('keeps a note with Ctrl and Enter', async () => {
    const session = await withOpenClaim()
    await form.getByRole('textbox', { name: 'Note', exact: true }).fill('Ask the desk.')
    expect(session.calls.filter((call) => call.startsWith('editClaim'))).toEqual([])
    await userEvent.keyboard('{Control>}{Enter}{/Control}')
    expect(session.calls).toContain('editClaim {"note":"Ask the desk."}')
  })

  it('keeps a note that was being written when another claim is opened', async () => {
    const session = await withOpenClaim()
    await form.getByRole('textbox', { name: 'Note', exact: true }).fill('Half a thou')
    session.selectClaim(session.page.get().claims[0]?.id ?? null)
    await expect.poll(() => session.calls).toContain('editClaim {"note":"Half a thou"}')
  })

  it('lists what it quotes, and takes a part away', async () => {
    const session = await withOpenClaim()
    await form.getByRole('button', { name: 'Remove cue' }).click()
    const id = session.page.get().claims[2]?.id
    expect(session.calls).toContain(`removePart ${id} {"part":"cue","index":0}`)
    await expect
      .element(form.getByRole('button', { name: /^Show quote, part 2 in the text: “and we will not/ }))
      .toBeInTheDocument()
  })

  it('never offers to take the only segment away', async () => {
    const session = await withOpenClaim()
    session.selectClaim(session.page.get().claims[0]?.id ?? null)
    await expect.element(form.getByRole('button', { name: /^Show quote in the text/ })).toBeInTheDocument()
    await expect.element(form.getByRole('button', { name: /^Remove quote/ })).not.toBeInTheDocument()
  })

  it('corrects what is known of a speaker from the name in the field', async () => {
    const session = await withOpenClaim()
    await form.getByRole('button', { name: 'Edit Rafiq Olander' }).click()
    const details = page.getByRole('dialog', { name: 'Speaker details' })
    await details.getByRole('textbox', { name: 'Role' }).fill('Former foreign minister')
    await details.getByRole('button', { name: 'Done' }).click()
    await expect.element(details).not.toBeInTheDocument()
    expect(session.speakers.get().find(({ fields }) => fields.name === 'Rafiq Olander')?.fields.role).toBe(
      'Former foreign minister',
    )
  })

  it('lets others’ claims be read and not changed, and says whose they are', async () => {
    await withOpenClaim({ mine: false, annotator: 'Tomas Lind' })
    await expect
      .element(form.getByText('This claim is Tomas Lind’s. You can read it, but not change it.'))
      .toBeVisible()
    await expect.element(form.getByRole('combobox', { name: 'Commitment', exact: true })).toBeDisabled()
    await expect.element(form.getByRole('textbox', { name: 'Note', exact: true })).toHaveAttribute('readonly')
    await expect.element(form.getByRole('button', { name: 'Delete claim' })).not.toBeInTheDocument()
    await expect.element(form.getByRole('button', { name: /^Remove/ })).not.toBeInTheDocument()
  })

  it('says that a claim has lost its place, and keeps the quote', async () => {
    await withOpenClaim({ unanchored: true })
    await expect.element(form.getByText(/Some of its words were not found/)).toBeVisible()
    await expect.element(form.getByText(/^“We will inspect every vessel/).first()).toBeVisible()
  })
})

const HISTORY: readonly HistoryEntry[] = [
  step('r4', '2031-02-13T10:00:00Z', 'Tomas Lind', [['strength', 'plain', 'hedged']]),
  step('r3', '2031-02-12T10:05:00Z', 'Noor Hallberg', [['strength', 'plain', 'firm']]),
  step('r2', '2031-02-12T09:40:00Z', 'Noor Hallberg', [['strength', '', 'plain']]),
  { ...step('r1', '2031-02-12T09:30:00Z', 'Noor Hallberg', []), kind: 'created' },
]

function step(
  rid: string,
  at: string,
  by: string,
  changes: readonly (readonly [string, string, string])[],
): HistoryEntry {
  const named = changes.map(([field, before, after]) => ({ field, before, after }))
  return { rid, at, by, mine: by === 'Noor Hallberg', kind: 'edited', from: null, changes: named }
}

const STRENGTHS: FieldConflict = {
  field: 'strength',
  values: [
    { rid: 'r4', value: 'hedged', by: 'Tomas Lind', at: '2031-02-13T10:00:00Z' },
    { rid: 'r3', value: 'firm', by: 'Noor Hallberg', at: '2031-02-12T10:05:00Z' },
  ],
}

describe('several values of a field', () => {
  it('stand side by side with who set them', async () => {
    await withOpenClaim({ conflicts: [STRENGTHS] })
    const conflict = form.getByRole('region', { name: /^Strength: several values/ })
    await expect.element(conflict.getByText(/^Tomas Lind, 13 Feb 2031/)).toBeVisible()
    expect(conflict.getByRole('listitem').elements()).toHaveLength(2)
    await expect.element(conflict.getByRole('button', { name: 'Keep Hedged' })).toBeVisible()
  })

  it('are settled by choosing one', async () => {
    const session = await withOpenClaim({ conflicts: [STRENGTHS] })
    await form.getByRole('button', { name: 'Keep Firm' }).click()
    expect(session.calls).toContain('resolveConflict strength r3')
  })
})

describe('the history of a claim', () => {
  it('is read when it is opened, and says what changed', async () => {
    await withOpenClaim({}, HISTORY)
    await form.getByRole('button', { name: 'History' }).click()
    const entries = form.getByRole('list', { name: 'History' })
    await expect.element(entries.getByText('Changed by Tomas Lind')).toBeVisible()
    await expect.element(entries.getByText('Made by you')).toBeVisible()
  })

  it('restores an earlier version', async () => {
    const session = await withOpenClaim({}, HISTORY)
    await form.getByRole('button', { name: 'History' }).click()
    await form.getByRole('button', { name: 'Restore this version' }).first().click()
    expect(session.calls).toContain('restoreVersion r3')
  })
})

it('has no fault that axe can find, with conflict, history and lost place', async () => {
  await withOpenClaim({ conflicts: [STRENGTHS], unanchored: true }, HISTORY)
  await form.getByRole('button', { name: 'History' }).click()
  expect(await axeFindings()).toEqual([])
})

it('has no fault that axe can find in the dark', async () => {
  document.documentElement.dataset['theme'] = 'dark'
  await withOpenClaim({ conflicts: [STRENGTHS] })
  expect(await axeFindings()).toEqual([])
  delete document.documentElement.dataset['theme']
})
