import type { RecordId } from '../base/ids.ts'
import type { ReviewBook } from './review-book.ts'

/** What a record says of whose it is, and of which article. */
interface Authored {
  readonly articleId: RecordId
  readonly annotatorId: RecordId
}

/**
 * Whether a claim, a review or a comment is kept from me: in a blind project, everything that somebody else did in an
 * article until I have marked it complete. Under whichever of my identities I did so.
 */
export function isHiddenFromMe(book: ReviewBook, me: RecordId, record: Authored): boolean {
  throw new Error(`not yet: ${book.isBlind} ${me} ${record.articleId}`)
}
