import { expect, type Locator } from '@playwright/test'
import { type App, bundleFile } from './app.ts'
import type { Exported } from './exported.ts'

/** The review screen of a window, seen as assistive technology sees it. */
export class Review {
  readonly app: App
  readonly articles: Locator
  readonly pane: Locator
  readonly list: Locator
  readonly card: Locator
  readonly returned: Locator

  constructor(app: App) {
    const { page } = app
    this.app = app
    this.articles = page.getByRole('listbox', { name: 'Articles with something to review' })
    this.pane = page.getByRole('region', { name: 'Review', exact: true })
    this.list = this.pane.getByRole('listbox')
    this.card = page.getByRole('region', { name: 'Under review' })
    this.returned = page.getByRole('region', { name: 'Came back to you' })
  }

  async show(): Promise<void> {
    await this.app.screen('Review').click()
    await expect(this.pane).toBeVisible()
  }

  /** Opens an article from the list of those with something to review. */
  async open(title: string): Promise<void> {
    await this.articles.getByRole('option', { name: new RegExp(`^${title}`) }).click()
    await expect(this.app.article).toBeVisible()
  }

  /** The item of the list in whose name these words stand: its quote, say. */
  item(words: string): Locator {
    return this.list.getByRole('option', { name: words })
  }

  /** Selects an item of the list; its card is there when this resolves. */
  async choose(words: string): Promise<void> {
    await this.item(words).click()
    await expect(this.item(words)).toHaveAttribute('aria-selected', 'true')
    await expect(this.card).toBeVisible()
  }

  /** The item of these words has a name like this: it ends with where the item stands. */
  async is(words: string, name: RegExp): Promise<void> {
    await expect(this.item(words)).toHaveAccessibleName(name)
  }

  /** Fills the form that a key has opened, and sends it. */
  async say(field: 'Reason' | 'Comment', words: string): Promise<void> {
    const box = this.app.page.getByRole('textbox', { name: field, exact: true })
    await expect(box).toBeFocused()
    await this.app.page.keyboard.insertText(words)
    await this.app.press('Control+Enter')
    await expect(box).toBeHidden()
  }
}

/** Names the person at the keyboard. */
export async function nameYourself(app: App, name: string): Promise<void> {
  await app.screen('Settings').click()
  const field = app.page.getByRole('textbox', { name: 'Your name' }).last()
  await field.fill(name)
  await field.press('Enter')
  await app.waitSaved()
  await app.screen('Read').click()
}

/** Four claims in the ferry's article. */
export async function annotateFerry(app: App): Promise<void> {
  await app.tagWords('to reopen the north ferry by June', 'p')
  await app.tagWords('We will run six boats a day', 'l')
  await app.tagWords('close the pier', 't')
  await app.tagWords('rejected the idea of a toll', 'f')
}

/** Marks the open article complete. */
export async function complete(app: App): Promise<void> {
  await app.page.getByRole('combobox', { name: 'Status of the article' }).selectOption({ label: 'Complete' })
  await app.waitSaved()
}

/** Exports the articles that are complete, for review. */
export async function handOver(app: App): Promise<Exported> {
  await app.button('Export').click()
  await app.dialog('Export').getByRole('combobox', { name: 'Scope' }).selectOption({ label: 'For review' })
  return app.saveExport()
}

/** Takes another's file in, and applies it. */
export async function takeIn(app: App, file: Exported): Promise<void> {
  await app.importBundle(bundleFile(file.text, file.fileName))
}
