import MiniSearch, { type SearchResult } from 'minisearch'
import type { RecordId } from '../../shared/base/ids.ts'
import type { Sha256 } from '../../shared/base/sha256.ts'
import { quoteOf } from '../../shared/claim/claim.ts'
import { readRecord } from '../../shared/history/read-record.ts'
import type { RecordState } from '../../shared/history/record-state.ts'
import { foldQuery } from '../../shared/text/fold.ts'
import { beginsWords, holdsPhrase, type SearchQuery, searchWords } from '../../shared/text/search-query.ts'

/** What is shown of an article that has hits. */
export interface IndexedArticle {
  readonly title: string
  readonly sha256: Sha256
}

/** What is searched of a claim. */
export interface IndexedClaim {
  readonly articleId: RecordId
  readonly quote: string
  readonly note: string
  readonly commitment: string
  readonly speakerIds: readonly RecordId[]
}

/** A record that holds everything a query looks for, but that the phrases in a text are still to be checked. */
export interface IndexHit {
  readonly articleId: RecordId
  /** `null`: title or text of the article itself. */
  readonly claimId: RecordId | null
  readonly score: number
  readonly fields: ReadonlySet<string>
}

const FIELDS = ['title', 'text', 'quote', 'speakers', 'commitment', 'note']
const BOOST = { title: 4, quote: 2, speakers: 2, note: 2 }

/** The words of one project: of titles, texts, claims and notes. Each record is indexed by itself, and anew when it changes. */
export class PassageIndex {
  readonly articles = new Map<RecordId, IndexedArticle>()
  readonly claims = new Map<RecordId, IndexedClaim>()
  private readonly speakers = new Map<RecordId, { readonly names: readonly string[]; readonly into: RecordId | null }>()
  private readonly labels = new Map<string, string>()
  private readonly codeOf = new Map<RecordId, string>()
  private readonly lengths = new Map<RecordId, number>()
  private readonly room: number
  private words = newWords()
  private characters = 0

  /** `room`: how many characters of texts are indexed at most; further articles are found by title and claims. */
  constructor(room: number) {
    this.room = room
  }

  /** Whether some text had no room. */
  get isPartial(): boolean {
    return this.characters > this.room
  }

  /** Takes in an article with its folded text, `null` where the text is not here. */
  putArticle(id: RecordId, article: IndexedArticle, folded: string | null): void {
    this.removeArticle(id)
    this.articles.set(id, article)
    const length = folded?.length ?? 0
    this.characters += length
    this.lengths.set(id, length)
    this.words.add({ id: `a ${id}`, title: foldQuery(article.title), text: this.isPartial ? '' : (folded ?? '') })
  }

  removeArticle(id: RecordId): void {
    if (!this.articles.delete(id)) return
    this.characters -= this.lengths.get(id) ?? 0
    this.lengths.delete(id)
    this.words.discard(`a ${id}`)
  }

  putClaim(state: RecordState): void {
    const read = readRecord(state, 'claim')
    this.removeClaim(state.recordId)
    if (!read.ok) return
    const { articleId, note = '', commitment, speakers = [] } = read.value
    this.claims.set(state.recordId, {
      articleId,
      quote: quoteOf(read.value),
      note,
      commitment,
      speakerIds: speakers.map(({ speakerId }) => speakerId),
    })
    this.addClaim(state.recordId)
  }

  removeClaim(id: RecordId): void {
    if (this.claims.delete(id)) this.words.discard(`c ${id}`)
  }

  /** Answers the claims that it names. They are to be taken in anew by `again`. */
  putSpeaker(id: RecordId, state: RecordState | null): void {
    const read = state === null ? null : readRecord(state, 'speaker')
    if (read === null || !read.ok) this.speakers.delete(id)
    else {
      const { name, aliases = [], mergedInto = null } = read.value
      this.speakers.set(id, { names: [name, ...aliases], into: mergedInto })
    }
  }

  putCode(id: RecordId, state: RecordState | null): string | null {
    const read = state === null ? null : readRecord(state, 'code')
    if (read === null || !read.ok) return this.codeOf.get(id) ?? null
    this.codeOf.set(id, read.value.code)
    this.labels.set(read.value.code, read.value.label)
    return read.value.code
  }

  /** Indexes the claims anew that some speakers or codes name. */
  again(speakerIds: ReadonlySet<RecordId>, codes: ReadonlySet<string>): void {
    for (const [id, claim] of this.claims) {
      const named = claim.speakerIds.some((each) => this.path(each).some((step) => speakerIds.has(step)))
      if (!named && !codes.has(claim.commitment)) continue
      this.words.discard(`c ${id}`)
      this.addClaim(id)
    }
  }

  label({ commitment }: IndexedClaim): string {
    return this.labels.get(commitment) ?? commitment
  }

  speakerNames({ speakerIds }: IndexedClaim): readonly string[] {
    return speakerIds.flatMap((id) => this.speakers.get(this.path(id).at(-1) ?? id)?.names[0] ?? [])
  }

  /** The records that hold every word of a query, best first. */
  search({ words, phrases }: SearchQuery): readonly IndexHit[] {
    const found = this.words.search(words.join(' '), {
      combineWith: 'AND',
      prefix: beginsWords,
      boost: BOOST,
      tokenize: () => [...words],
    })
    return found.flatMap((result) => this.hitOf(result, phrases) ?? [])
  }

  private hitOf(result: SearchResult, phrases: readonly string[]): IndexHit | null {
    const [kind, id] = (result.id as string).split(' ') as ['a' | 'c', RecordId]
    const fields = new Set(Object.values(result.match).flat())
    if (kind === 'a') return { articleId: id, claimId: null, score: result.score, fields }
    const claim = this.claims.get(id)
    if (claim === undefined || !this.articles.has(claim.articleId)) return null
    const texts = Object.values(this.claimWords(claim))
    if (!phrases.every((phrase) => texts.some((text) => holdsPhrase(text, phrase)))) return null
    return { articleId: claim.articleId, claimId: id, score: result.score, fields }
  }

  private addClaim(id: RecordId): void {
    const claim = this.claims.get(id)
    if (claim !== undefined) this.words.add({ id: `c ${id}`, ...this.claimWords(claim) })
  }

  private claimWords(claim: IndexedClaim) {
    const names = claim.speakerIds.flatMap((id) => this.speakers.get(this.path(id).at(-1) ?? id)?.names ?? [])
    return {
      quote: foldQuery(claim.quote),
      speakers: foldQuery(names.join(' · ')),
      commitment: foldQuery(this.label(claim)),
      note: foldQuery(claim.note),
    }
  }

  /** A speaker, and those whom it was merged into, one after the other. */
  private path(id: RecordId): readonly RecordId[] {
    const path: RecordId[] = [id]
    for (let next = this.speakers.get(id)?.into; next != null && !path.includes(next); ) {
      path.push(next)
      next = this.speakers.get(next)?.into
    }
    return path
  }
}

function newWords(): MiniSearch {
  return new MiniSearch({ fields: FIELDS, tokenize: (text) => [...searchWords(text)], processTerm: (term) => term })
}
