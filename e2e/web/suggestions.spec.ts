import AxeBuilder from '@axe-core/playwright'
import { expect, type Locator } from '@playwright/test'
import type { App } from '../support/app.ts'
import { claimsIn, quotesOf } from '../support/exported.ts'
import { test } from '../support/test.ts'

const TITLE = 'Ministers promise a harbour'
const ARTICLE = `${TITLE}

SANDHAVEN, Oru — Foreign Minister Lena Aro said on Tuesday that the island would open its harbour to grain ships.

“We will pay for the new pier,” she said. “Nobody else will.”

President Tomas Vell rejected the plan. “It is a pier to nowhere,” he told reporters in the capital.

Vell promised to close the strait if the first ship sailed.

“We will not wait for him,” said Ines Karo, the harbor master. “The cranes are ready.”

The council announced on Friday that the talks would begin again in May.
`

test.beforeEach(({ app }) => app.importText(ARTICLE))

function suggestions({ page }: App): Locator {
  return page.getByRole('list', { name: 'Suggestions' }).getByRole('listitem')
}

async function suggest(app: App): Promise<void> {
  await app.button('Suggest claims').click()
  await expect(suggestions(app).first()).toBeVisible()
}

/** The suggestion on some words. */
function suggestionOf(app: App, words: string): Locator {
  return suggestions(app).filter({ hasText: words }).first()
}

test('an article is annotated by accepting and correcting suggestions', async ({ app }) => {
  await suggest(app)
  const found = await suggestions(app).count()
  expect(found).toBeGreaterThanOrEqual(3)
  await expect(app.claims).toHaveCount(0)
  await expect(app.entry(TITLE)).toHaveAccessibleName(new RegExp(`, 0 claims, ${found} suggested, To do$`))

  // As it is proposed.
  await suggestionOf(app, 'We will pay for the new pier').getByRole('button', { name: 'Accept', exact: true }).click()
  await expect(app.claims).toHaveCount(1)
  // With another type, by a letter.
  await suggestionOf(app, 'pier to nowhere').locator('.suggestion-quote').click()
  await app.article.focus()
  await app.tag('x')
  await expect(app.claim('Refusal / rejection')).toHaveCount(1)
  // And corrected afterwards.
  await app.claim('Refusal / rejection').getByRole('button').first().click()
  await app.editor.getByRole('combobox', { name: 'Strength' }).selectOption('firm')
  await app.press('Escape')
  await app.waitSaved()

  const exported = await app.exportBundle()
  const claims = claimsIn(exported, TITLE)
  expect(claims.flatMap(quotesOf).join()).toContain('We will pay for the new pier')
  expect(claims).toHaveLength(2)
  const corrected = claims.find(({ commitment }) => commitment === 'commissive.refuse')
  expect(corrected?.attributes).toMatchObject({ strength: 'firm' })
  expect(corrected?.origin).toMatchObject({ engine: 'avowal', proposed: { content: [{}], speakers: [{}] } })
  expect(corrected?.origin?.['proposed']).not.toMatchObject({ commitment: 'commissive.refuse' })
})

test('the keys work from wherever the focus was', async ({ app }) => {
  await suggest(app)
  await app.entry(TITLE).focus()
  await app.press(']')
  await expect(app.article).toBeFocused()
  await app.press('Enter')
  await expect(app.claims).toHaveCount(1)
})

test('what is dismissed stays dismissed, and leaves no trace in what is exported', async ({ app }) => {
  await suggest(app)
  const found = await suggestions(app).count()
  const quote = (await suggestions(app).first().locator('.suggestion-quote').textContent()) ?? ''
  await suggestions(app).first().getByRole('button', { name: 'Dismiss', exact: true }).click()
  await expect(suggestions(app)).toHaveCount(found - 1)
  await expect(app.page.getByText('Suggestion dismissed')).toBeVisible()
  await app.waitSaved()

  await app.reload()
  await suggest(app)
  await expect(suggestions(app)).toHaveCount(found - 1)
  await expect(suggestions(app).filter({ hasText: quote })).toHaveCount(0)
  const { text } = await app.exportBundle()
  expect(text).not.toContain('dismissal')

  await suggestions(app).first().getByRole('button', { name: 'Dismiss', exact: true }).click()
  await app.page.getByRole('button', { name: 'Undo', exact: true }).last().click()
  await expect(suggestions(app)).toHaveCount(found - 1)
})

test('all above a score are accepted as one change that one undo takes back', async ({ app }) => {
  await suggest(app)
  const found = await suggestions(app).count()
  const slider = app.page.getByRole('slider', { name: 'Accept from this score on' })
  await slider.press('Home')
  await app.button(`Accept ${found} from 0 % on`).click()
  await expect(app.claims).toHaveCount(found)
  await expect(suggestions(app)).toHaveCount(0)
  await app.waitSaved()
  await app.press('Control+z')
  await expect(app.claims).toHaveCount(0)
  await expect(suggestions(app)).toHaveCount(found)
})

test('an article is worked through with the keyboard alone, one key for each decision', async ({ app }) => {
  await app.article.focus()
  await app.press('Control+Shift+s')
  await expect(suggestions(app).first()).toBeVisible()
  const found = await suggestions(app).count()
  expect(found).toBeGreaterThanOrEqual(4)
  await app.article.focus()
  await app.press(']')
  await expect(suggestions(app).first()).toHaveAttribute('aria-current', 'true')
  const before = app.keystrokes
  await app.press('Enter')
  await expect(app.claims).toHaveCount(1)
  await app.press('p')
  await expect(app.claims).toHaveCount(2)
  await app.press('Backspace')
  await expect(suggestions(app)).toHaveCount(found - 3)
  expect(app.keystrokes - before).toBe(3)
  await app.press('Escape')
  await app.press('p')
  await expect(app.claims).toHaveCount(2)
  await app.press(']')
  await app.press('Shift+Enter')
  await expect(app.editor).toBeVisible()
  await expect(app.claims).toHaveCount(3)
})

test('every article is looked through, and suggestions are counted as nothing else', async ({ app }) => {
  const before = await app.library
    .getByText(/^\d+ claims$/)
    .last()
    .textContent()
  await app.runCommand('Suggest claims in all articles')
  await expect(app.page.getByText(/suggestions wait in \d+ articles/)).toBeVisible()
  await expect(app.library.getByRole('option', { name: / suggested/ }).first()).toBeVisible()
  expect(
    await app.library
      .getByText(/^\d+ claims$/)
      .last()
      .textContent(),
  ).toBe(before)
})

test('suggestions come by themselves where that is switched on', async ({ app }) => {
  await app.screen('Settings').click()
  await app.page.getByRole('checkbox', { name: 'Suggest claims when an article is opened' }).check()
  await app.screen('Read').click()
  await app.articles.getByRole('option').nth(3).click()
  await expect(suggestions(app).first()).toBeVisible()
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing serious among suggestions, ${colorScheme}`, async ({ app }) => {
    await app.page.emulateMedia({ colorScheme })
    await suggest(app)
    await app.article.focus()
    await app.press(']')
    await expect(suggestions(app).first()).toHaveAttribute('aria-current', 'true')
    const { violations } = await new AxeBuilder({ page: app.page }).setLegacyMode().analyze()
    const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
    expect(serious.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))).toEqual([])
  })
}

test('suggestions can be told from claims in forced colours', async ({ app }) => {
  await app.page.emulateMedia({ forcedColors: 'active' })
  await suggest(app)
  await app.article.focus()
  await app.press(']')
  await expect(app.page.locator('.reader-outline[data-group=suggestion]').first()).toBeAttached()
  await expect(app.page.locator('.reader-badge')).toHaveCount(0)
})
