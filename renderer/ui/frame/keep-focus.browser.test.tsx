import { afterEach, describe, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { BundlePreview } from '../../session/import-bundle.ts'
import { ARTICLES, drawApp, takeDown } from '../testing/draw.tsx'
import { EMPTY_SUMMARY } from '../testing/fake-review.ts'
import type { FakeSession } from '../testing/fake-session.ts'
import { sampleSuggestions } from '../testing/sample-suggestions.ts'

afterEach(takeDown)

const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true })
const text = page.getByRole('document', { name: 'Article text' })
const suggestions = page.getByRole('list', { name: 'Suggestions' })

/** Presses a button from the keyboard. */
async function press(name: string): Promise<void> {
  await expect.element(button(name)).toBeEnabled()
  button(name).element().focus()
  await userEvent.keyboard('{Enter}')
}

const PREVIEW: BundlePreview = {
  projectName: 'The Quellin Sea',
  projectIsHere: true,
  articles: 0,
  claims: 1,
  newRevisions: 1,
  alreadyHere: 0,
  conflicts: 0,
  quarantined: 0,
  foreign: 0,
  summary: EMPTY_SUMMARY,
  warnings: [],
}

const oneMore = { id: 1, text: 'Claim moved to the bin', tone: 'plain', undo: null } as const

/** The window on an article without claims, with a suggestion that Suggest claims would find. */
async function drawSuggesting(): Promise<FakeSession> {
  const session = await drawApp({ articles: ARTICLES.slice(1) })
  const open = session.article.get()
  if (open?.kind !== 'open') throw new Error('No article is open')
  const found = { quote: 'it expected the price to settle', code: 'assertive.position', speaker: 'The grain board' }
  session.suggestions.list.set(sampleSuggestions(open.article, [{ ...found, cue: 'said' }]))
  return session
}

describe('the focus', () => {
  it('is in the text of the article that follows, where it was in the text before', async () => {
    const session = await drawApp()
    text.element().focus()
    session.openArticle(session.library.get()[1]?.id as never)
    await expect.element(text).toHaveTextContent(/Wheat price falls/)
    await expect.element(text).toHaveFocus()
  })

  it('goes back from a toast to where it was', async () => {
    const session = await drawApp()
    text.element().focus()
    session.toasts.set([oneMore])
    await press('Dismiss')
    await expect.element(button('Dismiss')).not.toBeInTheDocument()
    await expect.element(text).toHaveFocus()
  })

  it('goes to the text from a strip that had it first', async () => {
    await drawApp({ settings: { nameAsked: false } })
    await press('Show me around')
    for (let step = 1; step < 5; step += 1) await press('Next')
    await press('Done')
    await expect.element(text).toHaveFocus()
  })

  it('goes to the first suggestion while they are looked for, and from the last one to the text', async () => {
    const session = await drawSuggesting()
    button('Suggest claims').element().focus()
    session.suggestions.state.set({ kind: 'working' })
    await expect
      .element(page.getByRole('region', { name: 'Suggestions' }).getByRole('button', { name: 'Cancel' }))
      .toHaveFocus()
    session.suggestions.state.set({ kind: 'ready' })
    await expect.element(suggestions.getByRole('button').first()).toHaveFocus()
    await press('Accept 1 from 80 % on')
    await expect.element(text).toHaveFocus()
  })

  it('goes on to Apply when the file of an import has been read', async () => {
    const session = await drawApp()
    session.bundle.answer = { kind: 'refused', message: 'It was cut short.', details: [] }
    const input = page.getByLabelText('Bundle file')
    const choose = () => userEvent.upload(input, new File(['{}'], 'work.avowal'))
    await press('Import annotations')
    await choose()
    await expect.element(page.getByRole('alert')).toHaveTextContent(/cut short/)
    await expect.element(input).toHaveFocus()
    session.bundle.answer = { kind: 'ready', preview: PREVIEW, continueAs: [], apply: async () => ({ added: 1 }) }
    await choose()
    await expect.element(button('Apply')).toHaveFocus()
    await userEvent.keyboard('{Enter}')
    await expect.element(button('Import annotations')).toHaveFocus()
  })

  it('goes to the name of the screen that follows, where that has no text', async () => {
    const session = await drawApp()
    text.element().focus()
    session.showScreen('settings')
    await expect.element(page.getByRole('link', { name: 'Settings' })).toHaveFocus()
    session.showScreen('read')
    await expect.element(text).toBeVisible()
  })

  it('stays away where it was put away by a click beside everything', async () => {
    const session = await drawApp()
    session.toasts.set([oneMore])
    await expect.element(button('Dismiss')).toBeVisible()
    button('Dismiss').element().focus()
    await userEvent.click(document.documentElement, { position: { x: 640, y: 4 } })
    expect(document.activeElement).toBe(document.body)
    session.toasts.set([])
    await expect.element(button('Dismiss')).not.toBeInTheDocument()
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
    expect(document.activeElement).toBe(document.body)
  })
})
