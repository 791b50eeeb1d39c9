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
import { CHUNK, ClaimChunk } from './claim-chunk.tsx'
import { type RowWindow, rowWindow } from './row-window.ts'

export interface ClaimListProps {
  readonly claims: readonly ClaimView[]
  readonly selectedId: RecordId | null
  readonly onOpen: (id: RecordId) => void
  readonly onDelete: (id: RecordId) => void
}

/**
 * The claims of an article, in text order. Every claim has its item and its name at all times; only those near the view
 * are drawn, so that thousands cost little.
 */
export function ClaimList({ claims, selectedId, onOpen, onDelete }: ClaimListProps): ReactNode {
  const desk = useReadDesk()
  const { list, shown, measure } = useRowWindow(claims.length)
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

  useEffect(() => {
    if (selectedId !== null) itemOf(list.current, selectedId)?.scrollIntoView({ block: 'nearest' })
  }, [list, selectedId])

  function focusEntry(view: ClaimView | undefined): void {
    const item = view === undefined ? null : itemOf(list.current, view.id)
    if (view === undefined || item === null) return
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
    if (event.key === 'Delete' && here?.mine === true) {
      event.preventDefault()
      const neighbour = claims[stop + 1] ?? claims[stop - 1]
      flushSync(() => onDelete(here.id))
      focusEntry(neighbour)
      return
    }
    const next = nextIndex(event.key, stop, claims.length)
    if (next === null) return
    event.preventDefault()
    event.stopPropagation()
    focusEntry(claims[next])
  }

  return (
    <ol className="claim-list" aria-label={t('claim.list')} ref={list} onKeyDown={onKeyDown} onScroll={measure}>
      {Array.from({ length: Math.ceil(claims.length / CHUNK) }, (_, chunk) => {
        const start = chunk * CHUNK
        const within = (index: number) => Math.max(0, Math.min(CHUNK, index - start))
        const own = (index: number) => (index >= start && index < start + CHUNK ? index - start : -1)
        return (
          <ClaimChunk
            key={start}
            views={claims.slice(start, start + CHUNK)}
            from={within(shown.from)}
            to={within(shown.to)}
            selected={own(selected)}
            stop={own(stop)}
            onOpen={open}
          />
        )
      })}
    </ol>
  )
}

interface Rows {
  readonly list: RefObject<HTMLOListElement | null>
  readonly shown: RowWindow
  /** Looks again which rows stand in view. */
  readonly measure: () => void
}

function useRowWindow(rows: number): Rows {
  const list = useRef<HTMLOListElement>(null)
  const [shown, setShown] = useState<RowWindow>(() => rowWindow(0, 0, 0, rows))
  const measure = useCallback(() => {
    const element = list.current
    if (element === null) return
    const rowHeight = (element.firstElementChild as HTMLElement | null)?.offsetHeight ?? 0
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

function itemOf(list: HTMLOListElement | null, id: RecordId): Element | null {
  return list?.querySelector(`:scope > [data-claim="${CSS.escape(id)}"]`) ?? null
}
