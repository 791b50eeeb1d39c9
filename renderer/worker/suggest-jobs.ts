import { shownStructure } from '../../shared/article/stored-structure.ts'
import type { RecordId } from '../../shared/base/ids.ts'
import type { Sha256 } from '../../shared/base/sha256.ts'
import type { ArticleFields } from '../../shared/claim/record-fields.ts'
import { type Codebook, codebookRevision } from '../../shared/codebook/codebook.ts'
import { type KnownParty, suggestClaims } from '../../shared/suggest/suggest-claims.ts'
import { ENGINE, type Suggestion } from '../../shared/suggest/suggestion.ts'
import { suggestionKey } from '../../shared/suggest/suggestion-key.ts'
import type { TracedSpeaker } from '../../shared/suggest/taken.ts'
import type { CanonicalText } from '../../shared/text/canonical-text.ts'
import { type CodePointSpan, offsetMap } from '../../shared/text/offset.ts'
import type { Texts } from '../store/open-texts.ts'

/** An article to look for claims in, as it is stored. */
export interface SuggestArticle {
  readonly articleId: RecordId
  readonly sha256: Sha256
  readonly blocks: ArticleFields['blocks']
}

/** Claims to be suggested, as it goes to the worker. */
export interface SuggestRequest {
  readonly database: string
  readonly articles: readonly SuggestArticle[]
  readonly speakers: readonly KnownParty[]
  readonly codebook: Codebook
  /** Whether the suggestions themselves are wanted, or only what tells them apart. */
  readonly whole: boolean
}

/** A suggestion with what it is known by in stored form. */
export interface FoundSuggestion {
  readonly key: string
  readonly content: readonly CodePointSpan[]
  readonly speakers: readonly TracedSpeaker[]
  /** `null` where it was not asked for. */
  readonly suggestion: Suggestion | null
}

/** What was found in an article; `null` where its text is not here. */
export interface FoundInArticle {
  readonly articleId: RecordId
  readonly found: readonly FoundSuggestion[] | null
}

/** How many suggestions are kept at hand, those of the articles that were asked for last. */
const ROOM = 20_000

/** Suggestions by what they were made of, until there is no more room for them. */
export interface SuggestionCache {
  readonly get: (name: string) => readonly FoundSuggestion[] | undefined
  readonly put: (name: string, found: readonly FoundSuggestion[]) => void
}

export function suggestionCache(room: number = ROOM): SuggestionCache {
  const kept = new Map<string, readonly FoundSuggestion[]>()
  let size = 0
  return {
    get(name) {
      const found = kept.get(name)
      if (found === undefined) return undefined
      kept.delete(name)
      kept.set(name, found)
      return found
    },
    put(name, found) {
      size -= kept.get(name)?.length ?? 0
      kept.delete(name)
      kept.set(name, found)
      size += found.length
      for (const [oldest, { length }] of kept) {
        if (size <= room || kept.size === 1) return
        kept.delete(oldest)
        size -= length
      }
    },
  }
}

/** How claims are found in a text: the engine, unless a test brings its own. */
export type Suggester = typeof suggestClaims

/** Suggests claims for articles, one after another; what is known already is not worked out again. */
export async function suggestAnswer(
  cache: SuggestionCache,
  texts: Pick<Texts, 'read'>,
  { articles, speakers, codebook, whole }: SuggestRequest,
  signal: AbortSignal,
  suggest: Suggester = suggestClaims,
): Promise<readonly FoundInArticle[]> {
  const known = [...speakers].sort((a, b) => (a.id < b.id ? -1 : 1))
  const people = known.map(({ id, name, aliases }) => [id, name, ...aliases].join('\u0001')).join('\u0002')
  const asked = `${ENGINE.engine} ${ENGINE.version} ${codebookRevision(codebook)} ${people}`
  const nameOf = ({ sha256 }: SuggestArticle) => `${sha256} ${asked}`
  const missing = articles.filter((article) => cache.get(nameOf(article)) === undefined)
  const read = new Map<Sha256, CanonicalText>()
  for (const { sha256, text } of await texts.read(missing.map(({ sha256 }) => sha256))) read.set(sha256, text)
  const answer: FoundInArticle[] = []
  for (const article of articles) {
    signal.throwIfAborted()
    const text = read.get(article.sha256)
    const before = cache.get(nameOf(article))
    const found = before ?? (text === undefined ? null : findIn(text, article, { speakers: known, codebook }, suggest))
    if (before === undefined && found !== null) cache.put(nameOf(article), found)
    answer.push({ articleId: article.articleId, found: whole || found === null ? found : found.map(withoutSuggestion) })
  }
  return answer
}

function findIn(
  text: CanonicalText,
  { blocks }: SuggestArticle,
  options: Parameters<Suggester>[2],
  suggest: Suggester,
): readonly FoundSuggestion[] {
  const map = offsetMap(text)
  return suggest(text, shownStructure({ blocks }, text, map).blocks, options).map((suggestion) => ({
    key: suggestionKey(suggestion, map),
    content: suggestion.content.map((span) => map.spanToCodePoints(span)),
    speakers: suggestion.speakers.map(({ speakerId, name }) => ({ id: speakerId, name })),
    suggestion,
  }))
}

function withoutSuggestion({ key, content, speakers }: FoundSuggestion): FoundSuggestion {
  return { key, content, speakers, suggestion: null }
}
