import { type Span, type Utf16Offset, utf16 } from '../../shared/text/offset.ts'
import { wordAt } from '../../shared/text/segment.ts'
import type { ArticleMap } from './article-map.ts'
import type { BoundaryPreview } from './boundary-drag.ts'
import { type ClaimIndex, firstStart } from './claim-index.ts'
import { familyOf } from './looks.ts'
import type { Margin } from './margin.ts'
import type { HandleBox, OutlineBox, Overlay, RaisedNote } from './overlay.ts'
import type { Page } from './page.ts'
import type { Painter } from './painter.ts'
import type { ReaderArticle, ReaderClaim, ReaderSuggestion, ReaderWords, ViewportBox } from './reader-props.ts'
import type { CaretState } from './selection-keeper.ts'
import type { TextGeometry } from './text-geometry.ts'
import { type BlockRange, blocksBetween, liesWithin, NO_BLOCKS } from './visible-blocks.ts'

/** Everything that decides what the page looks like beyond its text. */
export interface SceneState {
  readonly index: ClaimIndex
  readonly selectedId: string | null
  readonly hoveredId: string | null
  readonly preview: BoundaryPreview | null
  readonly hits: readonly Span[]
  readonly currentHit: Span | null
  /** The selection, while the browser does not show it because the keyboard is elsewhere. */
  readonly held: Span | null
  readonly suggestions: readonly ReaderSuggestion[]
  readonly suggestion: ReaderSuggestion | null
  /** Null while the keyboard is elsewhere. */
  readonly caret: CaretState | null
  readonly words: ReaderWords
}

/**
 * What may have changed since the last frame: something to draw; where the viewport is (`scroll`), and with it the text near it
 * (`near`); how wide the lines are (`layout`); how high something above is (`moved`); the elements of the text (`text`).
 */
export type ScenePart =
  | 'claims'
  | 'hover'
  | 'selected'
  | 'suggestions'
  | 'hits'
  | 'held'
  | 'caret'
  | 'scroll'
  | 'near'
  | 'layout'
  | 'moved'
  | 'text'

/** The map of the whole article follows changes of height when they have come to rest, in milliseconds. */
const MAP_DELAY = 200

export interface SceneParts {
  readonly article: ReaderArticle
  readonly page: Page
  readonly geometry: TextGeometry
  readonly painter: Painter
  readonly margin: Margin
  readonly overlay: Overlay
  readonly map: ArticleMap
  readonly scroller: HTMLElement
  readonly body: HTMLElement
}

/** What stands in the way at the top and bottom of the page when something is to be read there, in pixels. */
const ROOM = { top: 56, bottom: 112 } as const

/**
 * Draws, at most once a frame, what has changed: first whatever writes to the text, then everything that measures, then
 * everything that writes. Only what is near the viewport (a screen either side) is drawn.
 */
export class Scene {
  private readonly parts: SceneParts
  private readonly state: () => SceneState
  /** Called first in a frame; may change the text's elements, and then answers true. */
  private readonly prepare: () => boolean
  private readonly afterwards: (changed: ReadonlySet<ScenePart>) => void
  private readonly firstOfSection: readonly number[]
  private dirty = new Set<ScenePart>()
  private frame = 0
  private mapTimer = 0
  /** The middles of lines, by the offset of a character on each; pixels from the top of the page's body. */
  private readonly middles = new Map<number, number | null>()
  private size = ''
  private drawn: BlockRange = NO_BLOCKS
  private nearSpan: Span = { start: utf16(0), end: utf16(0) }

  constructor(
    parts: SceneParts,
    state: () => SceneState,
    hooks: { prepare: () => boolean; afterwards: (changed: ReadonlySet<ScenePart>) => void },
    signal: AbortSignal,
  ) {
    this.parts = parts
    this.state = state
    this.prepare = hooks.prepare
    this.afterwards = hooks.afterwards
    this.firstOfSection = firstBlocks(parts.page.sections)
    this.listen(signal)
    this.invalidate('layout')
  }

  /** The stretch of text near the viewport. */
  get near(): Span {
    return this.nearSpan
  }

  invalidate(...changed: readonly ScenePart[]): void {
    for (const part of changed) this.dirty.add(part)
    if (this.frame === 0) this.frame = requestAnimationFrame(() => this.draw())
  }

  /** Draws at once what is waiting: for the first paint, and before something is measured. */
  flush(): void {
    if (this.frame === 0) return
    cancelAnimationFrame(this.frame)
    this.draw()
  }

  /** Scrolls a place into view: as little as needed, or to the upper third of the page if it was out of sight. */
  scrollTo(offset: Utf16Offset, how: 'nearest' | 'centre', tries = 3): void {
    const { scroller, geometry } = this.parts
    const view = scroller.getBoundingClientRect()
    const box = geometry.characterBox(offset)
    if (box === null) return
    const top = view.top + Math.min(ROOM.top, view.height / 5)
    const bottom = view.bottom - Math.min(ROOM.bottom, view.height / 4)
    if (box.top >= top && box.bottom <= bottom) return
    if (how === 'centre') scroller.scrollTop += box.top - (view.top + view.height / 3)
    else scroller.scrollTop += box.top < top ? box.top - top : box.bottom - bottom
    this.invalidate('scroll')
    // Sections that come into view take their true height and may push the place away.
    if (tries > 0)
      requestAnimationFrame(() => this.parts.page.element.isConnected && this.scrollTo(offset, 'nearest', tries - 1))
  }

  /** The start of the first block whose beginning is in sight; null where there is no text. */
  firstInView(): Utf16Offset | null {
    const { page, article, scroller } = this.parts
    const view = scroller.getBoundingClientRect()
    const { first, end } = this.blocksAround(view, 0)
    const cut = (page.blocks[first]?.getBoundingClientRect().top ?? 0) < view.top && first + 1 < end
    return article.blocks[cut ? first + 1 : first]?.start ?? null
  }

  /** Draws the whole article, for print; on paper no claim is open. */
  drawAll(): void {
    this.drawn = { first: 0, end: this.parts.page.blocks.length }
    this.nearSpan = this.spanOf(this.drawn)
    this.paint(new Set(['near']), { ...this.state(), ...OFF_PAPER })
  }

  destroy(): void {
    cancelAnimationFrame(this.frame)
    clearTimeout(this.mapTimer)
  }

  private draw(): void {
    this.frame = 0
    const changed = this.dirty
    this.dirty = new Set()
    if (!this.parts.page.element.isConnected) return
    if (this.prepare()) changed.add('text')
    if (hasAny(changed, 'scroll', 'layout', 'moved')) this.follow(changed)
    const state = this.state()
    this.paint(changed, state)
    this.place(changed, state)
    if (hasAny(changed, 'hits', 'layout')) this.drawMap()
    else if (hasAny(changed, 'claims', 'selected')) this.drawMapSoon(0)
    else if (changed.has('moved')) this.drawMapSoon(MAP_DELAY)
    this.afterwards(changed)
  }

  /** Looks where the viewport is, and whether it comes near text that is not drawn yet. */
  private follow(changed: Set<ScenePart>): void {
    const view = this.parts.scroller.getBoundingClientRect()
    const needed = this.blocksAround(view, 0.5)
    if (liesWithin(needed, this.drawn) && !changed.has('layout')) return
    this.drawn = this.blocksAround(view, 1)
    this.nearSpan = this.spanOf(this.drawn)
    changed.add('near')
  }

  private paint(changed: ReadonlySet<ScenePart>, state: SceneState): void {
    const { painter } = this.parts
    const { near } = this
    const selected = claimOf(state, state.selectedId)
    const spans = spansOf(selected, state.preview)
    const all = hasAny(changed, 'near', 'text')
    if (all || changed.has('claims')) painter.showClaims(state.index, near, state.preview?.claimId ?? null)
    if (all || changed.has('hover')) painter.showHover(claimOf(state, state.hoveredId), near)
    if (all || changed.has('selected')) painter.showSelected(selected, spans, near)
    if (all || changed.has('suggestions')) painter.showSuggestions(state.suggestions, state.suggestion, near)
    if (all || changed.has('hits')) painter.showHits(state.hits, state.currentHit, near)
    if (all || changed.has('held')) painter.showHeld(state.held, near)
  }

  /** Measures everything first and writes afterwards, so that the browser lays the page out once. */
  private place(changed: ReadonlySet<ScenePart>, state: SceneState): void {
    const { margin, overlay } = this.parts
    const origin = this.parts.body.getBoundingClientRect()
    const moved = hasAny(changed, 'near', 'moved', 'text')
    if (moved || changed.has('layout')) this.middles.clear()
    const writes: (() => void)[] = []
    if (moved || changed.has('claims')) {
      const items = state.index.beginningIn(this.near).flatMap((claim) => this.marginItem(claim, origin))
      const { width } = margin
      writes.push(() => margin.show(items, state.selectedId, state.hoveredId, width))
    } else if (hasAny(changed, 'selected', 'hover')) {
      writes.push(() => margin.mark(state.selectedId, state.hoveredId))
    }
    if (moved || hasAny(changed, 'claims', 'selected', 'suggestions')) {
      const selected = claimOf(state, state.selectedId)
      const notes = this.notes(state, selected, origin)
      const outline = [...this.outline(selected, state, origin), ...this.suggestedOutline(state, origin)]
      const handles = this.handles(selected, state, origin)
      writes.push(() => {
        overlay.showNotes(notes)
        overlay.showOutline(outline)
        overlay.showHandles(handles)
      })
    }
    if (moved || changed.has('caret')) {
      const { caret } = state
      const box = caret === null ? null : this.parts.geometry.caretBox(caret.head, caret.affinity)
      writes.push(() => overlay.showCaret(box === null ? null : shift(box, origin)))
    }
    for (const write of writes) write()
  }

  private drawMap(): void {
    clearTimeout(this.mapTimer)
    this.mapTimer = 0
    this.parts.map.draw(this.state(), this.proportions())
  }

  private drawMapSoon(delay: number): void {
    if (delay === 0) clearTimeout(this.mapTimer)
    else if (this.mapTimer !== 0) return
    this.mapTimer = window.setTimeout(() => this.drawMap(), delay)
  }

  private marginItem(claim: ReaderClaim, origin: DOMRect): readonly { claim: ReaderClaim; y: number }[] {
    const start = firstStart(claim)
    const y = start === null ? null : this.middleOfLine(start, origin)
    return y === null ? [] : [{ claim, y }]
  }

  /** The middle of a character's line, measured once as long as no text has moved. */
  private middleOfLine(offset: Utf16Offset, origin: DOMRect): number | null {
    const known = this.middles.get(offset)
    if (known !== undefined) return known
    const box = this.parts.geometry.characterBox(offset)
    const middle = box === null ? null : (box.top + box.bottom) / 2 - origin.top
    this.middles.set(offset, middle)
    return middle
  }

  private outline(claim: ReaderClaim | null, state: SceneState, origin: DOMRect): readonly OutlineBox[] {
    return claim === null ? [] : this.outlineOf(spansOf(claim, state.preview), familyOf(claim.group), origin)
  }

  private suggestedOutline({ suggestion }: SceneState, origin: DOMRect): readonly OutlineBox[] {
    return suggestion === null ? [] : this.outlineOf(suggestion.spans, 'suggestion', origin)
  }

  private outlineOf(spans: readonly Span[], group: string, origin: DOMRect): readonly OutlineBox[] {
    return spans.flatMap((span, spanIndex) => {
      const start = utf16(Math.max(span.start, this.near.start))
      const end = utf16(Math.min(span.end, this.near.end))
      if (start >= end) return []
      const boxes = this.parts.geometry.lineBoxes({ start, end })
      return boxes.map((box, line) => ({
        key: `${group} ${spanIndex} ${line}`,
        box: shift(box, origin),
        first: line === 0 && start === span.start,
        last: line === boxes.length - 1 && end === span.end,
        group,
      }))
    })
  }

  private handles(claim: ReaderClaim | null, state: SceneState, origin: DOMRect): readonly HandleBox[] {
    if (claim === null || claim.fixed === true) return []
    const { geometry, article } = this.parts
    const spans = spansOf(claim, state.preview)
    return spans.flatMap((span, spanIndex) =>
      (['start', 'end'] as const).flatMap((edge) => {
        const at = span[edge]
        if (at < this.near.start || at > this.near.end) return []
        const box = geometry.caretBox(at, edge === 'start' ? 'lower' : 'upper')
        if (box === null) return []
        const word = wordAt(article.text, at)
        return {
          spanIndex,
          edge,
          box: shift(box, origin),
          label: edge === 'start' ? state.words.startHandle : state.words.endHandle,
          word: word === null ? '' : article.text.slice(word.start, word.end),
          value: at,
          min: spans[spanIndex - 1]?.end ?? 0,
          max: spans[spanIndex + 1]?.start ?? article.text.length,
          group: familyOf(claim.group),
        }
      }),
    )
  }

  private notes(state: SceneState, selected: ReaderClaim | null, origin: DOMRect): readonly RaisedNote[] {
    const note = (kind: 'mention' | 'part', start: Utf16Offset, text: string): readonly RaisedNote[] => {
      const box = this.isNear(start) ? this.parts.geometry.characterBox(start) : null
      return box === null ? [] : [{ key: `${kind} ${start} ${text}`, kind, text, box: shift(box, origin) }]
    }
    const suggested = (state.suggestion?.mentions ?? []).map(({ span, initial }) => ({ start: span.start, initial }))
    const mentions = [...state.index.mentionsIn(this.near), ...suggested].flatMap(({ start, initial }) =>
      note('mention', start, initial),
    )
    if (selected === null) return mentions
    const { words } = state
    const parts = (
      [
        [selected.conditions, words.condition],
        [selected.deadlines, words.deadline],
        [selected.targets, words.target],
        [selected.relays, words.relay],
      ] as const
    ).flatMap(([spans, text]) => spans.flatMap(({ start }) => note('part', start, text)))
    return [...mentions, ...parts]
  }

  private isNear(offset: Utf16Offset): boolean {
    return offset >= this.near.start && offset <= this.near.end
  }

  /** Where an offset is in the height of the page: exact for the sections, even within each. */
  private proportions(): (offset: number) => number {
    const { scroller, page, article } = this.parts
    const height = Math.max(1, scroller.scrollHeight)
    const top = scroller.getBoundingClientRect().top - scroller.scrollTop
    const boxes = page.sections.map((section) => section.getBoundingClientRect())
    const starts = this.firstOfSection.map((block) => article.blocks[block]?.start ?? 0)
    const ends = this.firstOfSection.map(
      (_, index) => article.blocks[(this.firstOfSection[index + 1] ?? article.blocks.length) - 1]?.end ?? 0,
    )
    let section = 0
    return (offset) => {
      if (offset < (starts[section] ?? 0)) section = 0
      while (section < starts.length - 1 && offset >= (starts[section + 1] ?? 0)) section += 1
      const box = boxes[section]
      const start = starts[section] ?? 0
      const share = (offset - start) / Math.max(1, (ends[section] ?? 0) - start)
      return box === undefined ? 0 : (box.top - top + Math.min(1, share) * box.height) / height
    }
  }

  private blocksAround(view: DOMRect, screens: number): BlockRange {
    const { page } = this.parts
    const reach = view.height * screens
    return blocksBetween(page.sections, page.blocks, this.firstOfSection, {
      top: view.top - reach,
      bottom: view.bottom + reach,
    })
  }

  private spanOf({ first, end }: BlockRange): Span {
    const { blocks } = this.parts.article
    if (end <= first) return { start: utf16(0), end: utf16(0) }
    return { start: blocks[first]?.start ?? utf16(0), end: blocks[end - 1]?.end ?? utf16(0) }
  }

  /** Whether the lines or the window have another size; sections that take their true height change neither. */
  private isResized(): boolean {
    const { scroller, page } = this.parts
    const size = `${scroller.clientWidth} ${scroller.clientHeight} ${page.element.clientWidth}`
    const resized = size !== this.size
    this.size = size
    return resized
  }

  private listen(signal: AbortSignal): void {
    const { scroller, page } = this.parts
    scroller.addEventListener('scroll', () => this.invalidate('scroll'), { signal, passive: true })
    const observer = new ResizeObserver(() => this.invalidate(this.isResized() ? 'layout' : 'moved'))
    observer.observe(scroller)
    observer.observe(page.element)
    signal.addEventListener('abort', () => observer.disconnect())
    window.addEventListener('beforeprint', () => this.drawAll(), { signal })
    window.addEventListener('afterprint', () => this.invalidate('layout'), { signal })
    document.fonts.addEventListener('loadingdone', () => this.invalidate('layout'), { signal })
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => this.invalidate('layout'), { signal })
  }
}

/** What is not printed: what is open or looked at, and what nobody has accepted. */
const OFF_PAPER = { selectedId: null, hoveredId: null, held: null, suggestions: [], suggestion: null } as const

function hasAny(changed: ReadonlySet<ScenePart>, ...parts: readonly ScenePart[]): boolean {
  return parts.some((part) => changed.has(part))
}

function firstBlocks(sections: readonly HTMLElement[]): readonly number[] {
  let count = 0
  return sections.map((section) => {
    const first = count
    count += section.childElementCount
    return first
  })
}

function claimOf(state: SceneState, id: string | null): ReaderClaim | null {
  return id === null ? null : (state.index.get(id) ?? null)
}

function spansOf(claim: ReaderClaim | null, preview: BoundaryPreview | null): readonly Span[] {
  if (claim === null) return []
  return preview !== null && preview.claimId === claim.id ? preview.spans : claim.spans
}

function shift({ left, top, right, bottom }: ViewportBox, origin: DOMRect): ViewportBox {
  return { left: left - origin.left, right: right - origin.left, top: top - origin.top, bottom: bottom - origin.top }
}
