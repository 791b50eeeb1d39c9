import { annotate, giveName, openWindow, runCommand, waitSaved } from './window-driver.mjs'

/** @typedef {import('playwright').Page} Page */

/** A device’s folder, a name in it, and the text. @typedef {readonly [string, string, string]} FolderFile */

/** Scripts for the page: the folder stands in the page’s own file system. */
const OFFER = `
  globalThis.showDirectoryPicker = async () => {
    const root = await navigator.storage.getDirectory()
    return root.getDirectoryHandle('Quellin desk', { create: true })
  }`

const READ = `(async () => {
  const files = []
  const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('Quellin desk')
  for await (const device of folder.values()) {
    for await (const file of device.values()) files.push([device.name, file.name, await (await file.getFile()).text()])
  }
  return files
})()`

/** @param {readonly FolderFile[]} files */
function writing(files) {
  return `(async () => {
    const root = await navigator.storage.getDirectory()
    const folder = await root.getDirectoryHandle('Quellin desk', { create: true })
    for (const [device, name, text] of ${JSON.stringify(files)}) {
      const own = await folder.getDirectoryHandle(device, { create: true })
      const stream = await (await own.getFileHandle(name, { create: true })).createWritable()
      await stream.write(text)
      await stream.close()
    }
  })()`
}

/** Puts that folder in the place of the browser’s dialog. @param {Page} page */
async function offerFolder(page) {
  await page.context().addInitScript(OFFER)
  await page.reload()
  await waitSaved(page)
}

/** @param {Page} page */
async function share(page) {
  await runCommand(page, 'Choose a shared folder')
  await synced(page)
  await page.getByRole('link', { name: 'Read', exact: true }).click()
}

/** @param {Page} page */
async function synced(page) {
  await page.getByRole('button', { name: /^Shared folder: (?!at work)/ }).waitFor()
}

/** @param {Page} page */
async function sync(page) {
  await runCommand(page, 'Sync the shared folder now')
  await page.waitForTimeout(300)
  await synced(page)
}

/** @param {Page} page @param {string} title */
async function renameArticle(page, title) {
  await runCommand(page, 'Rename article')
  const field = page.getByRole('dialog').getByRole('textbox')
  await field.fill(title)
  await field.press('Enter')
  await waitSaved(page)
}

/** What a colleague has written into the folder: claims, and another title of an article. @param {Page} page */
async function colleaguesFiles(page) {
  const context = await page.context().browser()?.newContext()
  if (context === undefined) throw new Error('the browser has gone')
  const window = await context.newPage()
  await openWindow(window, page.url())
  await offerFolder(window)
  await giveName(window, 'Tomas Reyl')
  await share(window)
  await annotate(window)
  await sync(window)
  await renameArticle(window, 'Quellin states: a deal within reach')
  await sync(window)
  /** @type {readonly FolderFile[]} */
  const files = await window.evaluate(READ)
  await context.close()
  return files
}

/** The settings with a shared folder through which a colleague’s work has come in. @param {Page} page */
export async function showSharedFolder(page) {
  await offerFolder(page)
  await giveName(page)
  const files = await colleaguesFiles(page)
  await page.getByRole('region', { name: 'Library' }).getByRole('option', { name: 'Quellin states near deal' }).click()
  await renameArticle(page, 'Quellin states near deal on water')
  await share(page)
  await page.evaluate(writing(files))
  await sync(page)
  await page.getByRole('link', { name: 'Settings', exact: true }).click()
  const part = page.getByRole('region', { name: 'Shared folder' })
  await part.getByRole('button', { name: 'See what waits' }).waitFor()
  await part.getByRole('button').last().scrollIntoViewIfNeeded()
}
