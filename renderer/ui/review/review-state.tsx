import {
  Check,
  CheckCheck,
  CircleDashed,
  CircleHelp,
  Hourglass,
  type LucideIcon,
  MessageSquare,
  PencilLine,
  Plus,
  RefreshCw,
  Trash2,
  X,
} from 'lucide-react'
import type { ReactNode } from 'react'
import type { ReaderMark } from '../../reader/reader-props.ts'
import type { DeskItem } from '../../session/review-views.ts'
import { type StringKey, t } from '../../strings/strings.ts'
import './review-state.css'

/** What an item of the review screen can be, in a word. */
export type ItemState = Extract<StringKey, `review.state.${string}`> extends `review.state.${infer S}` ? S : never

interface Look {
  readonly icon: LucideIcon
  readonly tone: 'plain' | 'good' | 'problem' | 'caution' | 'accent'
  readonly sign: ReaderMark['sign'] | null
}

const LOOKS: { readonly [K in ItemState]: Look } = {
  unreviewed: { icon: CircleDashed, tone: 'plain', sign: null },
  accepted: { icon: Check, tone: 'good', sign: 'accepted' },
  'amendment-proposed': { icon: PencilLine, tone: 'accent', sign: 'amended' },
  rejected: { icon: X, tone: 'problem', sign: 'rejected' },
  question: { icon: CircleHelp, tone: 'caution', sign: 'question' },
  stale: { icon: RefreshCw, tone: 'caution', sign: 'changed' },
  settled: { icon: CheckCheck, tone: 'plain', sign: 'settled' },
  waiting: { icon: Hourglass, tone: 'plain', sign: null },
  missed: { icon: Plus, tone: 'accent', sign: null },
  comment: { icon: MessageSquare, tone: 'accent', sign: null },
  disputed: { icon: MessageSquare, tone: 'caution', sign: null },
  answered: { icon: MessageSquare, tone: 'accent', sign: null },
  asksYou: { icon: MessageSquare, tone: 'accent', sign: null },
  deleted: { icon: Trash2, tone: 'plain', sign: null },
}

/** The state that stands for an item in the list and on its card. */
export function stateOf(item: DeskItem): ItemState {
  switch (item.kind) {
    case 'claim':
      return item.state
    case 'review':
      return item.review.state
    case 'missed':
      return item.adopted === null ? 'missed' : 'settled'
    case 'thread':
      return item.thread.resolved ? 'settled' : 'comment'
  }
}

/** How the page marks a claim in a state; `null` for one that nobody has reviewed. */
export function markOf(state: ItemState): ReaderMark | null {
  const { sign } = LOOKS[state]
  return sign === null ? null : { sign, text: t(`review.state.${state}`) }
}

/** A state as an icon with its word. */
export function StateBadge({ state }: { readonly state: ItemState }): ReactNode {
  const { icon: Icon, tone } = LOOKS[state]
  return (
    <span className="review-state" data-tone={tone}>
      <Icon aria-hidden="true" size={14} strokeWidth={1.9} />
      {t(`review.state.${state}`)}
    </span>
  )
}
