import type { RecordId } from '../base/ids.ts'
import type { RecordKind } from '../history/revision.ts'

/** What an import would do to one record. */
export interface PlannedRecord {
  readonly recordId: RecordId
  readonly kind: RecordKind
  /** The article that it is, or belongs to; `null` for what belongs to the project as a whole. */
  readonly articleId: RecordId | null
  /** Whether nothing of it is here yet. */
  readonly isNew: boolean
  /** Revisions that are new, and that are here already. */
  readonly fresh: number
  readonly here: number
  /** New revisions that would wait for a parent, and those by somebody else than the owner. */
  readonly quarantined: number
  readonly foreign: number
  /** Fields that would come to hold several values. */
  readonly conflicts: readonly string[]
}

/** What an import would do, counted: of one article, or of everything. */
export interface ImportCounts {
  /** Revisions. */
  readonly fresh: number
  readonly here: number
  /** Records of which nothing was here. */
  readonly newArticles: number
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
  /** Records by annotators whose name is neither here nor in the file. */
  readonly unknownPeople: number
}

/** Whether the text of an article is there: here already, in the file, or nowhere. */
export type TextPresence = 'here' | 'brought' | 'missing'

export interface ArticleSummary extends ImportCounts {
  readonly articleId: RecordId
  /** `null` where neither side has the article's record. */
  readonly title: string | null
  readonly text: TextPresence
}

/** A dry run for people: article by article, what belongs to the project as a whole, and the sum. */
export interface ImportSummary {
  /** Articles that the file says something new about, or that are in it, in the order of the library. */
  readonly articles: readonly ArticleSummary[]
  /** Codes, speakers, names … */
  readonly shared: ImportCounts
  readonly sum: ImportCounts
  /** Codes that no codebook has, and annotators that nobody has named, each once. */
  readonly unknownCodes: readonly string[]
  readonly unknownPeople: readonly RecordId[]
}
