import { afterEach, describe, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { ARTICLES, drawApp, findings, takeDown } from '../testing/draw.tsx'

afterEach(takeDown)

const list = page.getByRole('listbox', { name: 'Articles' })
const option = (name: RegExp) => list.getByRole('option', { name })
const names = () =>
  list
    .getByRole('option')
    .elements()
    .map((each) => each.getAttribute('aria-label'))
const search = page.getByRole('searchbox', { name: 'Filter articles' })

it('names each article by its title, source, date, claims and status', async () => {
  await drawApp()
  expect(names()).toEqual([
    'Harbour talks resume, The Ambrel Courier, 11 Feb 2031, 1 claim, In progress',
    'Wheat price falls for a third week, Littoral Press, Mar 2031, 0 claims, To do',
    'Ice closes the strait, 0 claims, Complete',
  ])
})

it('opens an article by pointer and by keyboard', async () => {
  const session = await drawApp()
  await userEvent.click(option(/^Ice/))
  expect(session.place.get().articleId).toBe(session.library.get()[2]?.id)
  await userEvent.keyboard('{Home}{ArrowDown}{Enter}')
  expect(session.place.get().articleId).toBe(session.library.get()[1]?.id)
  await expect.element(option(/^Wheat/)).toHaveAttribute('aria-selected', 'true')
})

it('goes to a title by its first letters', async () => {
  const session = await drawApp()
  list.element().focus()
  await userEvent.keyboard('ice{Enter}')
  expect(session.place.get().articleId).toBe(session.library.get()[2]?.id)
})

it('filters by the words of titles and texts while they are typed, and says how many are left', async () => {
  await drawApp()
  await userEvent.fill(search, 'eastern quay')
  await expect.poll(names).toHaveLength(1)
  await expect.element(page.getByText('1 of 3 articles')).toBeVisible()
  await userEvent.click(search)
  await userEvent.keyboard('{Escape}')
  await expect.poll(names).toHaveLength(3)
})

it('says what to do where nothing matches', async () => {
  await drawApp()
  await userEvent.fill(search, 'zzz')
  await userEvent.click(page.getByText('Clear the filter'))
  await expect.poll(names).toHaveLength(3)
})

it('opens the first match on Enter, and goes down into the list', async () => {
  const session = await drawApp()
  await userEvent.fill(search, 'wheat')
  await expect.poll(names).toHaveLength(1)
  await userEvent.keyboard('{Enter}')
  expect(session.place.get().articleId).toBe(session.library.get()[1]?.id)
  await userEvent.keyboard('{ArrowDown}')
  await expect.element(list).toHaveFocus()
})

it('shows the articles of one status', async () => {
  await drawApp()
  await userEvent.selectOptions(page.getByRole('combobox', { name: 'Status', exact: true }).first(), 'Complete')
  await expect.poll(names).toEqual(['Ice closes the strait, 0 claims, Complete'])
})

it('sets the status from the menu, which opens by key and gives the focus back', async () => {
  const session = await drawApp()
  list.element().focus()
  await userEvent.keyboard('{ArrowDown}{Shift>}{F10}{/Shift}')
  await expect.element(page.getByRole('menuitemradio', { name: 'To do' })).toHaveFocus()
  expect(await findings()).toEqual([])
  await userEvent.keyboard('c{Enter}')
  expect(session.library.get()[1]?.status).toBe('complete')
  await expect.element(list).toHaveFocus()
})

it('renames with F2', async () => {
  const session = await drawApp()
  list.element().focus()
  await userEvent.keyboard('{F2}')
  await expect.element(page.getByRole('textbox', { name: 'Title' })).toHaveValue('Harbour talks resume')
  await userEvent.fill(page.getByRole('textbox', { name: 'Title' }), 'Harbour talks begin')
  await userEvent.keyboard('{Enter}')
  expect(session.library.get()[0]?.title).toBe('Harbour talks begin')
  await expect.element(list).toHaveFocus()
})

it('moves an article to the bin with Delete, and brings it back from there', async () => {
  const session = await drawApp()
  list.element().focus()
  await userEvent.keyboard('{End}{Delete}')
  await expect.poll(names).toHaveLength(2)
  await userEvent.click(page.getByRole('button', { name: 'Bin (1)' }))
  await expect.element(page.getByText('Article, deleted by Nadia Okonkwo', { exact: false })).toBeVisible()
  expect(await findings()).toEqual([])
  await userEvent.click(page.getByRole('button', { name: 'Restore Ice closes the strait' }))
  expect(session.bin.get()).toEqual([])
  await expect.element(page.getByText('The bin is empty')).toBeVisible()
})

it('draws a long list near the viewport only, and still reaches its end', async () => {
  const many = Array.from({ length: 3000 }, (_, index) => ({ title: `Article ${index + 1}`, text: 'Words.' }))
  await drawApp({ articles: many })
  expect(names().length).toBeLessThan(60)
  list.element().focus()
  await userEvent.keyboard('{End}')
  await expect.element(option(/^Article 3000,/)).toBeVisible()
  await expect.element(option(/^Article 3000,/)).toHaveAttribute('aria-setsize', '3000')
  expect(await findings()).toEqual([])
})

it('says how to begin where there is no article', async () => {
  await drawApp({ articles: [] })
  expect(await findings()).toEqual([])
  await userEvent.click(page.getByRole('button', { name: 'Import articles…' }))
  await expect.element(page.getByRole('dialog', { name: 'Import articles' })).toBeVisible()
})

it('keeps the place in the list when another article comes in above', async () => {
  const session = await drawApp({ articles: ARTICLES })
  list.element().focus()
  await userEvent.keyboard('{ArrowDown}')
  await session.importArticles([{ kind: 'text', text: 'New one\n\nText.', title: null }], new AbortController().signal)
  await expect.poll(names).toHaveLength(4)
  await userEvent.keyboard('{Enter}')
  expect(session.library.get().find(({ id }) => id === session.place.get().articleId)?.title).toMatch(/^Wheat/)
})

describe('The passages that hold what is looked for', () => {
  const region = page.getByRole('region', { name: 'Passages found' })
  const hit = (name: RegExp) => region.getByRole('button', { name })

  async function look(words: string): Promise<void> {
    await userEvent.fill(search, words)
    await userEvent.click(page.getByRole('button', { name: 'Passages' }))
  }

  it('stand below the titles of their articles, with the words marked', async () => {
    await drawApp()
    await look('eastern quay')
    await expect.element(region.getByRole('heading', { name: 'Harbour talks resume' })).toBeVisible()
    expect(
      hit(/^Text eastern quay/)
        .element()
        .querySelector('mark')?.textContent,
    ).toBe('eastern quay')
    expect(await findings()).toEqual([])
  })

  it('open their article with every hit marked, and leave the keyboard where it is', async () => {
    const session = await drawApp()
    await look('the')
    await expect.element(hit(/Text/).nth(1)).toBeVisible()
    await userEvent.click(search)
    await userEvent.keyboard('{ArrowDown}{ArrowDown}{Enter}')
    await expect.poll(() => session.place.get().articleId).toBe(session.library.get()[1]?.id)
    await expect.element(page.getByText('1 of 3')).toBeVisible()
    await expect.element(hit(/Text/).nth(1)).toHaveFocus()
    await userEvent.keyboard('{Escape}')
    await expect.element(search).toHaveFocus()
  })

  it('are left for the list with Escape in the empty field', async () => {
    await drawApp()
    await look('quay')
    await userEvent.click(search)
    await userEvent.keyboard('{Escape}')
    await expect.element(page.getByText('Type what you look for', { exact: false })).toBeVisible()
    await userEvent.keyboard('{Escape}')
    await expect.element(list).toBeVisible()
  })

  it('are none where nothing has the words, and it says so', async () => {
    await drawApp()
    await look('zzz')
    await expect
      .element(page.getByRole('heading', { name: 'Nothing found' }).or(page.getByText('Nothing found')).first())
      .toBeVisible()
  })

  it('are reached with a key from anywhere', async () => {
    await drawApp()
    await userEvent.keyboard('{Control>}{Shift>}k{/Shift}{/Control}')
    await expect.element(search).toHaveFocus()
    await expect.element(page.getByRole('button', { name: 'Passages' })).toHaveAttribute('aria-pressed', 'true')
  })
})
