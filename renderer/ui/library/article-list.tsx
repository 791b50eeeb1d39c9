import { useVirtualizer } from '@tanstack/react-virtual'
import {
  type KeyboardEvent,
  type ReactNode,
  type Ref,
  useEffect,
  useEffectEvent,
  useId,
  useImperativeHandle,
  useRef,
  useState,
} from 'react'
import type { RecordId } from '../../../shared/base/ids.ts'
import type { ArticleRow } from '../../session/views.ts'
import { t } from '../../strings/strings.ts'
import { fold } from '../design/match-items.ts'
import { Menu, type MenuPlace } from '../design/menu.tsx'
import { shownTitle } from '../design/shown-title.ts'
import { useSession } from '../session-context.ts'
import { useSubscribable } from '../use-subscribable.ts'
import { useWindow } from '../window-state.ts'
import { ArticleEntry } from './article-entry.tsx'
import { articleMenu } from './article-menu.ts'
import { useTypeAhead } from './use-type-ahead.ts'

/** Shorter lists are drawn whole; longer ones near the viewport only. */
const WHOLE = 150
/** A guess at an entry's height before it is measured, in CSS pixels. */
const GUESS = 72

/**
 * The list of articles. The list itself has the focus; arrow keys, Home, End and the letters of a title move through it,
 * Enter opens, Delete moves to the bin, F2 renames, the menu key opens the menu.
 */
export function ArticleList({
  rows,
  ref,
}: {
  readonly rows: readonly ArticleRow[]
  readonly ref: Ref<HTMLDivElement>
}): ReactNode {
  const session = useSession()
  const { open } = useWindow()
  const { articleId } = useSubscribable(session.place)
  const [activeId, setActiveId] = useState<RecordId | null>(articleId)
  const [menu, setMenu] = useState<{ readonly row: ArticleRow; readonly at: MenuPlace } | null>(null)
  const list = useRef<HTMLDivElement>(null)
  const ids = useId()
  const typeAhead = useTypeAhead()
  useImperativeHandle(ref, () => list.current as HTMLDivElement)

  // oxlint-disable-next-line react/incompatible-library -- nothing here is memoised by a compiler
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => list.current,
    estimateSize: () => GUESS,
    getItemKey: (index) => rows[index]?.id ?? index,
    overscan: rows.length <= WHOLE ? rows.length : 12,
  })
  const found = rows.findIndex((row) => row.id === activeId)
  const active = found === -1 ? 0 : found
  const activeRow = rows[active]

  useEffect(() => setActiveId(articleId), [articleId])
  const bringIntoView = useEffectEvent((id: RecordId | null) => {
    const index = rows.findIndex((row) => row.id === id)
    if (index !== -1) virtualizer.scrollToIndex(index, { align: 'auto' })
  })
  useEffect(() => bringIntoView(articleId), [articleId])

  function moveTo(index: number): void {
    const row = rows[Math.min(rows.length - 1, Math.max(0, index))]
    if (row === undefined) return
    setActiveId(row.id)
    virtualizer.scrollToIndex(rows.indexOf(row), { align: 'auto' })
  }

  function keyDown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || activeRow === undefined) return
    const page = Math.max(1, Math.floor((list.current?.clientHeight ?? 0) / GUESS))
    const moves: Readonly<Record<string, number>> = {
      ArrowDown: active + 1,
      ArrowUp: active - 1,
      Home: 0,
      End: rows.length - 1,
      PageDown: active + page,
      PageUp: active - page,
    }
    const move = moves[event.key]
    if (move !== undefined) moveTo(move)
    else if (event.key === 'Enter' || (event.key === ' ' && !typeAhead.isTyping())) session.openArticle(activeRow.id)
    else if (event.key === 'Delete') session.deleteArticle(activeRow.id)
    else if (event.key === 'F2') open({ kind: 'rename-article', articleId: activeRow.id })
    else if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) openMenuAt(activeRow)
    else if (/^[\p{L}\p{N}]$/u.test(event.key) || (event.key === ' ' && typeAhead.isTyping())) {
      const hit = typeAhead.find(event.key, active, rows.length, (index) => fold(rows[index]?.title ?? ''))
      if (hit !== null) moveTo(hit)
    } else return
    event.preventDefault()
  }

  function openMenuAt(row: ArticleRow): void {
    const box = document.getElementById(`${ids}${row.id}`)?.getBoundingClientRect()
    setMenu({ row, at: { x: (box?.left ?? 0) + 24, y: (box?.bottom ?? 0) - 4 } })
  }

  return (
    <>
      <div
        ref={list}
        className="article-list"
        role="listbox"
        tabIndex={0}
        aria-label={t('library.list')}
        aria-activedescendant={activeRow === undefined ? undefined : `${ids}${activeRow.id}`}
        onKeyDown={keyDown}
      >
        <div className="article-list-extent" role="presentation" style={{ height: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map(({ index, start }) => {
            const row = rows[index]
            if (row === undefined) return null
            return (
              <ArticleEntry
                key={row.id}
                id={`${ids}${row.id}`}
                row={row}
                index={index}
                total={rows.length}
                start={start}
                isOpen={row.id === articleId}
                isActive={index === active}
                measure={virtualizer.measureElement}
                onOpen={() => {
                  setActiveId(row.id)
                  session.openArticle(row.id)
                }}
                onMenu={(at) => {
                  setActiveId(row.id)
                  setMenu({ row, at })
                }}
              />
            )
          })}
        </div>
      </div>
      {menu === null ? null : (
        <Menu
          label={t('library.articleMenu', shownTitle(menu.row.title))}
          groups={articleMenu(menu.row, session, open)}
          at={menu.at}
          onClose={() => setMenu(null)}
        />
      )}
    </>
  )
}
