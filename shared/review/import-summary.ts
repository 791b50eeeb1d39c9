import type { RecordId } from '../base/ids.ts'
import type { Sha256 } from '../base/sha256.ts'
import { compareHlc, type Hlc } from '../history/hlc.ts'
import { fieldValue, isDeleted, type RecordState } from '../history/record-state.ts'
import type { PlannedRecord } from './planned-record.ts'

/** What an import would do, counted: of one article, or of everything. */
export interface ImportCounts {
  /** Revisions. */
  readonly fresh: number
  readonly here: number
  /** Records of which nothing was here, without those that come with their deletion. */
  readonly newClaims: number
  readonly newReviews: number
  readonly newComments: number
  readonly newOthers: number
  /** Fields that would come to hold several values. */
  readonly conflicts: number
  /** Revisions that would wait for a parent, and those of somebody else's record, which are not applied. */
  readonly quarantined: number
  readonly foreign: number
  /** Claims whose commitment is in no codebook, here or in the file. */
  readonly unknownCodes: number
  /** Records of annotators whose name is neither here nor in the file. */
  readonly unknownPeople: number
}

/** Whether the text of an article is there: here already, in the file, or nowhere. */
export type TextPresence = 'here' | 'brought' | 'missing'

export interface ArticleSummary extends ImportCounts {
  readonly articleId: RecordId
  /** `null` where neither side has the article's own record. */
  readonly title: string | null
  readonly text: TextPresence
  readonly isNew: boolean
}

/** A dry run for people: article by article, what belongs to the project as a whole, and the sum. */
export interface ImportSummary {
  /** The articles that something in the file belongs to, in the order of the library. */
  readonly articles: readonly ArticleSummary[]
  /** Codes, speakers, names … */
  readonly shared: ImportCounts
  readonly sum: ImportCounts
  /** Codes that no codebook has, and annotators that nobody has named: each once, ascending. */
  readonly unknownCodes: readonly string[]
  readonly unknownPeople: readonly RecordId[]
}

/** What is known of an article, here or in the file. */
export interface KnownArticle {
  readonly title: string
  readonly sha256: Sha256
  readonly createdAt: Hlc
}

/** What imported records are held against: the articles, people and codes that either side knows. */
export interface KnownThings {
  readonly articles: Map<RecordId, KnownArticle>
  readonly people: Set<RecordId>
  readonly codes: Set<string>
}

/** Adds what a record makes known, unless it is in the bin. */
export function noteKnown(state: RecordState, { articles, people, codes }: KnownThings): void {
  if (isDeleted(state)) return
  const text = (field: string) => {
    const value = fieldValue(state, field)
    return typeof value === 'string' ? value : ''
  }
  if (state.kind === 'annotator') people.add(text('annotatorId') as RecordId)
  else if (state.kind === 'code') codes.add(text('code'))
  else if (state.kind === 'article') {
    const { recordId, createdAt } = state
    articles.set(recordId, { title: text('title'), sha256: text('sha256') as Sha256, createdAt })
  }
}

/** What an import would do, and what there is on either side to hold it against. */
export interface ImportFacts {
  readonly records: readonly PlannedRecord[]
  readonly articles: ReadonlyMap<RecordId, KnownArticle>
  readonly textsHere: ReadonlySet<Sha256>
  readonly textsBrought: ReadonlySet<Sha256>
  readonly people: ReadonlySet<RecordId>
  readonly codes: ReadonlySet<string>
}

/** Counts a dry run, article by article and in sum. */
export function importSummary(facts: ImportFacts): ImportSummary {
  const perArticle = new Map<RecordId, Tally>()
  const shared = noCounts()
  const sum = noCounts()
  const created = new Set<RecordId>()
  for (const record of facts.records) {
    const { articleId } = record
    if (articleId === record.recordId && record.isNew) created.add(articleId)
    const tally = articleId === null ? shared : (perArticle.get(articleId) ?? noCounts())
    if (articleId !== null) perArticle.set(articleId, tally)
    for (const each of [tally, sum]) count(each, record, facts)
  }
  const articles = Array.from(perArticle, ([articleId, tally]): ArticleSummary => {
    const title = facts.articles.get(articleId)?.title ?? null
    return { articleId, title, text: textOf(articleId, facts), isNew: created.has(articleId), ...tally }
  })
  return {
    articles: inOrder(articles, facts),
    shared,
    sum,
    unknownCodes: distinct(facts.records.filter((each) => hasUnknownCode(each, facts)).map(({ code }) => code)),
    unknownPeople: distinct(
      facts.records.filter((each) => isOfUnknown(each, facts)).map(({ annotatorId }) => annotatorId),
    ),
  }
}

type Tally = { -readonly [name in keyof ImportCounts]: number }

function noCounts(): Tally {
  return {
    fresh: 0,
    here: 0,
    newClaims: 0,
    newReviews: 0,
    newComments: 0,
    newOthers: 0,
    conflicts: 0,
    quarantined: 0,
    foreign: 0,
    unknownCodes: 0,
    unknownPeople: 0,
  }
}

const NEW_OF_KIND: { readonly [kind: string]: keyof Tally } = {
  claim: 'newClaims',
  review: 'newReviews',
  comment: 'newComments',
}

function count(tally: Tally, record: PlannedRecord, facts: ImportFacts): void {
  tally.fresh += record.fresh
  tally.here += record.here
  tally.conflicts += record.conflicts.length
  tally.quarantined += record.quarantined
  tally.foreign += record.foreign
  if (record.isNew) tally[NEW_OF_KIND[record.kind] ?? 'newOthers'] += 1
  if (hasUnknownCode(record, facts)) tally.unknownCodes += 1
  if (isOfUnknown(record, facts)) tally.unknownPeople += 1
}

function hasUnknownCode({ code, fresh }: PlannedRecord, { codes }: ImportFacts): boolean {
  return fresh > 0 && code !== null && !codes.has(code)
}

function isOfUnknown({ annotatorId, fresh }: PlannedRecord, { people }: ImportFacts): boolean {
  return fresh > 0 && annotatorId !== null && !people.has(annotatorId)
}

function textOf(articleId: RecordId, { articles, textsHere, textsBrought }: ImportFacts): TextPresence {
  const name = articles.get(articleId)?.sha256
  if (name === undefined) return 'missing'
  if (textsHere.has(name)) return 'here'
  return textsBrought.has(name) ? 'brought' : 'missing'
}

function inOrder(summaries: readonly ArticleSummary[], { articles }: ImportFacts): readonly ArticleSummary[] {
  return [...summaries].sort((a, b) => {
    const [left, right] = [articles.get(a.articleId), articles.get(b.articleId)]
    if (left === undefined || right === undefined) return Number(left === undefined) - Number(right === undefined)
    return compareHlc(left.createdAt, right.createdAt) || (a.articleId < b.articleId ? -1 : 1)
  })
}

function distinct<T extends string>(values: readonly (T | null)[]): readonly T[] {
  return [...new Set(values.filter((value) => value !== null))].sort()
}
