import { CheckCheck, ListTodo, MessageSquare } from 'lucide-react'
import type { ReactNode } from 'react'
import type { DeskFilter, DeskList, ReviewDesk } from '../../../session/review-views.ts'
import { t } from '../../../strings/strings.ts'
import { useKeysOf } from '../../commands/command-context.ts'
import { Button } from '../../design/button.tsx'
import { Select } from '../../design/select.tsx'
import { useSession } from '../../session-context.ts'
import { useSubscribable } from '../../use-subscribable.ts'
import { useWindow } from '../../window-state.ts'
import './desk-head.css'

const STATES = [
  'all',
  'undecided',
  'asksMe',
  'unreviewed',
  'accepted',
  'amendment-proposed',
  'rejected',
  'question',
  'stale',
  'settled',
] as const satisfies readonly DeskFilter['state'][]

/** What only a claim of the inbox can be. */
const OF_INBOX: readonly DeskFilter['state'][] = ['asksMe', 'unreviewed']

/** Which list, which of its items, and what can be done with all of them. */
export function DeskHead({ desk }: { readonly desk: ReviewDesk }): ReactNode {
  const { review } = useSession()
  const { list, filter, people, inbox, decided, asks, returned, open } = desk
  const waiting = inbox.filter((item) => !item.decided || item.asksMe).length
  return (
    <header className="desk-head">
      <h2 className="visually-hidden">{t('review.pane')}</h2>
      <fieldset className="desk-lists" aria-label={t('review.lists')}>
        <ListButton
          list="inbox"
          now={list}
          count={waiting}
          label={t('review.list.inboxCount', inbox.length - decided, asks)}
        />
        <ListButton list="returned" now={list} count={open} label={t('review.list.returnedCount', open)} />
        <TextComments desk={desk} />
        {list === 'inbox' && inbox.length > 0 ? (
          <span className="desk-progress figures">{t('review.progress', decided, inbox.length, asks)}</span>
        ) : null}
      </fieldset>
      {(list === 'inbox' ? inbox : returned).length === 0 ? null : (
        <div className="desk-filter">
          <Select
            label={t('review.filter.state')}
            hideLabel
            value={list === 'returned' && filter.state === 'asksMe' ? 'undecided' : filter.state}
            options={STATES.filter((state) => list === 'inbox' || !OF_INBOX.includes(state)).map((state) => ({
              value: state,
              label: stateLabel(state),
            }))}
            onChange={(value) => review.setFilter({ state: STATES.find((state) => state === value) ?? 'all' })}
          />
          {people.length < 2 || list === 'returned' ? null : (
            <Select
              label={t('review.filter.person')}
              hideLabel
              value={filter.personId ?? ''}
              options={[
                { value: '', label: t('review.filter.everybody') },
                ...people.map(({ id, name }) => ({ value: id, label: name })),
              ]}
              onChange={(value) => review.setFilter({ personId: people.find(({ id }) => id === value)?.id ?? null })}
            />
          )}
          <DeskActs desk={desk} />
        </div>
      )}
    </header>
  )
}

function stateLabel(state: (typeof STATES)[number]): string {
  if (state === 'all' || state === 'undecided' || state === 'asksMe') return t(`review.filter.${state}`)
  return t(`review.state.${state}`)
}

interface ListButtonProps {
  readonly list: DeskList
  readonly now: DeskList
  /** How many wait for me. */
  readonly count: number
  readonly label: string
}

function ListButton({ list, now, count, label }: ListButtonProps): ReactNode {
  const { review } = useSession()
  return (
    <Button
      variant="quiet"
      size="small"
      aria-pressed={list === now}
      aria-label={label}
      onClick={() => review.showList(list)}
    >
      {t(`review.list.${list}`)}
      {count === 0 ? null : <span className="desk-count figures">{count}</span>}
    </Button>
  )
}

/** The comments on the text itself, which belong to no item of a list. */
function TextComments({ desk }: { readonly desk: ReviewDesk }): ReactNode {
  const { thread } = useWindow()
  const shown = useSubscribable(thread) === 'all'
  const open = desk.passages.filter(({ resolved }) => !resolved).length
  if (desk.passages.length === 0) return null
  return (
    <Button
      variant="quiet"
      size="small"
      icon={MessageSquare}
      aria-pressed={shown}
      aria-label={t('review.list.comments', open)}
      data-tip={t('thread.passages')}
      onClick={() => thread.set(shown ? null : 'all')}
    >
      <span className="figures">{open}</span>
    </Button>
  )
}

function DeskActs({ desk }: { readonly desk: ReviewDesk }): ReactNode {
  const { review } = useSession()
  const keys = useKeysOf('review.nextUndecided')
  const toAccept = desk.shown.filter((item) => item.kind === 'claim' && !item.decided).length
  return (
    <div className="desk-acts">
      {desk.list === 'inbox' && toAccept > 0 ? (
        <Button variant="quiet" size="small" icon={CheckCheck} onClick={() => void review.acceptShown()}>
          {t('review.acceptAll', toAccept)}
        </Button>
      ) : null}
      <Button
        variant="quiet"
        size="small"
        icon={ListTodo}
        keys={keys}
        data-tip={t('review.nextUndecided')}
        data-tip-keys={keys[0]}
        aria-label={t('review.nextUndecided')}
        onClick={review.nextUndecided}
      />
    </div>
  )
}
