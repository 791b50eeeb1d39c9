import './claim-list.css'
import {
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import { flushSync } from 'react-dom'
import type { RecordId } from '../../../../shared/base/ids.ts'
import type { ClaimView } from '../../../session/views.ts'
import { t } from '../../../strings/strings.ts'
import { useReadDesk } from '../read-desk.ts'
import { ClaimChunk } from './claim-chunk.tsx'
import { type RowWindow, rowWindow } from './row-window.ts'
import { useClaimChunks } from './use-claim-chunks.ts'

export interface ClaimListProps {
  readonly claims: readonly ClaimView[]
  readonly selectedId: RecordId | null
  readonly onOpen: (id: RecordId) => void
  readonly onDelete: (id: RecordId) => void
}

/**
 * The claims of an article, in text order. Every claim has its item and its name; only those near the view are drawn, so
 * that thousands cost little. Items of thousands come in pieces, within some frames.
 */
export function ClaimList({ claims, selectedId, onOpen, onDelete }: ClaimListProps): ReactNode {
  const desk = useReadDesk()
  const { list, shown, measure } = useRowWindow(claims.length)
  const { chunks, showAll } = useClaimChunks(claims)
  // Where the keyboard stands, until another claim is selected.
  const [cursor, setCursor] = useState<{ readonly id: RecordId; readonly under: RecordId | null } | null>(null)
  const cursorId = cursor?.under === selectedId ? cursor.id : null
  const selected = indexOf(claims, selectedId) ?? -1
  const stop = indexOf(claims, cursorId) ?? Math.max(0, selected)

  const open = useCallback(
    (id: RecordId) => {
      setCursor({ id, under: id })
      onOpen(id)
    },
    [onOpen],
  )

  const isHere =
    selected >= 0 && chunks.some(({ start, views }) => selected >= start && selected < start + views.length)
  useEffect(() => {
    if (selectedId !== null && isHere) itemOf(list.current, selectedId)?.scrollIntoView({ block: 'nearest' })
  }, [list, selectedId, isHere])

  function focusEntry(view: ClaimView | undefined): void {
    if (view === undefined) return
    if (itemOf(list.current, view.id) === null) flushSync(showAll)
    const item = itemOf(list.current, view.id)
    if (item === null) return
    item.scrollIntoView({ block: 'nearest' })
    flushSync(() => {
      measure()
      setCursor({ id: view.id, under: selectedId })
    })
    item.querySelector('button')?.focus({ preventScroll: true })
    desk.hovered.set(view.id)
    desk.page.get()?.reveal(view.id)
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
    const here = claims[stop]
    if (event.key === 'Delete' && here !== undefined) {
      event.preventDefault()
      const neighbour = claims[stop + 1] ?? claims[stop - 1]
      flushSync(() => onDelete(here.id))
      // A colleague's claim stays; the session says whose it is.
      if (here.mine) focusEntry(neighbour)
      return
    }
    const next = nextIndex(event.key, stop, claims.length)
    if (next === null) return
    event.preventDefault()
    event.stopPropagation()
    focusEntry(claims[next])
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: the chunks stand between the list and its items
    <div
      className="claim-list"
      role="list"
      aria-label={t('claim.list')}
      ref={list}
      onKeyDown={onKeyDown}
      onScroll={measure}
    >
      {chunks.map(({ key, start, views }) => {
        const within = (index: number) => Math.max(0, Math.min(views.length, index - start))
        const own = (index: number) => (index >= start && index < start + views.length ? index - start : -1)
        return (
          <ClaimChunk
            key={key}
            views={views}
            from={within(shown.from)}
            to={within(shown.to)}
            selected={own(selected)}
            stop={own(stop)}
            onOpen={open}
          />
        )
      })}
    </div>
  )
}

interface Rows {
  readonly list: RefObject<HTMLDivElement | null>
  readonly shown: RowWindow
  /** Looks again which rows stand in view. */
  readonly measure: () => void
}

function useRowWindow(rows: number): Rows {
  const list = useRef<HTMLDivElement>(null)
  const [shown, setShown] = useState<RowWindow>(() => rowWindow(0, 0, 0, rows))
  const measure = useCallback(() => {
    const element = list.current
    if (element === null) return
    const chunk = element.firstElementChild as HTMLElement | null
    const rowHeight = chunk === null ? 0 : chunk.offsetHeight / chunk.childElementCount
    const next = rowWindow(element.scrollTop, element.clientHeight, rowHeight, rows)
    setShown((before) => (before.from === next.from && before.to === next.to ? before : next))
  }, [rows])
  useLayoutEffect(() => {
    if (list.current === null) return undefined
    // Tells at once of the size that it finds, before anything is painted.
    const observer = new ResizeObserver(measure)
    observer.observe(list.current)
    return () => observer.disconnect()
  }, [measure])
  return { list, shown, measure }
}

function nextIndex(key: string, at: number, length: number): number | null {
  switch (key) {
    case 'ArrowDown':
      return Math.min(at + 1, length - 1)
    case 'ArrowUp':
      return Math.max(at - 1, 0)
    case 'Home':
      return 0
    case 'End':
      return length - 1
    default:
      return null
  }
}

function indexOf(claims: readonly ClaimView[], id: RecordId | null): number | null {
  const index = id === null ? -1 : claims.findIndex((view) => view.id === id)
  return index === -1 ? null : index
}

function itemOf(list: HTMLDivElement | null, id: RecordId): Element | null {
  return list?.querySelector(`[data-claim="${CSS.escape(id)}"]`) ?? null
}
