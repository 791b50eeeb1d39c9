import { dialogOf, runCommand } from './window-driver.mjs'

/**
 * @typedef {import('playwright').Page} Page
 * @typedef {import('playwright').Locator} Locator
 */

const HEAD = `# Keys

The keys of a window that nobody has changed, as its list of keys (\`?\` or \`F1\`) shows them on Linux and Windows. On a
Mac, ⌘ stands for Ctrl and ⌥ for Alt; where a boundary of a claim moves by a character, it is Ctrl there too. Every key can
be changed in Settings, where the single letters and digits can be switched off as well.

- The keys of the caret, of selecting and of the claims in the article are heard while the article has the focus.
- The letters that tag, and the keys that mark a part of the open claim, are heard while words are selected.

This page is read off the window by \`npm run screenshots\`; a test compares the two.
`

/** The page of the documents that lists all keys, read off the window's own list. @param {Page} page */
export async function keyboardPage(page) {
  await runCommand(page, 'Show the keyboard')
  const sections = await dialogOf(page, 'Keyboard').getByRole('region').all()
  const tables = await Promise.all(sections.map(sectionTable))
  await page.keyboard.press('Escape')
  return [HEAD, ...tables].join('\n')
}

/** @param {Locator} section */
async function sectionTable(section) {
  const name = await section.getByRole('heading').innerText()
  const terms = await section.getByRole('term').allInnerTexts()
  const keys = await Promise.all((await section.getByRole('definition').all()).map(keysOf))
  const rows = terms.map((term, index) => `| ${term} | ${keys[index] ?? ''} |`)
  return [`## ${name}`, '', '| does | keys |', '|---|---|', ...rows, ''].join('\n')
}

/** @param {Locator} definition */
async function keysOf(definition) {
  const keys = await definition.locator('.kbd').all()
  const caps = await Promise.all(keys.map((key) => key.locator('.kbd-cap').allInnerTexts()))
  return caps.map((all) => `\`${all.join('+')}\``).join(', ')
}
