import { assertNever } from '../../shared/base/assert-never.ts'
import { type Span, type Utf16Offset, utf16 } from '../../shared/text/offset.ts'
import { quotations } from '../../shared/text/quotation.ts'
import { ArticleMap } from './article-map.ts'
import type { Edge } from './boundary.ts'
import { BoundaryDrag, type BoundaryPreview } from './boundary-drag.ts'
import { CaretMover } from './caret-mover.ts'
import { ClaimDescriber } from './claim-describer.ts'
import { ClaimIndex, firstStart } from './claim-index.ts'
import { ClaimWalk } from './claim-walk.ts'
import { copyText } from './copy-text.ts'
import { setAttribute } from './element-pool.ts'
import { Finder } from './finder.ts'
import { Margin } from './margin.ts'
import type { Terrain } from './motion.ts'
import { Mouse } from './mouse.ts'
import { Overlay } from './overlay.ts'
import { Page } from './page.ts'
import { Painter } from './painter.ts'
import type { ReaderAction } from './reader-commands.ts'
import type { CaretDirection, CaretUnit, FindState, ReaderProps, ReaderSelection } from './reader-props.ts'
import { Scene, type SceneState } from './scene.ts'
import { SelectionKeeper } from './selection-keeper.ts'
import { SelectionTeller } from './selection-teller.ts'
import { SuggestionWalk } from './suggestion-walk.ts'
import { TextGeometry } from './text-geometry.ts'

/** The elements that the page is built into. */
export interface ReadingPlace {
  readonly root: HTMLElement
  readonly body: HTMLElement
  readonly scroller: HTMLElement
  readonly rail: HTMLElement
  /** Says aloud what is put into it. */
  readonly live: HTMLElement
}

/** One article on the page: its parts, and what passes between them. Lives as long as the article is open. */
export class Reading {
  readonly finder: Finder
  private props: ReaderProps
  private index: ClaimIndex
  private readonly place: ReadingPlace
  private readonly life = new AbortController()
  private readonly page: Page
  private readonly geometry: TextGeometry
  private readonly keeper: SelectionKeeper
  private readonly mover: CaretMover
  private readonly painter: Painter
  private readonly margin: Margin
  private readonly overlay: Overlay
  private readonly map: ArticleMap
  private readonly mouse: Mouse
  private readonly walk: ClaimWalk
  private readonly suggested: SuggestionWalk
  private readonly drag: BoundaryDrag
  private readonly scene: Scene
  private readonly describer: ClaimDescriber
  private readonly teller: SelectionTeller
  private preview: BoundaryPreview | null = null
  private hovered: string | null = null
  private caretIsPlaced = false

  constructor(place: ReadingPlace, props: ReaderProps) {
    const { article, words } = props
    const { text, blocks } = article
    const { signal } = this.life
    const { scroller, body } = place
    this.place = place
    this.props = props
    this.index = new ClaimIndex(props.claims)
    const page = new Page(body, article, words.articleText)
    const geometry = new TextGeometry(page, text, blocks)
    const starts = Int32Array.from(blocks, (block) => block.start)
    const suggestions = () => this.suggested.spans
    const terrain: Terrain = { text, blocks, starts, quotations: quotations(text, blocks), suggestions }
    const keeper = new SelectionKeeper(page, geometry, text, blocks[0]?.start ?? utf16(0))
    const painter = new Painter(geometry)
    const overlay = new Overlay(body, place.root)
    const margin = new Margin(body, () => this.props.words, this.marginEvents(), signal)
    const map = new ArticleMap(place.rail, scroller, words.articleMap, signal)
    this.page = page
    this.geometry = geometry
    this.keeper = keeper
    this.painter = painter
    this.overlay = overlay
    this.margin = margin
    this.map = map
    this.mover = new CaretMover(keeper, geometry, terrain)
    this.finder = new Finder(text)
    this.describer = new ClaimDescriber({ page, geometry, keeper })
    this.teller = new SelectionTeller({ props: () => this.props, scene: () => this.scene, keeper, geometry, scroller })
    const walking = {
      props: () => this.props,
      scene: () => this.scene,
      keeper,
      moveCaretTo: (offset: Utf16Offset) => {
        this.placeCaret(offset)
        this.teller.changed('keyboard')
      },
      say: (words: string) => this.say(words),
    }
    this.walk = new ClaimWalk({ ...walking, index: () => this.index })
    this.suggested = new SuggestionWalk(walking)
    this.mouse = new Mouse({ page, geometry, keeper, terrain }, this.mouseEvents(), signal)
    this.drag = new BoundaryDrag({ text, geometry, overlay }, this.boundaryEvents(), signal)
    this.scene = new Scene(
      { article, page, geometry, painter, margin, overlay, map, scroller, body },
      () => this.sceneState(),
      { prepare: () => this.describe(), afterwards: (drawn) => this.teller.drawn(drawn) },
      signal,
    )
    this.listen(signal)
    this.scene.flush()
  }

  /** How many ranges are painted now. */
  get painted(): number {
    return this.painter.size
  }

  get caret(): Utf16Offset {
    return this.keeper.state.head
  }

  update(props: ReaderProps): void {
    const before = this.props
    this.props = props
    if (props.claims !== before.claims) {
      this.index = new ClaimIndex(props.claims, this.index)
      this.scene.invalidate('claims', 'hover', 'selected')
    }
    if (props.selectedId !== before.selectedId) this.scene.invalidate('selected')
    if (props.hoveredId !== before.hoveredId) this.scene.invalidate('hover')
    if (props.suggestions !== before.suggestions) this.scene.invalidate('suggestions')
    if (props.suggestionId !== before.suggestionId) {
      this.scene.invalidate('suggestions')
      this.suggested.follow(document.activeElement === this.page.element)
    }
  }

  /** The size of the text or of the page has changed. */
  relayout(): void {
    this.scene.invalidate('layout')
  }

  destroy(): void {
    this.life.abort()
    this.scene.destroy()
    this.painter.clear()
    this.map.destroy()
    this.margin.destroy()
    this.overlay.destroy()
    this.page.destroy()
  }

  focus(): void {
    this.page.element.focus({ preventScroll: true })
  }

  selection(): ReaderSelection | null {
    return this.teller.selection
  }

  setSelection(span: Span | null): void {
    const head = this.keeper.state.head
    this.keeper.set(span === null ? { anchor: head, head } : { anchor: span.start, head: span.end, affinity: 'upper' })
    this.caretIsPlaced = true
    this.teller.changed('program')
  }

  reveal(place: string | Span, focus: boolean): void {
    const span = typeof place === 'string' ? this.index.get(place)?.spans[0] : place
    if (span === undefined) return
    if (focus) {
      this.placeCaret(span.start)
      this.focus()
    }
    this.scene.scrollTo(span.start, 'centre')
  }

  moveCaret(unit: CaretUnit, direction: CaretDirection, extend: boolean, by: ReaderSelection['by']): void {
    this.caretIsPlaced = true
    this.mover.move(unit, direction, extend)
    this.scene.scrollTo(this.keeper.state.head, 'nearest')
    this.teller.changed(by)
  }

  /** Shows the hits of a query from the caret on. */
  find(query: string): FindState {
    return this.found(this.finder.search(query, this.keeper.rawSpan.start))
  }

  /** Shows the hits of a search in the library, and goes to the first from an offset on. */
  showHits(query: string, from: Utf16Offset): FindState {
    return this.found(this.finder.searchWords(query, from))
  }

  findStep(forward: boolean): FindState {
    return this.found(this.finder.step(forward))
  }

  /** Forgets the hits; the current one becomes the selection. */
  closeFind(): void {
    const { current } = this.finder
    this.found(this.finder.search('', this.caret))
    if (current !== null) this.setSelection(current)
  }

  /** Does what a command says; false if there is nothing to do, so that its key may mean something elsewhere. */
  act(action: ReaderAction): boolean {
    switch (action.kind) {
      case 'move':
        this.moveCaret(action.unit, action.direction, action.extend, 'keyboard')
        return true
      case 'page':
        this.movePage(action.down, action.extend)
        return true
      case 'grow':
        this.grow(action.larger)
        return true
      case 'select-all':
        this.selectAll()
        return true
      case 'cycle-claims':
        return this.walk.cycleAtCaret()
      case 'step-claim':
        return this.walk.step(action.forward)
      case 'step-suggestion':
        return this.suggested.step(action.forward)
      case 'boundary':
        return this.walk.moveNearestBoundary(action.edge, action.unit, action.forward)
      case 'find':
        this.props.onFindRequest?.()
        return this.props.onFindRequest !== undefined
      case 'find-step':
        this.findStep(action.forward)
        return this.finder.hits.length > 0
      case 'escape':
        return this.escape()
      default:
        return assertNever(action)
    }
  }

  /** The caret goes a page on and keeps its place on the screen. */
  private movePage(down: boolean, extend: boolean): void {
    const { scroller } = this.place
    const top = () => this.geometry.caretBox(this.caret, this.keeper.state.affinity)?.top ?? 0
    const before = top()
    this.caretIsPlaced = true
    this.mover.movePage(down, extend, scroller.clientHeight * 0.8)
    scroller.scrollTop += top() - before
    this.scene.scrollTo(this.caret, 'nearest')
    this.teller.changed('keyboard')
  }

  private grow(larger: boolean): void {
    this.mover.grow(larger)
    this.scene.scrollTo(this.keeper.rawSpan.start, 'nearest')
    this.teller.changed('keyboard')
  }

  private selectAll(): void {
    const { blocks } = this.props.article
    const anchor = blocks[0]?.start ?? utf16(0)
    this.keeper.set({ anchor, head: blocks.at(-1)?.end ?? anchor, affinity: 'upper' })
    this.teller.changed('keyboard')
  }

  private escape(): boolean {
    if (!this.keeper.isEmpty) {
      this.placeCaret(this.caret)
      this.teller.changed('keyboard')
      return true
    }
    if (this.suggested.leave()) return true
    if (this.props.selectedId === null) return false
    this.props.onPick(null, 'keyboard')
    return true
  }

  private placeCaret(offset: Utf16Offset): void {
    this.caretIsPlaced = true
    this.keeper.set({ anchor: offset, head: offset })
  }

  private found(state: FindState): FindState {
    const { current } = this.finder
    if (current !== null) this.scene.scrollTo(current.start, 'centre')
    this.scene.invalidate('hits')
    this.props.onFindChange?.(state)
    return state
  }

  /** True if the text's elements have changed. While the mouse selects, the browser holds on to them. */
  private describe(): boolean {
    return !this.mouse.isDown && !this.drag.isDragging && this.describer.describe(this.walk.open)
  }

  private sceneState(): SceneState {
    const { selectedId, hoveredId, words } = this.props
    const isHere = document.activeElement === this.page.element
    return {
      index: this.index,
      selectedId,
      hoveredId,
      preview: this.preview,
      suggestions: this.suggested.all,
      suggestion: this.suggested.current,
      hits: this.finder.hits,
      currentHit: this.finder.current,
      held: this.keeper.isInDom ? null : this.keeper.span,
      caret: isHere ? this.keeper.state : null,
      words,
    }
  }

  private say(words: string): void {
    this.place.live.textContent = words
  }

  private hover(id: string | null): void {
    if (id === this.hovered) return
    this.hovered = id
    this.props.onHover(id)
  }

  private marginEvents() {
    return {
      onPick: (id: string, how: 'pointer' | 'keyboard') => this.props.onPick(id, how),
      onHover: (id: string | null) => this.hover(id),
      onStep: (id: string, forward: boolean) => {
        const claim = this.index.step({ id, caret: this.caret }, forward)
        const start = firstStart(claim)
        if (claim === undefined || start === null) return
        this.scene.scrollTo(start, 'nearest')
        this.props.onPick(claim.id, 'keyboard')
        requestAnimationFrame(() => this.margin.focus(claim.id))
      },
    }
  }

  private mouseEvents() {
    return {
      onSelected: () => {
        this.caretIsPlaced = true
        this.teller.changed('mouse')
      },
      onClick: (character: Utf16Offset | null) => {
        this.caretIsPlaced = true
        this.teller.changed('mouse')
        const stack = character === null ? [] : this.index.at(character)
        if (stack.length === 0 && character !== null && this.suggested.pick(character)) return
        if (stack.length === 0 && this.props.selectedId !== null) this.props.onPick(null, 'pointer')
        else this.walk.cycle(stack, 'pointer')
      },
      onOver: (character: Utf16Offset | null) =>
        this.hover(character === null ? null : (this.index.at(character)[0]?.id ?? null)),
    }
  }

  private boundaryEvents() {
    return {
      claim: () => this.walk.open,
      onPreview: (preview: BoundaryPreview | null) => {
        const began = (this.preview === null) !== (preview === null)
        this.preview = preview
        this.scene.invalidate('selected', ...(began ? (['claims'] as const) : []))
      },
      onMoved: (id: string, spanIndex: number, span: Span) => this.props.onMoveBoundary(id, spanIndex, span),
      onStep: (spanIndex: number, edge: Edge, unit: 'word' | 'character', direction: 'left' | 'right') => {
        const at = this.walk.open?.spans[spanIndex]?.[edge] ?? this.caret
        const forward = (direction === 'right') !== this.geometry.runsRightToLeft(at)
        this.walk.moveBoundary(spanIndex, edge, unit, forward)
      },
      onLeave: () => this.focus(),
    }
  }

  private listen(signal: AbortSignal): void {
    const { element } = this.page
    document.addEventListener('selectionchange', () => this.browserSelected(), { signal })
    element.addEventListener('focus', () => this.focused(), { signal })
    element.addEventListener('blur', () => this.blurred(), { signal })
    element.addEventListener('copy', (event) => this.copy(event), { signal })
  }

  /** The browser's selection has changed by other means than ours: by its menu, by touch, by a screen reader. */
  private browserSelected(): void {
    this.scene.invalidate('held')
    if (this.mouse.isDown || !this.keeper.adoptDom()) return
    this.caretIsPlaced = true
    this.teller.changed('mouse')
  }

  private blurred(): void {
    setAttribute(this.place.root, 'data-focus', null)
    this.scene.invalidate('caret', 'held')
  }

  private focused(): void {
    // Told by an attribute, because a selector with :has() would be looked through at every change of the page.
    setAttribute(this.place.root, 'data-focus', this.page.element.matches(':focus-visible') ? '' : null)
    this.scene.invalidate('caret', 'held')
    if (this.mouse.isDown) return
    if (!this.caretIsPlaced) {
      const first = this.scene.firstInView()
      if (first !== null) this.keeper.set({ anchor: first, head: first })
      return
    }
    if (!this.keeper.isInDom) this.keeper.writeDom()
  }

  private copy(event: ClipboardEvent): void {
    const { article } = this.props
    if (this.keeper.isEmpty || event.clipboardData === null) return
    const { plain, html } = copyText(article.text, article.blocks, this.keeper.rawSpan)
    event.clipboardData.setData('text/plain', plain)
    event.clipboardData.setData('text/html', html)
    event.preventDefault()
  }
}
