import { Ellipsis } from 'lucide-react'
import { type ReactNode, useSyncExternalStore } from 'react'
import type { RecordId } from '../../../shared/base/ids.ts'
import type { ArticleRow } from '../../session/views.ts'
import { t } from '../../strings/strings.ts'
import type { MenuPlace } from '../design/menu.tsx'
import { shownTitle } from '../design/shown-title.ts'
import { useSession } from '../session-context.ts'
import { shortDate } from './short-date.ts'
import { StatusMark } from './status-mark.tsx'

export interface ArticleEntryProps {
  readonly id: string
  readonly row: ArticleRow
  /** Its place in the list, from 0. */
  readonly index: number
  readonly total: number
  /** Where it starts, in CSS pixels from the top of the list. */
  readonly start: number
  readonly isOpen: boolean
  readonly isActive: boolean
  readonly measure: (element: HTMLElement | null) => void
  readonly onOpen: () => void
  readonly onMenu: (at: MenuPlace) => void
}

/** A line of the library. Its name begins with the title. */
export function ArticleEntry(props: ArticleEntryProps): ReactNode {
  const { id, row, index, total, start, isOpen, isActive, measure, onOpen, onMenu } = props
  const { title, publisher, published, claims, status } = row
  const waiting = useWaiting(row.id)
  const source = [publisher, published === null ? null : shortDate(published)].filter((part) => part !== null)
  const name = t('library.entry', [
    shownTitle(title),
    ...source,
    t('library.claims', claims),
    ...(waiting === 0 ? [] : [t('suggest.waiting', waiting)]),
    t(`library.status.${status}`),
  ])
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the listbox has the focus and names the active entry
    // biome-ignore lint/a11y/useKeyWithClickEvents: its keys are the listbox's
    <div
      id={id}
      ref={measure}
      role="option"
      aria-selected={isOpen}
      aria-posinset={index + 1}
      aria-setsize={total}
      aria-label={name}
      data-index={index}
      className={`library-entry ${isActive ? 'library-entry-active' : ''}`}
      style={{ transform: `translateY(${start}px)` }}
      onClick={onOpen}
      onContextMenu={(event) => {
        event.preventDefault()
        onMenu({ x: event.clientX, y: event.clientY })
      }}
    >
      <StatusMark status={status} />
      <span className="library-entry-title" dir="auto">
        {shownTitle(title)}
      </span>
      <span className="library-entry-meta figures">
        {publisher === null ? null : <span className="library-entry-source">{publisher}</span>}
        {published === null ? null : <span className="library-entry-date">{shortDate(published)}</span>}
        {claims === 0 ? null : <span className="library-entry-claims">{t('library.claims', claims)}</span>}
        {waiting === 0 ? null : <span className="library-entry-waiting">{t('suggest.waiting', waiting)}</span>}
      </span>
      {/* For the pointer; the keyboard has the menu key. */}
      <span
        className="library-entry-more"
        aria-hidden="true"
        onClick={(event) => {
          event.stopPropagation()
          const { left, bottom } = event.currentTarget.getBoundingClientRect()
          onMenu({ x: left, y: bottom + 2 })
        }}
      >
        <Ellipsis />
      </span>
    </div>
  )
}

/** How many suggestions wait in an article; they are no claims, and are counted apart. */
function useWaiting(id: RecordId): number {
  const { waiting } = useSession().suggestions
  return useSyncExternalStore(waiting.subscribe, () => waiting.get().get(id) ?? 0)
}
