import type { RecordId } from '../../../../shared/base/ids.ts'
import { spansOf } from '../../../../shared/claim/claim.ts'
import type { ReaderClaim } from '../../../reader/reader-props.ts'
import type { AmendmentView, DeskItem, ReviewDesk, ReviewView, ThreadView } from '../../../session/review-views.ts'
import type { ClaimView } from '../../../session/views.ts'
import { t } from '../../../strings/strings.ts'
import { readerClaimOf } from '../../read/reader-claims.ts'
import { markOf, stateOf } from '../review-state.tsx'

/** What the page shows while an article is reviewed. */
export interface ReviewScene {
  readonly desk: ReviewDesk
  /** All claims of the article; one that is being amended is as proposed. */
  readonly claims: readonly ClaimView[]
  readonly amendments: ReadonlyMap<RecordId, AmendmentView>
}

/**
 * The claims of the list that is open, marked with where they stand, a proposed amendment over its original; and the
 * passages that are talked about. In the inbox my own claims are left out, but for those that I say somebody missed.
 */
export function reviewLens({ desk, claims, amendments }: ReviewScene): readonly ReaderClaim[] {
  const items = itemsByClaim(desk)
  const shown = claims.flatMap((view): ReaderClaim[] => {
    const item = items.get(view.id)
    if (item === undefined) return isOwnHere(view, desk) ? [readerClaimOf(view)] : []
    return [keptItem(view, item, amendments.has(view.id))]
  })
  return [...shown, ...desk.passages.flatMap(passageOf)]
}

const drawn = new WeakMap<DeskItem, { view: ClaimView; amending: boolean; claim: ReaderClaim }>()

/** The same object as long as claim and item are, so that the page draws only what differs. */
function keptItem(view: ClaimView, item: DeskItem, amending: boolean): ReaderClaim {
  const before = drawn.get(item)
  if (before?.view === view && before.amending === amending) return before.claim
  const claim = drawnItem(view, item, amending)
  drawn.set(item, { view, amending, claim })
  return claim
}

function isOwnHere(view: ClaimView, { list }: ReviewDesk): boolean {
  return view.mine && (list === 'returned' || view.fields.missedBy !== undefined)
}

/** The item that a claim stands for: the current one, else the first that asks for something. */
function itemsByClaim({ list, inbox, returned, current }: ReviewDesk): ReadonlyMap<RecordId, DeskItem> {
  const items = new Map<RecordId, DeskItem>()
  for (const item of list === 'inbox' ? inbox : returned) {
    if (item.claim === null) continue
    const before = items.get(item.claim.id)
    const better = before === undefined || item === current || (before !== current && asks(item) && !asks(before))
    if (better) items.set(item.claim.id, item)
  }
  return items
}

function asks(item: DeskItem): boolean {
  return item.kind === 'claim' ? !item.decided || item.asksMe : item.open
}

function drawnItem(view: ClaimView, item: DeskItem, amending: boolean): ReaderClaim {
  if (amending) {
    const original = spansOf((view.amends ?? view).claim.content)
    return {
      ...readerClaimOf(view),
      mark: { sign: 'amended', text: t('review.mark.proposed') },
      ...originalOf(view, original),
    }
  }
  const state = stateOf(item)
  const mark = markOf(state)
  const proposed = proposalIn(item)
  const base = { ...readerClaimOf(proposed ?? view), fixed: true, ...(mark === null ? {} : { mark }) }
  if (proposed !== null) return { ...base, ...originalOf(proposed, spansOf(view.claim.content)) }
  return state === 'rejected' ? { ...base, rejected: true } : base
}

/** Its old place, where that differs from the new one. */
function originalOf({ claim }: ClaimView, original: ReaderClaim['spans']): Pick<ReaderClaim, 'original'> {
  const now = spansOf(claim.content)
  const same =
    now.length === original.length &&
    now.every(({ start, end }, index) => start === original[index]?.start && end === original[index]?.end)
  return same ? {} : { original }
}

/** The amendment that is drawn over the claim, as long as it is neither adopted nor overtaken. */
function proposalIn(item: DeskItem): ClaimView | null {
  const review: ReviewView | null = item.kind === 'claim' ? item.mine : item.kind === 'review' ? item.review : null
  return review?.state === 'amendment-proposed' ? review.proposed : null
}

function passageOf({ id, about, comments, resolved }: ThreadView): readonly ReaderClaim[] {
  if (about.kind !== 'passage' || about.spans.length === 0 || resolved) return []
  const [first] = comments
  const who = first?.mine === true ? t('review.you') : (first?.by ?? '')
  return [
    {
      id,
      spans: about.spans,
      group: 'neutral',
      code: '',
      variant: 0,
      letter: '“',
      label: t('thread.marker', who, about.quote),
      cues: [],
      mentions: [],
      conditions: [],
      deadlines: [],
      targets: [],
      relays: [],
      fixed: true,
      comment: true,
    },
  ]
}
