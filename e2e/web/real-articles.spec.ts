import { expect } from '@playwright/test'
import type { App } from '../support/app.ts'
import { comparable, type Exported, quoteAndText } from '../support/exported.ts'
import { hasRealArticles, NO_REAL_ARTICLES, type RealArticle, realArticles } from '../support/real-articles.ts'
import { test } from '../support/test.ts'

/** Where the keyboard goes in each article (paragraphs down from its start), and the letter it presses there. */
const TAGS = [
  { paragraphs: 3, letter: 'p', label: 'Pledge' },
  { paragraphs: 4, letter: 'd', label: 'Demand' },
  { paragraphs: 2, letter: 'a', label: 'Agreement' },
  { paragraphs: 3, letter: 's', label: 'Position / stance' },
  { paragraphs: 2, letter: 'r', label: 'Reaffirmation / assurance' },
] as const

test.describe('the real articles of ../shared/articles (skipped where they are absent)', () => {
  test.skip(!hasRealArticles, NO_REAL_ARTICLES)
  const articles = hasRealArticles ? realArticles() : []

  test('five claims tagged by keyboard alone survive a reload, and come out of an empty profile as they went in', async ({
    app,
    anotherProfile,
  }) => {
    await app.importFiles(articles.map(({ path }) => path))
    await expect(app.article).toContainText(firstWords(articles[0]))

    for (const [index, tag] of TAGS.entries()) {
      await app.openArticle(articles[index]?.title ?? '')
      await selectSentence(app, tag.paragraphs)
      const before = app.keystrokes
      await app.tag(tag.letter)
      expect(app.keystrokes - before).toBe(1)
      await expect(app.claim(tag.label)).toHaveCount(1)
    }
    await app.waitSaved()
    const exported = await app.exportBundle()
    expectExactQuotes(exported, articles)

    await app.reload()
    await expect(app.claim(TAGS[4].label)).toHaveCount(1)
    for (const [index, tag] of TAGS.entries()) {
      await app.openArticle(articles[index]?.title ?? '')
      await expect(app.claims).toHaveCount(1)
      await expect(app.claim(tag.label)).toHaveCount(1)
    }

    const other = await anotherProfile()
    await other.importBundle({ name: exported.fileName, mimeType: '', buffer: Buffer.from(exported.text) })
    expect(comparable(await other.exportBundle())).toBe(comparable(exported))
  })

  test('each block on the page equals its slice of the canonical text', async ({ app }) => {
    await app.importFiles(articles.map(({ path }) => path))
    const { bundle } = await app.exportBundle()
    for (const { title, text } of articles) {
      await app.openArticle(title)
      const article = bundle.articles?.find((each) => each.title === title)
      expect(article?.text).toBe(text)
      const characters = Array.from(text)
      const slices = article?.blocks.map(({ start, end }) => characters.slice(start, end).join(''))
      await expect.poll(() => app.blocksOnPage()).toEqual(slices)
    }
  })

  test('all five come in by one drop on the library', async ({ app }) => {
    await app.dropFiles(articles.map(({ path }) => path))
    for (const { title } of articles) await expect(app.entry(title)).toHaveCount(1)
    await expect(app.dialog('Import articles')).toBeHidden()
    await expect(app.article).toContainText(firstWords(articles[0]))
  })

  test('one comes in by pasting its text', async ({ app }) => {
    const [first] = articles
    await app.importText(first?.text ?? '', 'Pasted from the wire')
    await expect(app.entry('Pasted from the wire')).toBeVisible()
    await expect(app.article).toContainText(firstWords(first))
  })
})

/** Selects the sentence or quotation at the start of a paragraph by keyboard. */
async function selectSentence(app: App, paragraphs: number): Promise<void> {
  await app.article.focus()
  await app.press('Control+Home')
  for (let step = 0; step < paragraphs; step += 1) await app.press('Control+ArrowDown')
  await app.press('Space')
  await expect(app.bar).toBeVisible()
}

function expectExactQuotes(exported: Exported, articles: readonly RealArticle[]): void {
  const texts = new Map(exported.bundle.articles?.map(({ id, text }) => [id, text ?? '']))
  const titles = articles.map(({ title }) => title)
  const ids = exported.bundle.articles?.filter(({ title }) => titles.includes(title)).map(({ id }) => id) ?? []
  const claims = exported.bundle.claims?.filter(({ articleId }) => ids.includes(articleId)) ?? []
  expect(claims).toHaveLength(TAGS.length)
  for (const { articleId, target } of claims) {
    for (const segment of target) {
      const { quote, text } = quoteAndText(segment, texts.get(articleId) ?? '')
      expect(quote).toBe(text)
    }
  }
}

/** Some words of an article that stand in one block. */
function firstWords(article: RealArticle | undefined): string {
  return article?.text.split(/\s+/).slice(3, 7).join(' ') ?? ''
}
