import { type KeyboardEvent, type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { RecordId } from '../../../shared/base/ids.ts'
import type { Span } from '../../../shared/text/offset.ts'
import { Reader } from '../../reader/reader.tsx'
import type { ReaderClaim, ReaderHandle, ReaderSelection, ViewportBox } from '../../reader/reader-props.ts'
import type { ArticleView } from '../../session/views.ts'
import { t } from '../../strings/strings.ts'
import { EmptyState } from '../design/empty-state.tsx'
import { shownTitle } from '../design/shown-title.ts'
import { useDelayed } from '../design/use-delayed.ts'
import { useSession } from '../session-context.ts'
import { usePatched } from '../use-patched.ts'
import { useSubscribable } from '../use-subscribable.ts'
import { ArticleHeader } from './article-header.tsx'
import { NewClaimBar, type NewClaimBarHandle } from './bar/new-claim-bar.tsx'
import { FindBar } from './find-bar.tsx'
import { useReadDesk } from './read-desk.ts'
import { readerClaims } from './reader-claims.ts'
import { readerKeys } from './reader-key-settings.ts'
import { readerWords } from './reader-words.ts'
import { usePageSuggestions } from './suggest/use-page-suggestions.ts'
import { type Find, useFind } from './use-find.ts'
import { usePageCommands } from './use-page-commands.ts'
import './reader-pane.css'

/** How another screen shows the article: what it draws in it, and what it does about it. */
export interface PageLens {
  readonly claims: readonly ReaderClaim[]
  readonly selectedId: string | null
  readonly onPick: (id: string | null, how: 'pointer' | 'keyboard') => void
  /** Comments on what is selected. */
  readonly onComment: (span: Span) => void
  /** Whether the bar stays away from a selection, which something else is being done with. */
  readonly barAway: boolean
  /** Who is said to have missed a claim that is made now. */
  readonly missedBy: string | null
}

/** The article that is open, with what floats over it: the bar at a selection, and the find bar. */
export function ReaderPane({ lens = null }: { readonly lens?: PageLens | null }): ReactNode {
  const session = useSession()
  const open = useSubscribable(session.article)
  if (open === null) {
    return (
      <div className="reader-pane">
        <EmptyState title={t('read.empty.title')} hint={t('read.empty.hint')} />
      </div>
    )
  }
  if (open.kind === 'loading') return <Opening />
  if (open.kind === 'no-text') {
    return (
      <div className="reader-pane">
        <EmptyState title={t('read.noText.title', shownTitle(open.title))} hint={t('read.noText.hint')} />
      </div>
    )
  }
  return <ArticlePage key={open.article.id} article={open.article} lens={lens} />
}

/** What stands in the pane while a text is on its way: nothing, if that is quick. */
function Opening(): ReactNode {
  const late = useDelayed(true, 200)
  return (
    <div className="reader-pane" aria-busy="true">
      {late ? <EmptyState title={t('read.loading')} /> : null}
    </div>
  )
}

interface ArticlePageProps {
  readonly article: ArticleView
  readonly lens: PageLens | null
}

function ArticlePage({ article, lens }: ArticlePageProps): ReactNode {
  const session = useSession()
  const desk = useReadDesk()
  const selection = useSubscribable(session.selection)
  const settings = useSubscribable(session.settings)
  const { claimId } = useSubscribable(session.place)
  const hoveredId = useSubscribable(desk.hovered)
  const pane = useRef<HTMLDivElement>(null)
  const reader = useRef<ReaderHandle>(null)
  const bar = useRef<NewClaimBarHandle>(null)
  const [boxes, setBoxes] = useState<ReaderSelection | null>(null)
  const find = useFind(reader)
  const suggested = usePageSuggestions()
  const own = useReaderClaims(article.claims)
  const keys = useMemo(() => readerKeys(settings.keys), [settings.keys])
  const shown = useMemo(() => ({ ...article, id: article.id }), [article])

  usePageOnDesk(reader)
  usePageCommands(reader, find)
  useSelectionKeptEqual(reader, selection === null)
  useWantedPlace(reader, find, article)

  const within = useCallback(() => roomOf(pane.current), [])
  const leaveBar = useCallback(
    (clear: boolean) => {
      if (clear) {
        reader.current?.setSelection(null)
        session.setSelection(null)
      }
      reader.current?.focus()
    },
    [session],
  )

  function onKeyDown(event: KeyboardEvent): void {
    const plainTab = event.key === 'Tab' && !event.shiftKey && !event.altKey && !event.ctrlKey && !event.metaKey
    const inText = event.target instanceof HTMLElement && event.target.closest('.reader-body') !== null
    if (!plainTab || !inText || selection === null || boxes === null) return
    event.preventDefault()
    bar.current?.focusSpeaker()
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Tab on its way from the text to the bar
    <div className="reader-pane" ref={pane} onKeyDown={onKeyDown}>
      <Reader
        ref={reader}
        article={shown}
        claims={lens?.claims ?? own}
        selectedId={lens === null ? claimId : lens.selectedId}
        hoveredId={hoveredId}
        textScale={settings.textScale}
        words={readerWords}
        keys={keys}
        header={<ArticleHeader article={article} />}
        onSelect={(next) => {
          setBoxes(next)
          session.setSelection(next?.span ?? null)
        }}
        {...(lens === null ? suggested : {})}
        onSelectionMoved={setBoxes}
        onPick={lens?.onPick ?? ((id) => session.selectClaim(id as RecordId | null))}
        onHover={desk.hovered.set}
        onMoveBoundary={(id, segment, span) => session.moveBoundary(id as RecordId, segment, span)}
        onFindRequest={find.open}
        onFindChange={find.changed}
      />
      {selection === null || lens?.barAway === true ? null : (
        <NewClaimBar
          ref={bar}
          selection={selection}
          boxes={boxes}
          within={within}
          claims={article.claims}
          claimOpen={article.claims.some(({ id, mine }) => id === claimId && mine)}
          onLeave={leaveBar}
          missedBy={lens?.missedBy ?? null}
          onComment={lens === null ? null : () => lens.onComment(selection.span)}
        />
      )}
      {find.state === null ? null : (
        <FindBar
          state={find.state}
          takesFocus={find.takesFocus}
          inputRef={find.input}
          onFind={find.search}
          onStep={find.step}
          onClose={find.close}
        />
      )}
    </div>
  )
}

/** The claims as the page draws them; the same list while none looks different. */
function useReaderClaims(views: ArticleView['claims']): readonly ReaderClaim[] {
  return usePatched(views, readerClaims, NO_CLAIMS)
}

const NO_CLAIMS: readonly ReaderClaim[] = []

/** Lets the list of claims reach the page. */
function usePageOnDesk(reader: { readonly current: ReaderHandle | null }): void {
  const { page } = useReadDesk()
  useEffect(() => {
    page.set({
      reveal: (place, options) => reader.current?.reveal(place, options),
      focus: () => reader.current?.focus(),
    })
    return () => page.set(null)
  }, [page, reader])
}

/** Goes where a search in the library leads: to the hits in the text, then to the claim, once it is here. */
function useWantedPlace(reader: { readonly current: ReaderHandle | null }, { show }: Find, article: ArticleView): void {
  const { wanted } = useReadDesk()
  const place = useSubscribable(wanted)
  const { id, claims } = article
  useEffect(() => {
    if (place === null || place.articleId !== id) return
    const { claimId, query, from } = place
    if (claimId !== null && !claims.some((claim) => claim.id === claimId)) return
    wanted.set(null)
    show(query, from)
    if (claimId !== null) reader.current?.reveal(claimId)
  }, [wanted, place, id, claims, show, reader])
}

/** What the session let go of (a claim was made of it), the page lets go of; and a new article starts with nothing selected. */
function useSelectionKeptEqual(reader: { readonly current: ReaderHandle | null }, empty: boolean): void {
  const session = useSession()
  useEffect(() => {
    if (empty && reader.current?.selection() != null) reader.current.setSelection(null)
  }, [reader, empty])
  useEffect(() => () => session.setSelection(null), [session])
}

/** As wide as the pane, or as the window where the pane is narrow; as high as what is seen of the pane. */
function roomOf(pane: HTMLElement | null): ViewportBox {
  const window = { left: 0, top: 0, right: innerWidth, bottom: innerHeight }
  if (pane === null) return window
  const { left, top, right, bottom } = pane.getBoundingClientRect()
  const wide = right - left >= WIDE
  return {
    left: wide ? Math.max(left, 0) : 0,
    right: wide ? Math.min(right, innerWidth) : innerWidth,
    top: Math.max(top, 0),
    bottom: Math.min(bottom, innerHeight),
  }
}

/** From this width on, in CSS pixels, the bar has room inside the pane. */
const WIDE = 700
