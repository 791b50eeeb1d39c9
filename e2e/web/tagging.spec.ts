import { expect } from '@playwright/test'
import type { App } from '../support/app.ts'
import { articleOf, claimsIn, quoteAndText, quotesOf, revisionsOf } from '../support/exported.ts'
import { FERRY, FERRY_TITLE } from '../support/ferry.ts'
import { test } from '../support/test.ts'

test.beforeEach(({ app }) => app.importText(FERRY))

test('one keystroke makes a claim with the proposed speaker', async ({ app }) => {
  await app.selectByKeyboard('to reopen the north ferry by June')
  const before = app.keystrokes
  await app.tag('p')
  expect(app.keystrokes - before).toBe(1)
  await expect(app.claim('Pledge, Ottoline Brisk')).toHaveCount(1)
})

test('at most five keystrokes make a claim with another known speaker', async ({ app }) => {
  await app.selectByKeyboard('We will run six boats a day')
  const before = app.keystrokes
  await app.press('Tab')
  await app.type('do')
  await app.press('Enter')
  await app.tag('p')
  expect(app.keystrokes - before).toBeLessThanOrEqual(5)
  await expect(app.claim('Pledge, Anselm Dovrik')).toHaveCount(1)
})

test('a new speaker is added on the spot', async ({ app }) => {
  await app.selectByKeyboard('hire its own')
  await app.press('Tab')
  await app.type('Lantern Bay Island School')
  await app.press('Enter')
  await app.tag('t')
  await expect(app.claim('Threat / warning, Lantern Bay Island School')).toHaveCount(1)
  const exported = await app.exportBundle()
  expect(exported.bundle.speakers?.map(({ name }) => name)).toContain('Lantern Bay Island School')
})

test('Enter repeats the commitment that was used last', async ({ app }) => {
  await app.tagWords('rejected the idea of a toll', 'x')
  await app.selectByKeyboard('Nobody pays to go home')
  await app.press('Enter')
  await expect(app.claims).toHaveCount(2)
  await expect(app.claim('Refusal / rejection')).toHaveCount(2)
})

test('a drag with the mouse snaps to whole words, and Alt keeps the raw edges', async ({ app }) => {
  await app.selectByMouse('omised on Monday to reop')
  expect(await app.selectedText()).toBe('promised on Monday to reopen')
  await app.selectByMouse('omised on Monday to reop', { raw: true })
  expect(await app.selectedText()).toBe('omised on Monday to reop')
})

test('a double click takes the quotation or the sentence whole', async ({ app }) => {
  await app.doubleClickWords('six boats')
  expect(await app.selectedText()).toBe('“We will run six boats a day,”')
  await app.doubleClickWords('storm gates')
  expect(await app.selectedText()).toMatch(/^Harbor master Idris Falk warned .* before the equinox\.?$/)
})

test('a claim across two paragraphs keeps an emoji and a combining accent exactly', async ({ app }) => {
  await app.dragOver('the red heart', 'Cafe\u0301 owners')
  await app.tag('e')
  const exported = await app.exportBundle()
  const [claim] = claimsIn(exported, FERRY_TITLE)
  const [target] = claim?.target ?? []
  if (target === undefined) throw new Error('the claim has no target')
  const { quote, text } = quoteAndText(target, articleOf(exported, FERRY_TITLE).text ?? '')
  expect(quote).toBe('the red heart ❤️🚢\n\nCafe\u0301 owners')
  expect(text).toBe(quote)
})

test('the very same words can carry two claims of different types', async ({ app }) => {
  await app.tagWords('plans to publish the cheapest of them next week', 'l')
  await app.tagWords('plans to publish the cheapest of them next week', 'p')
  await expect(app.claim('Plan / intention')).toHaveCount(1)
  await expect(app.claim('Pledge')).toHaveCount(1)

  const first = await app.anotherClaimAfter(() => app.clickWords('cheapest'))
  const second = await app.anotherClaimAfter(() => app.clickWords('cheapest'))
  expect([first, second].sort(byName)).toEqual(await app.claimNames())
})

test('a split quotation becomes one claim', async ({ app }) => {
  await app.tagWords('We will run six boats a day', 'p')
  await app.selectByKeyboard('we will not raise the fare this year')
  await app.press('+')
  await app.waitSaved()
  const exported = await app.exportBundle()
  const claims = claimsIn(exported, FERRY_TITLE)
  expect(claims.map(quotesOf)).toEqual([['We will run six boats a day', 'we will not raise the fare this year']])
})

test('digits mark cue, condition, deadline, target, relay and mention in the open claim', async ({ app }) => {
  await app.tagWords('close the pier', 't')
  const parts = [
    ['1', 'warned'],
    ['2', 'if the storm gates were not repaired'],
    ['3', 'before the equinox'],
    ['4', 'the harbor board'],
    ['5', 'Marguerite Osei'],
    ['6', 'Idris Falk'],
  ] as const
  for (const [key, words] of parts) {
    await app.selectByKeyboard(words)
    await app.press(key)
    await expect(app.editor.getByRole('button', { name: `in the text: ${words}` })).toBeVisible()
  }
  await app.waitSaved()
  const exported = await app.exportBundle()
  const [claim, ...others] = claimsIn(exported, FERRY_TITLE)
  expect(others).toEqual([])
  const exact = (target: NonNullable<typeof claim>['target'][number] | undefined) => target?.selector[1].exact
  expect(claim?.cues?.map(exact)).toEqual(['warned'])
  expect(claim?.attributes?.condition?.map(exact)).toEqual(['if the storm gates were not repaired'])
  expect(exact(claim?.attributes?.deadline?.target)).toBe('before the equinox')
  expect(claim?.attributes?.targets?.flatMap(({ mentions }) => mentions.map(exact))).toEqual(['the harbor board'])
  expect(claim?.reportedBy?.flatMap(({ mentions }) => mentions.map(exact))).toEqual(['Marguerite Osei'])
  expect(claim?.speakers?.flatMap(({ mentions }) => mentions.map(exact))).toContain('Idris Falk')
})

test('a boundary moved by keys keeps the id, the tags and the history of a claim', async ({ app }) => {
  await app.tagWords('close the pier', 't')
  await app.editor.getByRole('combobox', { name: 'Mode' }).selectOption('Narrated')
  await app.waitSaved()
  const before = await app.exportBundle()
  await app.article.focus()
  await app.press('>')
  await expect(app.claim('Threat / warning').getByText('close the pier if')).toBeVisible()
  await app.press('Alt+<')
  await expect(app.claim('Threat / warning').getByText('would close the pier if')).toBeVisible()
  await app.waitSaved()
  const after = await app.exportBundle()
  const [old] = claimsIn(before, FERRY_TITLE)
  const [moved] = claimsIn(after, FERRY_TITLE)
  expect(moved && quotesOf(moved)).toEqual(['would close the pier if'])
  expect({ ...moved, target: null, modifiedAt: null }).toEqual({ ...old, target: null, modifiedAt: null })
  expect(revisionsOf(after, moved?.id ?? '')).toBe(revisionsOf(before, old?.id ?? '') + 2)
})

test('a boundary moved by its handle keeps the id and the tags of a claim', async ({ app }) => {
  await app.tagWords('close the pier', 't')
  const before = await app.exportBundle()
  await app.clickWords('close the pier')
  await app.dragHandle('end', 'storm gates')
  await expect(app.claim('Threat / warning').getByText('close the pier if the storm gates')).toBeVisible()
  await app.waitSaved()
  const [old] = claimsIn(before, FERRY_TITLE)
  const [moved] = claimsIn(await app.exportBundle(), FERRY_TITLE)
  expect(moved && quotesOf(moved)).toEqual(['close the pier if the storm gates'])
  expect({ ...moved, target: null, modifiedAt: null }).toEqual({ ...old, target: null, modifiedAt: null })
})

test('nested, crossing and identical claims are all reached by clicking on', async ({ app }) => {
  const names = await tagStack(app)
  const reached = new Set<string | null>()
  for (const _ of names) {
    reached.add(await app.anotherClaimAfter(() => app.clickWords('gates')))
  }
  expect([...reached].sort(byName)).toEqual([...names].sort(byName))
})

test('nested, crossing and identical claims are all reached by key', async ({ app }) => {
  const names = await tagStack(app)
  await app.selectByKeyboard('storm gates')
  await app.press('ArrowLeft')
  const reached = new Set<string | null>()
  for (const _ of names) {
    reached.add(await app.anotherClaimAfter(() => app.press('.')))
  }
  expect([...reached].sort(byName)).toEqual([...names].sort(byName))
})

test('the editor of a claim sets every field', async ({ app }) => {
  await app.tagWords('close the pier', 't')
  const { editor } = app
  await editor.getByRole('combobox', { name: 'Mode' }).selectOption('Indirect')
  await editor.getByRole('combobox', { name: 'Strength' }).selectOption('Firm')
  await editor.getByRole('combobox', { name: 'Conditionality' }).selectOption('Conditional')
  await editor.getByRole('textbox', { name: 'Deadline' }).fill('the equinox')
  await editor.getByRole('textbox', { name: 'Note' }).fill('Said twice.')
  await editor.getByRole('textbox', { name: 'Note' }).press('Control+Enter')
  await app.waitSaved()
  const [claim] = claimsIn(await app.exportBundle(), FERRY_TITLE)
  expect(claim?.note).toBe('Said twice.')
  expect(claim?.attributes).toMatchObject({
    mode: 'indirect',
    strength: 'firm',
    conditionality: 'conditional',
    deadline: { text: 'the equinox' },
  })
})

/** A claim, one nested in it, one crossing both, and one over the very same words; answers their names. */
async function tagStack(app: App): Promise<readonly string[]> {
  await app.tagWords('he would close the pier if the storm gates were not repaired', 't')
  await app.tagWords('the storm gates', 'f')
  await app.tagWords('storm gates were not repaired before the equinox', 'c')
  await app.tagWords('the storm gates', 's')
  return app.claimNames()
}

function byName(a: string | null, b: string | null): number {
  return (a ?? '').localeCompare(b ?? '')
}
