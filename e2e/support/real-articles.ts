import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { canonicalText } from '../../shared/text/canonical-text.ts'

/** Real news articles that stand beside a checkout on some machines; they are no part of the project. */
const FOLDER = join(import.meta.dirname, '../../../shared/articles')

export const hasRealArticles = existsSync(FOLDER)

/** Why the tests that need them were skipped. */
export const NO_REAL_ARTICLES = 'skipped: there is no ../shared/articles beside this checkout'

export interface RealArticle {
  readonly path: string
  readonly text: string
  /** As the window makes it: the first line if it has at most 120 characters, else the name of the file. */
  readonly title: string
}

export function realArticles(): readonly RealArticle[] {
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .map((name) => {
      const path = join(FOLDER, name)
      const text = canonicalText(readFileSync(path, 'utf8'))
      return { path, text, title: titleOf(text, basename(name, '.txt')) }
    })
}

function titleOf(text: string, fileName: string): string {
  const line = text.trimStart().split('\n')[0]?.trim() ?? ''
  return line.length <= 120 ? line : fileName
}
