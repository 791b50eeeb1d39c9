import { afterEach, describe, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { axeFindings, drawRead, takeAway } from '../testing/draw-read.tsx'
import { createReadSession } from '../testing/read-session.ts'
import { sampleArticle } from '../testing/sample-views.ts'

afterEach(takeAway)

const text = page
  .getByRole('document', { name: 'Article text' })
  .or(page.getByRole('article', { name: 'Article text' }))

describe('the page', () => {
  it('shows where the article comes from outside its text', async () => {
    await drawRead(createReadSession())
    await expect.element(page.getByText('11 February 2031')).toBeVisible()
    await expect.element(page.getByText('The Ambrel Courier', { exact: true })).toBeVisible()
    expect(text.element().textContent).not.toContain('11 February 2031')
  })

  it('shows the title of an article whose text has none of its own', async () => {
    const article = sampleArticle()
    await drawRead(createReadSession({ article: { ...article, blocks: article.blocks.slice(1) } }))
    await expect.element(page.getByRole('heading', { level: 1 })).toHaveTextContent(article.fields.title)
  })

  it('corrects the details of the article', async () => {
    const session = createReadSession()
    await drawRead(session)
    await page.getByRole('button', { name: 'Edit details' }).click()
    const details = page.getByRole('dialog', { name: 'Article details' })
    await details.getByRole('textbox', { name: 'Publisher' }).fill('The Ambrel Evening Courier')
    await userEvent.keyboard('{Enter}')
    await expect.poll(() => session.calls).toContain('editArticle {"publisher":"The Ambrel Evening Courier"}')
    await details.getByRole('textbox', { name: 'Title' }).fill(' ')
    await userEvent.keyboard('{Enter}')
    await expect.element(details.getByText('An article needs a title.')).toBeVisible()
    await details.getByRole('textbox', { name: 'Date' }).fill('Sunday')
    await userEvent.keyboard('{Enter}')
    await expect.element(details.getByText(/“Sunday” is no date/)).toBeVisible()
    await details.getByRole('textbox', { name: 'Date' }).fill('11 February 2031')
    await userEvent.keyboard('{Enter}')
    await expect.poll(() => session.calls).toContain('editArticle {"published":"2031-02-11"}')
    await details.getByRole('button', { name: 'Done' }).click()
    await expect.element(page.getByRole('button', { name: 'Edit details' })).toHaveFocus()
  })

  it('says how far the work has come', async () => {
    const session = createReadSession()
    await drawRead(session)
    await page.getByRole('combobox', { name: 'Status of the article' }).selectOptions('In progress')
    expect(session.page.get().status).toBe('in-progress')
  })

  it('opens the claim that is clicked, and marks its entry', async () => {
    const session = createReadSession()
    await drawRead(session)
    await page
      .getByRole('button', { name: /^Agreement, Maren/ })
      .first()
      .click()
    await expect.poll(() => session.place.get().claimId).toBe(session.page.get().claims[0]?.id)
    await expect
      .element(page.getByRole('list', { name: 'Claims in this article' }).getByRole('button').first())
      .toHaveAttribute('aria-current', 'true')
  })
})

describe('the find bar', () => {
  const box = page.getByRole('textbox', { name: 'Find in article' })

  it('opens with Ctrl and F from anywhere, counts, and goes from match to match', async () => {
    await drawRead(createReadSession())
    await userEvent.keyboard('{Control>}f{/Control}')
    await expect.element(box).toHaveFocus()
    await userEvent.keyboard('corridor')
    await expect.element(page.getByText('1 of 8')).toBeVisible()
    await userEvent.keyboard('{Enter}{Enter}')
    await expect.element(page.getByText('3 of 8')).toBeVisible()
    await page.getByRole('button', { name: 'Previous match' }).click()
    await expect.element(page.getByText('2 of 8')).toBeVisible()
  })

  it('says that nothing matches', async () => {
    await drawRead(createReadSession())
    await userEvent.keyboard('{Control>}f{/Control}zzz')
    await expect.element(page.getByText('No match')).toBeVisible()
    await expect.element(page.getByRole('button', { name: 'Next match' })).toBeDisabled()
    expect(await axeFindings()).toEqual([])
  })

  it('closes with Escape and leaves the match selected, ready for a letter', async () => {
    const session = createReadSession()
    await drawRead(session)
    await userEvent.keyboard('{Control>}f{/Control}stubborn patience{Escape}')
    await expect.element(box).not.toBeInTheDocument()
    await expect.poll(() => session.selection.get()?.quote).toBe('stubborn patience')
    await userEvent.keyboard('e')
    await expect.poll(() => session.page.get().claims.at(-1)?.label).toBe('Support / praise')
  })
})
