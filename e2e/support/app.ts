import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { type Download, expect, type Locator, type Page } from '@playwright/test'
import type { Bundle } from '../../shared/format/bundle-schema.ts'
import type { Exported } from './exported.ts'
import { placeOf } from './text-place.ts'

/** A file as the window's file inputs take it. */
export interface GivenFile {
  readonly name: string
  readonly mimeType: string
  readonly buffer: Buffer
}

export function textFile(name: string, content: string | Uint8Array): GivenFile {
  return { name, mimeType: 'text/plain', buffer: Buffer.from(content) }
}

export function bundleFile(content: string, name = 'project.avowal'): GivenFile {
  return { name, mimeType: 'application/json', buffer: Buffer.from(content) }
}

/** One window of the app, seen as assistive technology sees it: every place is found by the roles and names of the contract. */
export class App {
  readonly page: Page
  readonly library: Locator
  readonly articles: Locator
  readonly article: Locator
  readonly bar: Locator
  readonly claimsPane: Locator
  readonly claims: Locator
  readonly editor: Locator
  readonly saved: Locator
  /** How many keys were pressed through this driver. */
  keystrokes = 0

  constructor(page: Page) {
    this.page = page
    this.library = page.getByRole('region', { name: 'Library' })
    this.articles = this.library
      .getByRole('listbox', { name: 'Articles' })
      .or(this.library.getByRole('list', { name: 'Articles' }))
    this.article = page.getByRole('document', { name: 'Article text' })
    this.bar = page.getByRole('toolbar', { name: 'New claim' })
    this.claimsPane = page.getByRole('region', { name: 'Claims', exact: true })
    this.claims = page.getByRole('list', { name: 'Claims in this article' }).getByRole('listitem')
    this.editor = page.getByRole('form', { name: 'Claim', exact: true })
    this.saved = page.getByRole('status').filter({ hasText: /^\s*Saved\s*$/ })
  }

  /** Goes to the window and waits until it can be used. */
  async open(): Promise<void> {
    await this.page.goto('/')
    await this.ready()
  }

  async reload(): Promise<void> {
    await this.page.reload()
    await this.ready()
  }

  async ready(): Promise<void> {
    // A narrow window puts the library away, and the review screen has other articles there.
    const toReview = this.page.getByRole('region', { name: 'Articles to review' })
    await expect(this.articles.or(this.button('Show library')).or(toReview)).toBeVisible()
    await expect(this.saved).toBeVisible()
  }

  dialog(name: string): Locator {
    return this.page.getByRole('dialog', { name, exact: true })
  }

  async closeDialog(dialog: Locator): Promise<void> {
    await dialog.press('Escape')
    await expect(dialog).toBeHidden()
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true })
  }

  screen(name: 'Read' | 'Review' | 'Settings'): Locator {
    return this.page
      .getByRole('tab', { name, exact: true })
      .or(this.page.getByRole('link', { name, exact: true }))
      .first()
  }

  /** The entry of an article in the library. */
  entry(title: string): Locator {
    return this.articles
      .getByRole('option', { name: startingWith(title) })
      .or(this.articles.getByRole('listitem', { name: startingWith(title) }))
  }

  /** The entry of a claim whose name begins so. */
  claim(beginning: string): Locator {
    return this.page
      .getByRole('list', { name: 'Claims in this article' })
      .getByRole('listitem', { name: startingWith(beginning) })
  }

  // — importing —

  async openImport(): Promise<Locator> {
    await this.button('Import articles').first().click()
    const dialog = this.dialog('Import articles')
    await expect(dialog).toBeVisible()
    return dialog
  }

  /** Imports a pasted text; it is open when this resolves. */
  async importText(text: string, title?: string): Promise<void> {
    const dialog = await this.openImport()
    await dialog.getByRole('textbox', { name: 'Paste text' }).fill(text)
    if (title !== undefined) await dialog.getByRole('textbox', { name: 'Title' }).fill(title)
    await dialog.getByRole('button', { name: 'Import', exact: true }).click()
    await expect(dialog).toBeHidden()
    await expect(this.article).toBeVisible()
    await this.waitSaved()
  }

  /** Gives files to the import dialog, without pressing Import. */
  async offerFiles(files: readonly GivenFile[] | readonly string[]): Promise<Locator> {
    const dialog = await this.openImport()
    await dialog.locator('input[type=file]').setInputFiles(files as GivenFile[])
    return dialog
  }

  async importFiles(files: readonly GivenFile[] | readonly string[]): Promise<void> {
    const dialog = await this.offerFiles(files)
    await dialog.getByRole('button', { name: 'Import', exact: true }).click()
    await expect(dialog).toBeHidden()
    await this.waitSaved()
  }

  /** Drops files on the library, as from a file manager. */
  async dropFiles(paths: readonly string[]): Promise<void> {
    const files = await Promise.all(
      paths.map(async (path) => ({ name: basename(path), content: await readFile(path, 'base64') })),
    )
    const dataTransfer = await this.page.evaluateHandle((given) => {
      const transfer = new DataTransfer()
      for (const { name, content } of given) {
        const bytes = Uint8Array.from(atob(content), (character) => character.charCodeAt(0))
        transfer.items.add(new File([bytes], name, { type: 'text/plain' }))
      }
      return transfer
    }, files)
    for (const type of ['dragenter', 'dragover', 'drop']) await this.library.dispatchEvent(type, { dataTransfer })
  }

  /** Runs a command by its title, from the palette. */
  async runCommand(title: string): Promise<void> {
    await this.press('Control+k')
    const dialog = this.dialog('Commands')
    await dialog.getByRole('combobox', { name: 'Command' }).fill(title)
    await dialog
      .getByRole('option', { name: startingWith(title) })
      .first()
      .click()
    await expect(dialog).toBeHidden()
  }

  /** The text of each block on the page: of each element that is not inline and holds no other such element. */
  blocksOnPage(): Promise<readonly string[]> {
    return this.article.evaluate((root) => {
      const isBlock = (element: Element) => getComputedStyle(element).display !== 'inline'
      const blocks = [...root.querySelectorAll('*')].filter(isBlock)
      return blocks
        .filter((block) => ![...block.querySelectorAll('*')].some(isBlock))
        .map((block) => block.textContent ?? '')
    })
  }

  async openArticle(title: string): Promise<void> {
    await this.entry(title).click()
    await expect(this.article).toBeVisible()
  }

  /** Drags over some words of one block, from the first character to the last. */
  async selectByMouse(words: string, options: { readonly nth?: number; readonly raw?: boolean } = {}): Promise<void> {
    await this.dragOver(words, words, options)
  }

  /** Drags from the first character of some words to the last of others. */
  async dragOver(
    from: string,
    to: string,
    { nth = 0, raw = false }: { readonly nth?: number; readonly raw?: boolean } = {},
  ): Promise<void> {
    const { mouse, keyboard } = this.page
    const { start, end } = await placeOf(this.page, { from, to, nth })
    if (raw) await keyboard.down('Alt')
    await mouse.move(start.x, start.y)
    await mouse.down()
    await mouse.move(end.x, end.y, { steps: 4 })
    await mouse.up()
    if (raw) await keyboard.up('Alt')
    await expect(this.bar).toBeVisible()
  }

  /** Selects some words of one block without the mouse: finds them, and closes the find bar over them. */
  async selectByKeyboard(words: string): Promise<void> {
    await this.article.focus()
    await this.press('Control+Home')
    await this.press('Control+f')
    const field = this.page.getByLabel('Find in article').and(this.page.locator('input'))
    await expect(field).toBeFocused()
    await this.page.keyboard.insertText(words)
    await expect(field).toHaveValue(words)
    await this.press('Escape')
    await expect(this.bar).toBeVisible()
    await expect.poll(() => this.selectedText()).toBe(words)
  }

  /** The text that the browser has selected. */
  selectedText(): Promise<string> {
    return this.page.evaluate(() => getSelection()?.toString() ?? '')
  }

  async press(key: string): Promise<void> {
    this.keystrokes += 1
    await this.page.keyboard.press(key)
  }

  async type(text: string): Promise<void> {
    for (const key of text) await this.press(key)
  }

  /** Clicks the character at the start of some words of the article. */
  async clickWords(words: string, nth = 0): Promise<void> {
    const { x, y } = (await placeOf(this.page, { from: words, to: words, nth })).start
    await this.page.mouse.click(x + 2, y)
  }

  async doubleClickWords(words: string): Promise<void> {
    const { x, y } = (await placeOf(this.page, { from: words, to: words, nth: 0 })).start
    await this.page.mouse.dblclick(x + 2, y)
    await expect(this.bar).toBeVisible()
  }

  /** Drags a handle of the open claim onto the end of some words. */
  async dragHandle(edge: 'start' | 'end', words: string): Promise<void> {
    const { mouse } = this.page
    const { end } = await placeOf(this.page, { from: words, to: words, nth: 0 })
    const box = await this.page.getByLabel(`Move the ${edge} of the claim`).first().boundingBox()
    if (box === null) throw new Error('the handle is not in view')
    await mouse.move(box.x + box.width / 2, box.y + box.height / 2)
    await mouse.down()
    await mouse.move(end.x, end.y, { steps: 4 })
    await mouse.up()
  }

  /** Tags the selection with a letter; the new claim is in the list when this resolves. */
  async tag(letter: string): Promise<void> {
    const before = await this.claims.count()
    await this.press(letter)
    await expect(this.claims).toHaveCount(before + 1)
  }

  /** Selects words by keyboard and tags them. */
  async tagWords(words: string, letter: string): Promise<void> {
    await this.selectByKeyboard(words)
    await this.tag(letter)
  }

  /** The name of the claim that is open in the editor. */
  async openClaimName(): Promise<string | null> {
    return this.page
      .getByRole('list', { name: 'Claims in this article' })
      .locator('[aria-current="true"]')
      .getAttribute('aria-label')
  }

  /** Does something that opens another claim; answers the name of that one. */
  async anotherClaimAfter(act: () => Promise<void>): Promise<string | null> {
    const before = await this.openClaimName()
    await act()
    await expect.poll(() => this.openClaimName()).not.toBe(before)
    return this.openClaimName()
  }

  /** The names of all claims of the article, in the order of the list. */
  claimNames(): Promise<readonly string[]> {
    return this.claims.evaluateAll((entries) => entries.map((entry) => entry.getAttribute('aria-label') ?? ''))
  }

  async waitSaved(): Promise<void> {
    await expect(this.saved).toBeVisible()
  }

  // — projects —

  async createProject(name: string): Promise<void> {
    await this.runCommand('New project')
    const dialog = this.dialog('New project')
    await dialog.getByRole('textbox', { name: 'Name' }).fill(name)
    await dialog.getByRole('button', { name: 'Create', exact: true }).click()
    await expect(dialog).toBeHidden()
    await expect(this.button(`Project: ${name}`)).toBeVisible()
    await this.waitSaved()
  }

  /** Deletes the project that is open, without saving a bundle first. */
  async deleteProject(): Promise<void> {
    await this.runCommand('Delete project')
    const dialog = this.page.getByRole('dialog', { name: /^Delete “.*” from this machine/ })
    await dialog.getByRole('button', { name: 'Delete project…', exact: true }).click()
    await dialog.getByRole('button', { name: 'Delete project', exact: true }).click()
    await expect(dialog).toBeHidden()
    await this.waitSaved()
  }

  // — bundles —

  async exportBundle(): Promise<Exported> {
    await this.button('Export').click()
    const dialog = this.dialog('Export')
    await expect(dialog).toBeVisible()
    return this.saveExport()
  }

  /** Saves what the export dialog is set to, and reads the bundle. */
  async saveExport(): Promise<Exported> {
    const dialog = this.dialog('Export')
    const download = await this.downloadBy(() => dialog.getByRole('button', { name: 'Save', exact: true }).click())
    await expect(dialog).toBeHidden()
    return readDownload(download)
  }

  async downloadBy(act: () => Promise<void>): Promise<Download> {
    const [download] = await Promise.all([this.page.waitForEvent('download'), act()])
    return download
  }

  /** Gives a bundle to the window; resolves with the preview's dialog. */
  async offerBundle(file: GivenFile): Promise<Locator> {
    await this.button('Import annotations').first().click()
    const dialog = this.dialog('Import annotations')
    await expect(dialog).toBeVisible()
    await dialog.locator('input[type=file]').setInputFiles(file)
    return dialog
  }

  async importBundle(file: GivenFile): Promise<void> {
    const dialog = await this.offerBundle(file)
    await dialog.getByRole('button', { name: 'Apply', exact: true }).click()
    await expect(dialog).toBeHidden()
    await this.waitSaved()
  }
}

export async function readDownload(download: Download): Promise<Exported> {
  const text = await readFile(await download.path(), 'utf8')
  return { fileName: download.suggestedFilename(), text, bundle: JSON.parse(text) as Bundle }
}

/** Matches a name that begins with this text. */
function startingWith(text: string): RegExp {
  return new RegExp(`^${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`)
}
