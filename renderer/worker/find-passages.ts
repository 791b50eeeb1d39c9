import type { RecordId } from '../../shared/base/ids.ts'
import type { Sha256 } from '../../shared/base/sha256.ts'
import { canonicalText } from '../../shared/text/canonical-text.ts'
import { foldQuery, foldText } from '../../shared/text/fold.ts'
import { type Span, span, utf16 } from '../../shared/text/offset.ts'
import {
  holdsPhrase,
  isEmptySearch,
  parseSearch,
  type SearchQuery,
  searchHits,
} from '../../shared/text/search-query.ts'
import { graphemeCeil, graphemeFloor } from '../../shared/text/segment.ts'
import type { IndexHit, PassageIndex } from './passage-index.ts'
import type { BuiltIndex } from './passage-jobs.ts'
import type { ShelvedText, TextShelf } from './text-shelf.ts'

/** A place where a query was found. */
export interface Passage {
  readonly field: 'title' | 'text' | 'claim' | 'note'
  /** The claim that it belongs to; `null` for the article itself. */
  readonly claimId: RecordId | null
  /** Where it stands in the article's text; `null` for what stands beside it. */
  readonly span: Span | null
  /** Some words around it, on one line. */
  readonly snippet: string
  /** Where the words that were looked for stand in the snippet. */
  readonly marks: readonly Span[]
}

/** The places in one article, its own first. */
export interface PassageGroup {
  readonly articleId: RecordId
  readonly title: string
  readonly passages: readonly Passage[]
  /** How many more it has than are listed, as far as they were counted. */
  readonly more: number
}

export interface PassageAnswer {
  /** The best articles first. */
  readonly groups: readonly PassageGroup[]
  /** How many articles hold what was looked for, listed or not. */
  readonly articles: number
  /** Whether some texts are too long for the index, so that they were searched by title only. */
  readonly partial: boolean
}

const MOST_ARTICLES = 40
const MOST_IN_TEXT = 3
const MOST_CLAIMS = 5
/** Hits in one text beyond these are not counted; whole characters are found for those only. */
const MOST_LOOKED_AT = 40
/** Characters shown before and behind a hit. */
const BEFORE = 40
const BEHIND = 100

/** Everything in a project that holds all words and phrases of a query, shown in its place. */
export async function findPassages({ index, shelf }: BuiltIndex, words: string): Promise<PassageAnswer> {
  const query = parseSearch(words)
  if (isEmptySearch(query)) return { groups: [], articles: 0, partial: false }
  const hits = await confirmed(index.search(query), index, shelf, query)
  const byArticle = new Map<RecordId, IndexHit[]>()
  for (const hit of hits) {
    const group = byArticle.get(hit.articleId)
    if (group === undefined) byArticle.set(hit.articleId, [hit])
    else group.push(hit)
  }
  const best = [...byArticle].toSorted(([, a], [, b]) => scoreOf(b) - scoreOf(a)).slice(0, MOST_ARTICLES)
  const texts = await shelf.get(best.flatMap(([id]) => index.articles.get(id)?.sha256 ?? []))
  const groups = best.map(([id, own]) => groupOf(id, own, index, texts, query))
  return { groups, articles: byArticle.size, partial: index.isPartial }
}

/** The hits but for articles whose title and text do not hold the phrases of the query. */
async function confirmed(
  hits: readonly IndexHit[],
  index: PassageIndex,
  shelf: TextShelf,
  { phrases }: SearchQuery,
): Promise<readonly IndexHit[]> {
  if (phrases.length === 0) return hits
  const kept: IndexHit[] = []
  for (const hit of hits) {
    const article = index.articles.get(hit.articleId)
    if (hit.claimId !== null) kept.push(hit)
    else if (article !== undefined) {
      const title = foldQuery(article.title)
      const rest = phrases.filter((phrase) => !holdsPhrase(title, phrase))
      const text =
        rest.length === 0 ? '' : ((await shelf.get([article.sha256])).get(article.sha256)?.folded.folded ?? '')
      if (rest.every((phrase) => holdsPhrase(text, phrase))) kept.push(hit)
    }
  }
  return kept
}

/** An article counts by its best record, and a little by how many it has. */
function scoreOf(hits: readonly IndexHit[]): number {
  return hits.reduce((best, { score }) => Math.max(best, score), 0) + Math.log1p(hits.length)
}

function groupOf(
  articleId: RecordId,
  hits: readonly IndexHit[],
  index: PassageIndex,
  texts: ReadonlyMap<Sha256, ShelvedText>,
  query: SearchQuery,
): PassageGroup {
  const { title, sha256 } = index.articles.get(articleId) ?? { title: '', sha256: '' as Sha256 }
  const own = hits.find(({ claimId }) => claimId === null)
  const inTitle = own?.fields.has('title') ? [besideText('title', null, title, query)] : []
  const text = texts.get(sha256)
  const inText = own?.fields.has('text') && text !== undefined ? searchHits(text.folded, query, MOST_LOOKED_AT) : []
  const shown = text === undefined ? [] : apart(inText).slice(0, MOST_IN_TEXT)
  const claims = hits.flatMap((hit) => claimPassages(hit, index, query))
  return {
    articleId,
    title,
    passages: [
      ...inTitle,
      ...shown.flatMap((hit) => (text === undefined ? [] : inItsPlace(text, hit, inText))),
      ...claims.slice(0, MOST_CLAIMS),
    ],
    more: Math.max(0, apart(inText).length - shown.length) + Math.max(0, claims.length - MOST_CLAIMS),
  }
}

/** Hits that no snippet of an earlier one shows. */
function apart(hits: readonly Span[]): readonly Span[] {
  let end = -1
  return hits.filter((hit) => {
    if (hit.start < end) return false
    end = hit.start + BEHIND
    return true
  })
}

function inItsPlace({ text }: ShelvedText, hit: Span, all: readonly Span[]): Passage {
  const start = hit.start <= BEFORE ? utf16(0) : wordStart(text, graphemeFloor(text, utf16(hit.start - BEFORE)))
  const end = wordEnd(
    text,
    graphemeCeil(text, utf16(Math.min(text.length, Math.max(hit.end, hit.start + BEHIND)))),
    hit,
  )
  const lead = start > 0 ? '… ' : ''
  const snippet = `${lead}${text.slice(start, end).replaceAll(/\s/g, ' ')}${end < text.length ? ' …' : ''}`
  const marks = all
    .filter((each) => each.start >= start && each.end <= end)
    .map((each) => span(each.start - start + lead.length, each.end - start + lead.length))
  return { field: 'text', claimId: null, span: hit, snippet, marks }
}

/** The beginning of the next word, where it is near. */
function wordStart(text: string, from: number): number {
  const space = text.slice(from, from + 20).search(/\s\S/)
  return space === -1 ? from : from + space + 1
}

/** The end of the word before, where it is near and behind the hit. */
function wordEnd(text: string, to: number, hit: Span): number {
  if (to >= text.length || /\s/.test(text.charAt(to))) return to
  const space = text.slice(to - 20, to).search(/\s\S*$/)
  return space === -1 ? to : Math.max(hit.end, to - 20 + space)
}

function claimPassages(hit: IndexHit, index: PassageIndex, query: SearchQuery): readonly Passage[] {
  const claim = hit.claimId === null ? undefined : index.claims.get(hit.claimId)
  if (claim === undefined) return []
  const { fields, claimId } = hit
  const who = index.speakerNames(claim).join(', ')
  const what = [index.label(claim), who].filter((part) => part !== '').join(' · ')
  const inClaim = fields.has('quote') || fields.has('speakers') || fields.has('commitment')
  return [
    ...(inClaim ? [besideText('claim', claimId, `${what} “${claim.quote}”`, query)] : []),
    ...(fields.has('note') ? [besideText('note', claimId, claim.note, query)] : []),
  ]
}

const MOST_SHOWN = 240
/** Of words whose hits all stand far behind, the beginning still says what they are. */
const OPENING = 60

/** Words that stand beside the text: from their beginning on, or with a gap before the first hit where that is far behind. */
function besideText(field: Passage['field'], claimId: RecordId | null, words: string, query: SearchQuery): Passage {
  const text = canonicalText(words.replaceAll(/\s+/g, ' ').trim())
  const hits = searchHits(foldText(text), query)
  const first = hits[0]
  const isFar = first !== undefined && first.end > MOST_SHOWN
  const from = isFar ? wordStart(text, graphemeFloor(text, utf16(first.start - BEFORE))) : 0
  const opening = isFar ? `${text.slice(0, graphemeFloor(text, utf16(OPENING)))} … ` : ''
  const end = Math.min(text.length, from + MOST_SHOWN - opening.length)
  const to = end < text.length ? graphemeFloor(text, utf16(end)) : end
  const snippet = `${opening}${text.slice(from, to)}${to < text.length ? ' …' : ''}`
  const marks = hits
    .filter((hit) => hit.start >= from && hit.end <= to)
    .map((hit) => span(hit.start - from + opening.length, hit.end - from + opening.length))
  return { field, claimId, span: null, snippet, marks }
}
