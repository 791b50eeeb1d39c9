import { t } from '../strings/strings.ts'
import type { Command } from './commands.ts'
import type { DeskItem, ReviewDesk } from './review-views.ts'
import type { Session } from './session.ts'
import { derived, following, type Subscribable } from './subscribable.ts'

/** A command before the user's own keys are put in. */
type Draft = Omit<Command, 'keys' | 'enabled'> & { readonly keys?: readonly string[]; readonly enabled?: boolean }

type Acts = Omit<Session, 'commands'>

/** The desk while the review screen is shown; `null` elsewhere, so that nothing is worked out for nobody. */
export function shownDesk({ place, review }: Pick<Acts, 'place' | 'review'>): Subscribable<ReviewDesk | null> {
  const isShown = derived([place], ({ screen }) => screen === 'review')
  return following(isShown, (shown) => (shown ? review.desk : NO_DESK))
}

const NO_DESK: Subscribable<ReviewDesk | null> = { get: () => null, subscribe: () => () => undefined }

/** The commands of the review screen, by the last part of their ids. */
type Name =
  | 'next'
  | 'previous'
  | 'nextUndecided'
  | 'accept'
  | 'amend'
  | 'reject'
  | 'question'
  | 'propose'
  | 'adopt'
  | 'dispute'
  | 'answer'
  | 'comment'
  | 'acceptShown'
  | 'inbox'
  | 'returned'
  | 'undo'

interface Doing {
  readonly name: Name
  readonly keys?: readonly string[]
  readonly enabled: boolean
  readonly run: () => void
}

/** The commands of the review screen. They are always listed, and act while it is shown. */
export function reviewCommands(session: Acts, desk: ReviewDesk | null): readonly Draft[] {
  const section = t('review.section')
  return [...walking(session, desk), ...judging(session, desk), ...answering(session, desk)].map(
    ({ name, ...doing }) => ({
      id: `review.${name}`,
      title: t(`review.command.${name}`),
      section,
      ...doing,
    }),
  )
}

function walking({ review, undo, undoable, place }: Acts, desk: ReviewDesk | null): readonly Doing[] {
  const enabled = desk !== null && desk.shown.length > 0
  const isShown = place.get().screen === 'review'
  return [
    { name: 'next', keys: ['j'], enabled, run: review.next },
    { name: 'previous', keys: ['k'], enabled, run: review.previous },
    { name: 'nextUndecided', keys: ['n'], enabled: isShown, run: review.nextUndecided },
    { name: 'inbox', enabled: desk?.list === 'returned', run: () => review.showList('inbox') },
    { name: 'returned', enabled: desk?.list === 'inbox', run: () => review.showList('returned') },
    { name: 'undo', keys: ['u'], enabled: isShown && undoable.get().undo, run: () => void undo() },
  ]
}

function judging({ review }: Acts, desk: ReviewDesk | null): readonly Doing[] {
  const claim = desk?.current?.kind === 'claim' ? desk.current : null
  const amending = claim?.claim.amends !== undefined
  const enabled = claim !== null && !amending
  const on = (run: (id: DeskItem['id']) => void) => () => {
    if (claim !== null) run(claim.id)
  }
  const undecided = desk?.shown.some((item) => item.kind === 'claim' && !item.decided) === true
  return [
    { name: 'accept', keys: ['a'], enabled, run: on((id) => review.accept([id])) },
    { name: 'amend', keys: ['e'], enabled, run: on(review.startAmendment) },
    { name: 'propose', keys: ['Mod+Enter'], enabled: amending, run: on((claimId) => review.submitAmendment(claimId)) },
    { name: 'reject', keys: ['r'], enabled, run: on((claimId) => review.ask({ kind: 'reject', claimId })) },
    { name: 'question', keys: ['q'], enabled, run: on((claimId) => review.ask({ kind: 'question', claimId })) },
    { name: 'acceptShown', enabled: undecided, run: () => review.acceptShown() },
  ]
}

function answering(session: Acts, desk: ReviewDesk | null): readonly Doing[] {
  const { review } = session
  const current = desk?.current ?? null
  const canAnswer = isQuestion(current)
  function adopt(): void {
    if (current === null) return
    if (canAnswer) review.ask({ kind: 'answer', id: current.id })
    else review.adopt(current.id)
  }
  const asking = (kind: 'answer' | 'dispute') => () => {
    if (current !== null) review.ask({ kind, id: current.id })
  }
  return [
    { name: 'adopt', keys: ['Enter'], enabled: isAdoptable(current) || canAnswer, run: adopt },
    { name: 'dispute', keys: ['d'], enabled: isDisputable(current), run: asking('dispute') },
    { name: 'answer', keys: ['w'], enabled: canAnswer, run: asking('answer') },
    { name: 'comment', keys: ['c'], enabled: desk !== null, run: () => askComment(session, current) },
  ]
}

/** What is selected in the text comes first, then the item that is looked at, then the article. */
function askComment({ review, selection }: Acts, current: DeskItem | null): void {
  const selected = selection.get()
  if (selected !== null) review.ask({ kind: 'comment', on: { kind: 'passage', span: selected.span } })
  else if (current?.kind === 'review') review.ask({ kind: 'comment', on: { kind: 'review', reviewId: current.id } })
  else if (current?.claim) review.ask({ kind: 'comment', on: { kind: 'claim', claimId: current.claim.id } })
  else review.ask({ kind: 'comment', on: { kind: 'article' } })
}

/** Whether there is something to do to my claim, or a claim to take over. */
function isAdoptable(item: DeskItem | null): boolean {
  if (item?.kind === 'missed') return item.adopted === null
  if (item?.kind !== 'review' || item.deleted || item.review.settledBy !== null) return false
  return item.review.verdict === 'amend' || item.review.verdict === 'reject'
}

function isQuestion(item: DeskItem | null): boolean {
  return item?.kind === 'review' && !item.deleted && item.review.verdict === 'question'
}

function isDisputable(item: DeskItem | null): boolean {
  if (item?.kind === 'missed') return item.adopted === null && !item.disputed
  if (item?.kind !== 'review' || item.deleted || item.review.settledBy !== null) return false
  return item.review.verdict !== 'accept' && !item.review.disputed
}
