import { afterEach, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { span } from '../../../../shared/text/offset.ts'
import { axeFindings, drawRead, takeAway } from '../../testing/draw-read.tsx'
import { createReadSession, type ReadSession, type ReadSessionOptions } from '../../testing/read-session.ts'

afterEach(takeAway)

const bar = page.getByRole('toolbar', { name: 'New claim' })
const speaker = bar.getByRole('combobox', { name: 'Speaker', exact: true })

/** The reading screen with `words` selected by the keyboard's way, the focus in the text. */
async function withSelected(words: string, options: ReadSessionOptions = {}, size?: { width: number; height: number }) {
  const session = createReadSession(options)
  await drawRead(session, size)
  await selectWords(session, words)
  return session
}

async function selectWords(session: ReadSession, words: string): Promise<void> {
  const text = document.querySelector<HTMLElement>('.reader-text')
  const { start } = span(session.page.get().text.indexOf(words), 0)
  const paragraph = [...(text?.querySelectorAll('p, h1, h2, li') ?? [])].find((each) =>
    each.textContent?.includes(words),
  )
  const node = paragraph === undefined ? null : document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT).nextNode()
  if (!text || !node || start < 0) throw new Error(`Not in the article: ${words}`)
  paragraph?.scrollIntoView({ block: 'center' })
  text.focus({ preventScroll: true })
  const at = node.textContent?.indexOf(words) ?? 0
  document.getSelection()?.setBaseAndExtent(node, at, node, at + words.length)
  await expect.element(bar).toBeVisible()
}

it('is absent while nothing is selected', async () => {
  await drawRead(createReadSession())
  await expect.element(bar).not.toBeInTheDocument()
})

it('opens without taking the focus, with the proposed speaker', async () => {
  await withSelected('bakeries on both shores')
  expect(document.activeElement?.className).toContain('reader-text')
  await expect.element(speaker).toHaveValue('Maren Ostrova')
})

it('has a button for each commitment, named by its label, with its letter for those who listen', async () => {
  const session = await withSelected('bakeries on both shores')
  for (const { label, key } of session.codebook.get().codes) {
    await expect
      .element(bar.getByRole('button', { name: label, exact: true }))
      .toHaveAttribute('aria-keyshortcuts', key)
  }
})

it('makes a claim of the selection with one key, and opens it', async () => {
  const session = await withSelected('bakeries on both shores')
  await userEvent.keyboard('p')
  await expect.element(bar).not.toBeInTheDocument()
  await expect.element(page.getByRole('form', { name: 'Claim', exact: true })).toBeVisible()
  expect(session.page.get().claims.at(-1)?.name).toBe('Pledge, Maren Ostrova, bakeries on both shores')
})

it('takes another known speaker in five keys, and the focus back to the text', async () => {
  const session = await withSelected('bakeries on both shores')
  await userEvent.keyboard('{Tab}ol{Enter}')
  expect(document.activeElement?.className).toContain('reader-text')
  await expect.element(speaker).toHaveValue('Rafiq Olander')
  await userEvent.keyboard('t')
  await expect
    .poll(() => session.page.get().claims.at(-1)?.name)
    .toBe('Threat / warning, Rafiq Olander, bakeries on both shores')
})

it('adds a speaker on the spot', async () => {
  const session = await withSelected('bakeries on both shores')
  await userEvent.keyboard('{Tab}Ilse Marr')
  await expect.element(page.getByRole('option', { name: 'Add ‘Ilse Marr’' })).toBeVisible()
  await userEvent.keyboard('{Enter}d')
  await expect.poll(() => session.page.get().claims.at(-1)?.speakerNames).toBe('Ilse Marr')
})

it('repeats the last commitment with Enter', async () => {
  const session = await withSelected('bakeries on both shores')
  await userEvent.keyboard('q')
  await selectWords(session, 'stubborn patience')
  await userEvent.keyboard('{Enter}')
  await expect.poll(() => session.page.get().claims.at(-1)?.name).toMatch(/^Request \/ appeal.*stubborn patience$/)
})

it('clears the selection with Escape', async () => {
  const session = await withSelected('bakeries on both shores')
  await userEvent.keyboard('{Escape}')
  await expect.element(bar).not.toBeInTheDocument()
  expect(session.selection.get()).toBeNull()
})

it('goes back from the speaker to the text with Escape, the selection kept', async () => {
  await withSelected('bakeries on both shores')
  await userEvent.keyboard('{Tab}{Escape}')
  expect(document.activeElement?.className).toContain('reader-text')
  await expect.element(bar).toBeVisible()
})

it('does not act on letters where single keys are switched off, but its buttons do', async () => {
  const session = await withSelected('bakeries on both shores', { settings: { singleLetterKeys: false } })
  const before = session.page.get().claims.length
  await userEvent.keyboard('p')
  expect(session.page.get().claims).toHaveLength(before)
  await bar.getByRole('button', { name: 'Demand', exact: true }).click()
  await expect.poll(() => session.page.get().claims.at(-1)?.label).toBe('Demand')
})

it('shows and obeys a key that was changed', async () => {
  const session = await withSelected('bakeries on both shores', {
    settings: { keys: { 'tag.commissive.pledge': ['z'] } },
  })
  await expect
    .element(bar.getByRole('button', { name: 'Pledge', exact: true }))
    .toHaveAttribute('aria-keyshortcuts', 'z')
  await userEvent.keyboard('z')
  await expect.poll(() => session.page.get().claims.at(-1)?.label).toBe('Pledge')
})

it('offers parts only while a claim is open', async () => {
  const session = await withSelected('bakeries on both shores')
  await expect.element(bar.getByRole('button', { name: 'Cue', exact: true })).not.toBeInTheDocument()
  session.selectClaim(session.page.get().claims[0]?.id ?? null)
  await bar.getByRole('button', { name: 'Cue', exact: true }).click()
  expect(session.calls).toContain('mark cue')
})

it('marks parts of the open claim by their keys', async () => {
  const session = await withSelected('bakeries on both shores')
  session.selectClaim(session.page.get().claims[0]?.id ?? null)
  for (const key of ['+', '1', '2', '3', '4', '5', '6']) {
    session.setSelection(span(200, 220))
    await userEvent.keyboard(key)
  }
  const parts = ['segment', 'cue', 'condition', 'deadline', 'target', 'relay', 'mention']
  expect(session.calls.filter((call) => call.startsWith('mark '))).toEqual(parts.map((part) => `mark ${part}`))
})

it('moves among its buttons with the arrow keys, one stop for Tab', async () => {
  await withSelected('bakeries on both shores')
  await userEvent.keyboard('{Tab}{Tab}')
  await expect.element(bar.getByRole('button', { name: 'Pledge', exact: true })).toHaveFocus()
  await userEvent.keyboard('{ArrowRight}')
  await expect.element(bar.getByRole('button', { name: 'Agreement', exact: true })).toHaveFocus()
  await userEvent.keyboard('{ArrowLeft}{ArrowLeft}{ArrowRight}')
  await expect.element(bar.getByRole('button', { name: 'Pledge', exact: true })).toHaveFocus()
})

it.each([
  [960, 600],
  [480, 300],
])('stays inside a window of %d by %d pixels and beside the selection', async (width, height) => {
  await withSelected('bakeries on both', {}, { width, height })
  const box = document.querySelector('.new-claim-bar')?.getBoundingClientRect()
  const words = document.getSelection()?.getRangeAt(0).getBoundingClientRect()
  if (box === undefined || words === undefined) throw new Error('Nothing to measure')
  expect(box.left).toBeGreaterThanOrEqual(0)
  expect(box.right).toBeLessThanOrEqual(width)
  expect(box.top).toBeGreaterThanOrEqual(0)
  expect(box.bottom).toBeLessThanOrEqual(height)
  expect(box.bottom <= words.top || box.top >= words.bottom).toBe(true)
})

it('has no fault that axe can find', async () => {
  const session = await withSelected('bakeries on both shores')
  session.selectClaim(session.page.get().claims[1]?.id ?? null)
  await expect.element(page.getByRole('form', { name: 'Claim', exact: true })).toBeVisible()
  expect(await axeFindings()).toEqual([])
})
