import { MessageSquare } from 'lucide-react'
import { type ReactNode, useMemo } from 'react'
import type { DeskItem, ReviewDesk } from '../../../session/review-views.ts'
import { t } from '../../../strings/strings.ts'
import { LetterBadge } from '../../read/letter-badge.tsx'
import { useSession } from '../../session-context.ts'
import { type ItemState, StateBadge, stateOf } from '../review-state.tsx'
import { OptionList } from './option-list.tsx'
import './desk-list.css'

interface Row {
  readonly key: string
  readonly item: DeskItem
}

/** What the list of the desk shows: the arrow keys go through it as J and K do. */
export function DeskItems(props: { readonly desk: ReviewDesk; readonly onEnter: (() => void) | null }): ReactNode {
  const { desk, onEnter } = props
  const { review } = useSession()
  const { shown, current, list } = desk
  const rows = useMemo(() => shown.map((item): Row => ({ key: item.id, item })), [shown])
  return (
    <OptionList
      className="desk-list"
      label={t(`review.items.${list}`)}
      items={rows}
      selectedKey={current?.id ?? null}
      rowHeight={4.5}
      nameOf={({ item }) => nameOf(item)}
      draw={({ item }) => <DeskRow item={item} />}
      onSelect={({ item }) => review.select(item.id)}
      {...(onEnter === null ? {} : { onEnter })}
    />
  )
}

/** Commitment, speakers and quote, then where it stands. */
function nameOf(item: DeskItem): string {
  const states = statesOf(item).map((state): string => t(`review.state.${state}`))
  return [item.claim?.name ?? `${threadHead(item)}: ${threadText(item)}`, ...states].join(', ')
}

function DeskRow({ item }: { readonly item: DeskItem }): ReactNode {
  const { claim } = item
  return (
    <div className="desk-row" data-group={claim?.group}>
      {claim === null ? (
        <MessageSquare aria-hidden="true" size={18} strokeWidth={1.75} />
      ) : (
        <LetterBadge letter={claim.letter} />
      )}
      <span className="desk-row-head">
        {claim === null ? (
          threadHead(item)
        ) : (
          <>
            <span className="claim-entry-label">{claim.label}</span> <span>{claim.speakerNames}</span>
          </>
        )}
      </span>
      <span className="desk-row-states">
        {statesOf(item).map((state) => (
          <StateBadge key={state} state={state} />
        ))}
      </span>
      <q className="desk-row-quote" dir="auto">
        {claim === null ? threadText(item) : claim.quote}
      </q>
    </div>
  )
}

function statesOf(item: DeskItem): readonly ItemState[] {
  if (item.kind === 'claim') return item.asksMe ? [item.state, 'asksYou'] : [item.state]
  if (item.kind === 'review' && item.deleted) return ['deleted']
  const disputed = item.kind === 'review' ? item.review.disputed : item.kind === 'missed' && item.disputed
  const answered = item.kind === 'review' && item.review.answered
  return [stateOf(item), ...(disputed ? (['disputed'] as const) : answered ? (['answered'] as const) : [])]
}

function threadText(item: DeskItem): string {
  return item.kind === 'thread' ? (item.thread.comments[0]?.text ?? '') : ''
}

/** Who says it, and of what. */
function threadHead(item: DeskItem): string {
  if (item.kind !== 'thread') return ''
  const { about, comments } = item.thread
  const [first] = comments
  const who = first?.mine === true ? t('review.you') : (first?.by ?? '')
  return about.kind === 'passage' ? t('thread.head', who, about.quote) : who
}
