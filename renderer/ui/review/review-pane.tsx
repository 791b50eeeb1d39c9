import { X } from 'lucide-react'
import { type ReactNode, useEffect, useRef } from 'react'
import type { ReviewDesk, ThreadView } from '../../session/review-views.ts'
import type { ArticleView, ClaimView } from '../../session/views.ts'
import { t } from '../../strings/strings.ts'
import { useCommand } from '../commands/command-context.ts'
import { Button } from '../design/button.tsx'
import { EmptyState } from '../design/empty-state.tsx'
import { IconButton } from '../design/icon-button.tsx'
import { ClaimEditor } from '../read/inspector/claim-editor.tsx'
import { useSession } from '../session-context.ts'
import { useSubscribable } from '../use-subscribable.ts'
import { useWindow } from '../window-state.ts'
import { AmendmentEditor } from './card/amendment-editor.tsx'
import { ReviewCard } from './card/review-card.tsx'
import { DeskHead } from './list/desk-head.tsx'
import { DeskItems } from './list/desk-list.tsx'
import { CommentForm } from './talk/comment-form.tsx'
import { ThreadList } from './talk/thread-list.tsx'
import { useCurrentArticle } from './use-current-article.ts'
import { focusFirstField, isNowhere } from './use-focus-back.ts'
import './review-pane.css'

/** What is to be decided in the open article: the lists, and the card of the one that is looked at. */
export function ReviewPane(): ReactNode {
  const { review } = useSession()
  const desk = useSubscribable(review.desk)
  const article = useCurrentArticle()
  return (
    <section className="review-pane" aria-label={t('review.pane')}>
      {desk === null || article === null ? (
        <EmptyState title={t('review.empty.choose.title')} hint={t('review.empty.choose.hint')} />
      ) : (
        <Desk desk={desk} article={article} />
      )}
    </section>
  )
}

function Desk({ desk, article }: { readonly desk: ReviewDesk; readonly article: ArticleView }): ReactNode {
  const session = useSession()
  const { claimId } = useSubscribable(session.place)
  const amendments = useSubscribable(session.review.amendments)
  const adopt = useCommand('review.adopt')
  const view = article.claims.find(({ id }) => id === claimId) ?? null
  useFocusInAmendment(view !== null && amendments.has(view.id) ? view.id : null, claimId)
  if (view !== null && amendments.has(view.id)) {
    return <AmendmentEditor key={view.id} view={view} claims={article.claims} />
  }
  return (
    <>
      <DeskHead desk={desk} />
      <DeskBody desk={desk} onEnter={adopt?.enabled === true ? adopt.run : null} />
      <PassageForm />
      <Below desk={desk} view={view} claims={article.claims} />
    </>
  )
}

/**
 * The focus is in the first field of an amendment that is begun or gone on with. Who comes to one on a walk finds it at
 * the form, where the keys still walk on.
 */
function useFocusInAmendment(amended: string | null, claimId: string | null): void {
  const last = useRef({ amended, claimId })
  useEffect(() => {
    const before = last.current
    last.current = { amended, claimId }
    if (amended === null || amended === before.amended) return
    const form = document.querySelector<HTMLElement>('.amendment')
    if (before.claimId === claimId) focusFirstField(form)
    else if (isNowhere()) form?.focus()
  }, [amended, claimId])
}

interface BelowProps {
  readonly desk: ReviewDesk
  readonly view: ClaimView | null
  readonly claims: readonly ClaimView[]
}

/** What is looked at: a comment on the text, the card of an item, or a claim of my own. */
function Below({ desk, view, claims }: BelowProps): ReactNode {
  const { thread } = useWindow()
  const threadId = useSubscribable(thread)
  const open = threadId === 'all' ? desk.passages : desk.passages.filter(({ id }) => id === threadId)
  if (open.length > 0) return <TextThreads threads={open} onClose={() => thread.set(null)} />
  if (desk.current !== null) return <ReviewCard key={desk.current.id} item={desk.current} />
  if (view?.mine === true) {
    const missedBy = desk.people.find(({ id }) => id === view.fields.missedBy)?.name ?? null
    return <OwnClaim view={view} claims={claims} missedBy={missedBy} />
  }
  return desk.passages.length === 0 ? null : <TextThreads threads={desk.passages} onClose={null} />
}

function DeskBody({ desk, onEnter }: { readonly desk: ReviewDesk; readonly onEnter: (() => void) | null }): ReactNode {
  const { list, shown } = desk
  const all = list === 'inbox' ? desk.inbox : desk.returned
  if (list === 'inbox' && desk.hidden && all.length === 0) return <Hidden desk={desk} />
  if (all.length === 0) return list === 'inbox' ? <NothingHere /> : <NothingBack />
  if (shown.length === 0) return <AllFiltered count={all.length} />
  return <DeskItems desk={desk} onEnter={onEnter} />
}

function Hidden({ desk }: { readonly desk: ReviewDesk }): ReactNode {
  const session = useSession()
  return (
    <EmptyState title={t('review.hidden.title')} hint={t('review.hidden.hint')}>
      <Button variant="primary" onClick={() => session.setStatus(desk.articleId, 'complete')}>
        {t('review.hidden.act')}
      </Button>
    </EmptyState>
  )
}

function NothingHere(): ReactNode {
  const { review } = useSession()
  const { toDo: elsewhere } = useSubscribable(review.overview)
  return (
    <EmptyState
      title={t('review.empty.inbox.title')}
      hint={elsewhere > 0 ? t('review.empty.inbox.elsewhere', elsewhere) : t('review.empty.inbox.hint')}
    >
      {elsewhere > 0 ? <Button onClick={review.nextUndecided}>{t('review.nextUndecided')}</Button> : null}
    </EmptyState>
  )
}

function NothingBack(): ReactNode {
  return <EmptyState title={t('review.empty.returned.title')} hint={t('review.empty.returned.hint')} />
}

function AllFiltered({ count }: { readonly count: number }): ReactNode {
  const { review } = useSession()
  return (
    <EmptyState title={t('review.empty.filter.title')} hint={t('review.empty.filter.hint', count)}>
      <Button onClick={() => review.setFilter({ state: 'all', personId: null })}>{t('review.filter.clear')}</Button>
    </EmptyState>
  )
}

interface OwnClaimProps {
  readonly view: ClaimView
  readonly claims: readonly ClaimView[]
  readonly missedBy: string | null
}

/** A claim of my own that is open: one that I say somebody missed. */
function OwnClaim(props: OwnClaimProps): ReactNode {
  const { view, claims, missedBy } = props
  return (
    <>
      {missedBy === null ? null : <p className="review-pane-missed">{t('review.missedFrom', missedBy)}</p>}
      <ClaimEditor key={view.id} view={view} claims={claims} />
    </>
  )
}

/** The form for a comment on the text, which belongs to no item. */
function PassageForm(): ReactNode {
  const { review } = useSession()
  const asking = useSubscribable(review.asking)
  if (asking?.kind !== 'comment' || (asking.on.kind !== 'passage' && asking.on.kind !== 'article')) return null
  return (
    <div className="review-pane-form">
      <CommentForm asking={asking} />
    </div>
  )
}

interface TextThreadsProps {
  readonly threads: readonly ThreadView[]
  /** `null` where nothing else could stand in its place. */
  readonly onClose: (() => void) | null
}

/** Comments on the text itself. */
function TextThreads({ threads, onClose }: TextThreadsProps): ReactNode {
  return (
    <section
      className="review-card review-pane-threads"
      aria-label={t('thread.passages')}
      tabIndex={-1}
      data-pane-focus
    >
      <header className="review-pane-threads-head">
        <h3 className="field-label">{t('thread.passages')}</h3>
        {onClose === null ? null : <IconButton label={t('thread.close')} icon={X} size="small" onClick={onClose} />}
      </header>
      <div className="review-card-body">
        <ThreadList label={t('thread.passages')} threads={threads} />
      </div>
    </section>
  )
}
