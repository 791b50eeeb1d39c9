import type { RecordId } from '../../shared/base/ids.ts'
import type { Sha256 } from '../../shared/base/sha256.ts'
import type { CanonicalText } from '../../shared/text/canonical-text.ts'
import { foldQuery, foldText } from '../../shared/text/fold.ts'

/** An article to search: its title, and the name of its text. */
export interface SearchableArticle {
  readonly id: RecordId
  readonly title: string
  readonly sha256: string
}

/** Texts made ready for searching, kept from one query to the next. */
export interface SearchIndex {
  /** Which of these texts are not known yet. */
  readonly missing: (articles: readonly SearchableArticle[]) => readonly Sha256[]
  readonly add: (sha256: string, text: CanonicalText) => void
  /** The articles whose title or text holds every word of a query, whatever the case, accents and widths. */
  readonly search: (articles: readonly SearchableArticle[], query: string) => readonly RecordId[]
}

/** An index that knows nothing yet. A text that is not here is searched by its title alone. */
export function searchIndex(): SearchIndex {
  const texts = new Map<string, string>()
  const titles = new Map<string, string>()
  function titleOf(title: string): string {
    const known = titles.get(title)
    if (known !== undefined) return known
    const folded = foldQuery(title)
    titles.set(title, folded)
    return folded
  }
  return {
    missing: (articles) => [
      ...new Set(articles.map(({ sha256 }) => sha256 as Sha256).filter((sha256) => !texts.has(sha256))),
    ],
    add(sha256, text) {
      texts.set(sha256, foldText(text).folded)
    },
    search(articles, query) {
      const words = foldQuery(query).split(' ').filter(Boolean)
      const holds = ({ title, sha256 }: SearchableArticle) => {
        const [folded, text = ''] = [titleOf(title), texts.get(sha256)]
        return words.every((word) => folded.includes(word) || text.includes(word))
      }
      return articles.filter(holds).map(({ id }) => id)
    },
  }
}
