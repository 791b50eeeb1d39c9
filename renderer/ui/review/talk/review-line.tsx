import type { ReactNode } from 'react'
import { VERDICTS } from '../../../../shared/claim/record-fields.ts'
import type { ReviewView } from '../../../session/review-views.ts'
import { t } from '../../../strings/strings.ts'
import { momentText } from '../../read/dates.ts'
import { FieldChanges } from '../field-changes.tsx'
import { StateBadge } from '../review-state.tsx'
import { ChangesSince } from './changes-since.tsx'
import { ThreadList } from './thread-list.tsx'
import './review-line.css'

export interface ReviewLineProps {
  readonly review: ReviewView
  /** Whose claim it is, for saying who is asked to act. */
  readonly owner: string
  readonly ownerIsMe: boolean
  /** The buttons that go with it. */
  readonly children?: ReactNode
}

/** What one person said of a claim, where that stands, and the talk about it. */
export function ReviewLine({ review, owner, ownerIsMe, children }: ReviewLineProps): ReactNode {
  const { by, mine, at, reason, state, proposal, adopted, changes, threads, settledBy } = review
  const who = mine ? t('review.you') : by
  const turn = turnText(review, owner, ownerIsMe)
  return (
    <article className="review-line" aria-label={verdictText(review)}>
      <p className="review-line-head">
        <span className="review-line-verdict">{verdictText(review)}</span>
        <time dateTime={at}>{momentText(at)}</time>
      </p>
      {reason === null || reason === '' ? null : (
        <p className="review-line-reason" dir="auto">
          {reason}
        </p>
      )}
      {proposal.length === 0 ? null : <FieldChanges label={t('review.proposal')} fields={proposal} />}
      {state === 'settled' && settledBy !== null ? (
        <p className="review-line-where">
          <StateBadge state="settled" /> {t(`review.settled.${settledBy}`)}
        </p>
      ) : null}
      {adopted.length === 0 ? null : <FieldChanges label={t('review.settled.adopted')} fields={adopted} done />}
      <ChangesSince
        title={mine ? t('review.changed.mine') : t('review.changed.other', who)}
        changes={changes}
        open={state === 'stale'}
      />
      {turn === null ? null : <p className="review-line-where">{turn}</p>}
      <ThreadList threads={threads} />
      {children}
    </article>
  )
}

function verdictText({ by, mine, verdict }: ReviewView): string {
  const who = mine ? t('review.you') : by
  const known = VERDICTS.find((each) => each === verdict)
  return known === undefined ? t('review.verdict.other', who, verdict) : t(`review.verdict.${known}`, who)
}

function turnText({ turn, by, mine }: ReviewView, owner: string, ownerIsMe: boolean): string | null {
  if (turn === null) return null
  const isMine = turn === 'owner' ? ownerIsMe : mine
  if (isMine) return t('review.turn.you')
  return turn === 'owner' ? t('review.turn.owner', owner) : t('review.turn.reviewer', by)
}
