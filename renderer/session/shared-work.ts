import type { RecordId } from '../../shared/base/ids.ts'
import { withSpeakers } from './amended-article.ts'
import { proposalOf } from './amendments.ts'
import type { ClaimSurroundings } from './claim-views.ts'
import { importActs } from './import-acts.ts'
import { claimOn } from './open-page.ts'
import { peopleActs } from './people-acts.ts'
import { recordConflicts } from './record-conflicts.ts'
import { reviewActs } from './review-acts.ts'
import type { SharedWork } from './review-session.ts'
import type { ReviewState } from './review-state.ts'
import type { AmendmentView } from './review-views.ts'
import { reviewWalk } from './review-walk.ts'
import { differencesInWords, differencesOf } from './review-words.ts'
import { derived, type Subscribable } from './subscribable.ts'
import type { OpenArticle } from './views.ts'
import type { World } from './world.ts'

/** Working in a project with others. `article` shows my amendments under way. */
export function sharedWork(
  world: World,
  article: Subscribable<OpenArticle>,
  around: Subscribable<ClaimSurroundings | null>,
  state: ReviewState,
): SharedWork {
  return {
    review: {
      overview: state.overview,
      desk: state.desk,
      asking: state.asking,
      amendments: amendmentViews(world, article, around),
      ...reviewWalk(world, state),
      ...reviewActs(world, article, state),
    },
    conflicts: recordConflicts(world),
    ...peopleActs(world),
    ...importActs(world),
  }
}

/** What my amendments under way would change, for those in the open article. */
function amendmentViews(
  { amendments }: World,
  article: Subscribable<OpenArticle>,
  around: Subscribable<ClaimSurroundings | null>,
): SharedWork['review']['amendments'] {
  return derived([amendments.all, article, around], (all, open, seen) => {
    const views = new Map<RecordId, AmendmentView>()
    for (const [claimId, amendment] of all) {
      const original = claimOn(open, claimId)?.amends
      if (original === undefined || seen === null) continue
      const set = proposalOf(original.fields, amendment.set)
      const differences = differencesInWords(differencesOf(original, set), withSpeakers(seen, amendment))
      views.set(claimId, { claimId, differences })
    }
    return views
  })
}
