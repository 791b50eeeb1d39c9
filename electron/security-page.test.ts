import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const read = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8')

const PAGE = read('docs/security.md')

/** What the page points at: a file, and a line or the name of a test in it. */
const REFERENCES = Array.from(PAGE.matchAll(/^- (Line|Test): `([^`]+)`: `(.+)`$/gmu), ([, kind, file, text]) => ({
  kind: kind ?? '',
  file: file ?? '',
  text: text ?? '',
}))

describe('The page on security', () => {
  it('answers each of the twenty items with a line and a test', () => {
    const items = PAGE.split(/^### /mu).slice(1)
    expect(items.map((item) => [/- Line: /.test(item), /- Test: /.test(item), Number.parseInt(item, 10)])).toEqual(
      Array.from({ length: 20 }, (_, index) => [true, true, index + 1]),
    )
  })

  it.each(REFERENCES)('points at what is there: $file, $text', ({ file, text }) => {
    expect(read(file)).toContain(text)
  })

  it('names all that is imported from Electron', () => {
    const folder = fileURLToPath(new URL('.', import.meta.url))
    const sources = readdirSync(folder)
      .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
      .map((name) => read(`electron/${name}`))
    const imports = sources.flatMap((source) => source.match(/^import \{.*\} from 'electron'$/gmu) ?? [])
    expect(imports.toSorted()).toEqual([
      "import { app, BrowserWindow, dialog, ipcMain, Menu, nativeTheme, protocol, screen, session } from 'electron'",
      "import { contextBridge, ipcRenderer, webUtils } from 'electron'",
    ])
  })
  it('speaks of one version of Electron, and no range of them', () => {
    expect(read('package.json')).toMatch(/"electron": "\d+\.\d+\.\d+"/)
  })
})
