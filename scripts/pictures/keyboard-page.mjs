import { dialogOf, runCommand } from './window-driver.mjs'

/**
 * @typedef {import('playwright').Page} Page
 *
 * @typedef {object} Element as far as it is needed here
 * @property {string | null} textContent
 * @property {(selector: string) => Iterable<Element>} querySelectorAll
 *
 * @typedef {object} Section of the list of keys
 * @property {string} name
 * @property {readonly { readonly term: string, readonly keys: readonly (readonly string[])[] }[]} lines
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
  const sections = await dialogOf(page, 'Keyboard').getByRole('region').evaluateAll(readSections)
  await page.keyboard.press('Escape')
  return [HEAD, ...sections.map(sectionTable)].join('\n')
}

/** @param {Section} section */
function sectionTable({ name, lines }) {
  const rows = lines.map(({ term, keys }) => `| ${term} | ${keys.map((caps) => `\`${caps.join('+')}\``).join(', ')} |`)
  return [`## ${name}`, '', '| does | keys |', '|---|---|', ...rows, ''].join('\n')
}

/**
 * Runs in the page.
 * @param {readonly Element[]} sections
 * @returns {Section[]}
 */
function readSections(sections) {
  const all = (/** @type {Element} */ within, /** @type {string} */ what) => [...within.querySelectorAll(what)]
  const text = (/** @type {Element | undefined} */ element) => element?.textContent ?? ''
  return sections.map((section) => ({
    name: text(all(section, 'h3')[0]),
    lines: all(section, 'dl > div').map((line) => ({
      term: text(all(line, 'dt')[0]),
      keys: all(line, '.kbd').map((key) => all(key, '.kbd-cap').map(text)),
    })),
  }))
}
