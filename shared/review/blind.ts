import type { RecordId } from '../base/ids.ts'
import type { ReviewBook } from './review-book.ts'

/** What a record says of whose it is, and of which article. */
interface Authored {
  readonly articleId: RecordId
  readonly annotatorId: RecordId
}

/**
 * Whether a claim, a review or a comment is kept from me: in a blind project, everything that somebody else did in an
 * article until I have marked it complete, under whichever of my identities.
 */
export function isHiddenFromMe(
  { isBlind, identities, completedBy }: Pick<ReviewBook, 'isBlind' | 'identities' | 'completedBy'>,
  me: RecordId,
  { articleId, annotatorId }: Authored,
): boolean {
  if (!isBlind || identities.isSame(annotatorId, me)) return false
  return completedBy.get(articleId)?.has(identities.personOf(me)) !== true
}
