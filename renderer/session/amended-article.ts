import type { RecordId } from '../../shared/base/ids.ts'
import type { Amendment } from './amendments.ts'
import type { ClaimSurroundings } from './claim-views.ts'
import { pageOf } from './open-page.ts'
import { proposedView } from './review-words.ts'
import { derived, type Subscribable } from './subscribable.ts'
import type { ClaimView, OpenArticle } from './views.ts'
import type { World } from './world.ts'

/** What the claims of the open article are seen against; `null` while none is open. */
export function surroundingsOf(
  { views }: Pick<World, 'views'>,
  article: Subscribable<OpenArticle>,
): Subscribable<ClaimSurroundings | null> {
  const articleId = derived([article], (open) => pageOf(open)?.id ?? null)
  const text = derived([article], (open) => pageOf(open)?.text ?? null)
  const map = derived([article], (open) => pageOf(open)?.map ?? null)
  const codes = derived([views.codebook], (book) => new Map(book.codes.map((code) => [code.code, code])))
  const isMe = derived([views.sharing], (sharing) => sharing.isMe)
  return derived(
    [articleId, text, map, codes, views.speakersById, views.annotators, isMe],
    (id, words, offsets, byName, speakers, annotators, own) =>
      id === null || words === null || offsets === null
        ? null
        : { articleId: id, text: words, map: offsets, codes: byName, speakers, annotators, isMe: own },
  )
}

/** The open article with my amendments under way in the place of the claims that they amend. */
export function amendedArticle(
  article: Subscribable<OpenArticle>,
  around: Subscribable<ClaimSurroundings | null>,
  amendments: Subscribable<ReadonlyMap<RecordId, Amendment>>,
): Subscribable<OpenArticle> {
  const view = amendedViews()
  return derived([article, around, amendments], (open, seen, all) => {
    const page = pageOf(open)
    if (page === null || seen === null || !page.claims.some((claim) => isAmended(claim, all))) return open
    const claims = page.claims.map((claim) => {
      const amendment = all.get(claim.id)
      return amendment === undefined || claim.mine ? claim : view(claim, amendment, seen)
    })
    return { kind: 'open', article: { ...page, claims } }
  })
}

function isAmended({ id, mine }: ClaimView, all: ReadonlyMap<RecordId, Amendment>): boolean {
  return !mine && all.has(id)
}

/** Views of claims as amended, the same for the same amendment of the same claim. */
function amendedViews(): (original: ClaimView, amendment: Amendment, around: ClaimSurroundings) => ClaimView {
  let kept = new WeakMap<Amendment, { readonly original: ClaimView; readonly view: ClaimView }>()
  let last: ClaimSurroundings | null = null
  return (original, amendment, around) => {
    if (last !== around) kept = new WeakMap()
    last = around
    const before = kept.get(amendment)
    if (before?.original === original) return before.view
    const view = {
      ...proposedView(original, amendment.set, withSpeakers(around, amendment)),
      mine: true,
      amends: original,
    }
    kept.set(amendment, { original, view })
    return view
  }
}

/** Speakers that an amendment brings are known to it alone until it is proposed. */
export function withSpeakers(around: ClaimSurroundings, { speakers }: Amendment): ClaimSurroundings {
  if (speakers.length === 0) return around
  return { ...around, speakers: new Map([...around.speakers, ...speakers.map((each) => [each.id, each] as const)]) }
}
