import type { RecordId } from '../../shared/base/ids.ts'
import type { ArticleView, ClaimView, OpenArticle } from './views.ts'

/** The article that is open and fully here. */
export function pageOf(open: OpenArticle): ArticleView | null {
  return open?.kind === 'open' ? open.article : null
}

/** A claim of the open article; `null` where it is not there. */
export function claimOn(open: OpenArticle, id: RecordId | null): ClaimView | null {
  return pageOf(open)?.claims.find((claim) => claim.id === id) ?? null
}
