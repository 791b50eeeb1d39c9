import { BookOpen } from 'lucide-react'
import type { ReactNode } from 'react'
import type { DeskItem, InboxItem, ReturnedItemView, ReviewView } from '../../../session/review-views.ts'
import type { ClaimView } from '../../../session/views.ts'
import { t } from '../../../strings/strings.ts'
import { Button } from '../../design/button.tsx'
import { IconButton } from '../../design/icon-button.tsx'
import { ConflictPanel } from '../../read/inspector/conflict-panel.tsx'
import { HistorySection } from '../../read/inspector/history-section.tsx'
import { LetterBadge } from '../../read/letter-badge.tsx'
import { useSession } from '../../session-context.ts'
import { useSubscribable } from '../../use-subscribable.ts'
import { StateBadge, stateOf } from '../review-state.tsx'
import { ReviewLine } from '../talk/review-line.tsx'
import { ThreadCard } from '../talk/thread-card.tsx'
import { ThreadList } from '../talk/thread-list.tsx'
import { ClaimFacts } from './claim-facts.tsx'
import { ReturnButtons } from './return-buttons.tsx'
import { VerdictButtons } from './verdict-buttons.tsx'
import './review-card.css'

/** The item that keys and buttons act on, with all that is known of it. */
export function ReviewCard({ item }: { readonly item: DeskItem }): ReactNode {
  const { claim } = item
  return (
    <section
      className="review-card"
      aria-label={t('review.card')}
      data-group={claim?.group}
      tabIndex={-1}
      data-pane-focus
    >
      <div className="review-card-body">
        {claim === null ? null : <CardHead item={item} claim={claim} />}
        {item.kind === 'claim' ? <InboxBody item={item} /> : <ReturnedBody item={item} />}
        {claim === null ? null : (
          <HistorySection recordId={claim.id} version={claim.modifiedAt} mine={claim.mine && !isGone(item)} />
        )}
      </div>
      {item.kind === 'thread' ? null : (
        <div className="review-card-foot">
          {item.kind === 'claim' ? <DraftNotice claimId={item.id} /> : null}
          {item.kind === 'claim' ? <VerdictButtons item={item} /> : <ReturnButtons item={item} />}
        </div>
      )}
    </section>
  )
}

/** Says that an amendment was begun, with the ways to go on with it and to be rid of it. */
function DraftNotice({ claimId }: { readonly claimId: InboxItem['id'] }): ReactNode {
  const { review } = useSession()
  if (!useSubscribable(review.drafted).has(claimId)) return null
  return (
    <p className="review-card-draft">
      <span>{t('review.draft')}</span>
      <Button variant="quiet" size="small" onClick={() => review.startAmendment(claimId)}>
        {t('review.draft.goOn')}
      </Button>
      <Button variant="quiet" size="small" onClick={() => review.cancelAmendment(claimId)}>
        {t('review.draft.discard')}
      </Button>
    </p>
  )
}

function isGone(item: DeskItem): boolean {
  return item.kind === 'review' && item.deleted
}

function CardHead({ item, claim }: { readonly item: DeskItem; readonly claim: ClaimView }): ReactNode {
  const session = useSession()
  return (
    <header className="review-card-head">
      <LetterBadge letter={claim.letter} />
      <blockquote className="claim-form-quote" dir="auto">
        {claim.quote}
      </blockquote>
      {isGone(item) ? null : (
        <IconButton
          label={t('review.openInRead')}
          icon={BookOpen}
          size="small"
          onClick={() => {
            session.showScreen('read')
            session.selectClaim(claim.id)
          }}
        />
      )}
      <p className="review-card-states">
        <StateBadge state={isGone(item) ? 'deleted' : stateOf(item)} />
        {item.kind === 'claim' && item.asksMe ? <StateBadge state="asksYou" /> : null}
        {isDisputed(item) ? <StateBadge state="disputed" /> : null}
      </p>
    </header>
  )
}

function isDisputed(item: DeskItem): boolean {
  if (item.kind === 'claim') return item.mine?.disputed === true
  return item.kind === 'review' ? item.review.disputed : item.kind === 'missed' && item.disputed
}

function InboxBody({ item }: { readonly item: InboxItem }): ReactNode {
  const { claim, mine, others, threads } = item
  const stale = mine?.state === 'stale'
  const verdict = mine === null ? null : <MyVerdict claim={claim} review={mine} />
  return (
    <>
      {claim.unanchored ? <p className="claim-notice claim-notice-caution">{t('claim.unanchored')}</p> : null}
      <ConflictPanel view={claim} />
      {stale ? verdict : null}
      <ClaimFacts view={claim} />
      {stale ? null : verdict}
      {others.length === 0 ? null : (
        <section className="review-card-part" aria-label={t('review.others')}>
          <h3 className="field-label">{t('review.others')}</h3>
          {others.map((each) => (
            <ReviewLine key={each.id} review={each} owner={claim.annotator} ownerIsMe={false} />
          ))}
        </section>
      )}
      <ThreadList threads={threads} />
    </>
  )
}

/** What I said, and the way to take it back. */
function MyVerdict({ claim, review: said }: { readonly claim: ClaimView; readonly review: ReviewView }): ReactNode {
  const { review } = useSession()
  return (
    <section className="review-card-part" aria-label={t('review.mine')}>
      <h3 className="field-label">{t('review.mine')}</h3>
      <ReviewLine review={said} owner={claim.annotator} ownerIsMe={false}>
        <div>
          <Button
            variant="quiet"
            size="small"
            className="review-card-back"
            onClick={() => void review.withdrawVerdict(claim.id)}
          >
            {t('review.takeBack')}
          </Button>
        </div>
      </ReviewLine>
    </section>
  )
}

function ReturnedBody({ item }: { readonly item: ReturnedItemView }): ReactNode {
  if (item.kind === 'thread') {
    return (
      <>
        {item.claim === null ? null : <ClaimFacts view={item.claim} />}
        <ThreadCard thread={item.thread} unfolded />
      </>
    )
  }
  const { claim, threads } = item
  return (
    <>
      {item.kind === 'missed' ? (
        <p className="claim-notice">
          {item.adopted === null ? t('review.missed', claim.annotator) : t('review.missedTaken')}
        </p>
      ) : (
        <section className="review-card-part" aria-label={t('review.others')}>
          <ReviewLine review={item.review} owner={claim.annotator} ownerIsMe />
        </section>
      )}
      <ConflictPanel view={claim} />
      <ClaimFacts view={claim} />
      <ThreadList threads={threads} />
    </>
  )
}
