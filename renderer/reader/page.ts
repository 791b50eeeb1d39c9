import { EditorState, TextSelection } from 'prosemirror-state'
import { Decoration, DecorationSet, EditorView } from 'prosemirror-view'
import type { Span } from '../../shared/text/offset.ts'
import { articleDocument, sectionSizes } from './article-document.ts'
import { type PmPosition, PositionMap } from './position-map.ts'
import type { ReaderArticle } from './reader-props.ts'

/** Characters that fit on a line and the height of a line, for guessing how high a section is before it is laid out. */
const CHARACTERS_ON_LINE = 62
const LINE_IN_EM = 1.7
const BLOCK_GAP_IN_EM = 0.9

/** The claim that is open: its elements carry its name for assistive technology. */
export interface DescribedClaim {
  readonly id: string
  readonly label: string
  readonly spans: readonly Span[]
}

/**
 * The text on the page: a ProseMirror view that is never edited. Its DOM changes only when `describe` wraps the words of
 * the open claim; selection, keys and clipboard are ours, and ProseMirror does not watch them.
 */
export class Page {
  readonly element: HTMLElement
  readonly positions: PositionMap
  readonly sections: readonly HTMLElement[]
  readonly blocks: readonly HTMLElement[]
  private readonly view: EditorView
  private decorations = DecorationSet.empty

  constructor(place: HTMLElement, article: ReaderArticle, label: string) {
    const sizes = sectionSizes(article.blocks)
    this.positions = new PositionMap(article.blocks, sizes)
    this.view = new EditorView(place, {
      state: EditorState.create({ doc: articleDocument(article.text, article.blocks, article.marks) }),
      editable: () => false,
      attributes: { class: 'reader-text', role: 'document', tabindex: '0', 'aria-label': label },
      decorations: () => this.decorations,
      handleDOMEvents: OWN_EVENTS,
    })
    stopWatching(this.view)
    this.element = this.view.dom
    this.sections = [...this.element.children] as HTMLElement[]
    this.blocks = this.sections.flatMap((section) => [...section.children] as HTMLElement[])
    guessHeights(this.sections, sizes, article)
  }

  /** Wraps the words of a claim in elements that say what it is; null unwraps. True if the DOM changed. */
  describe(claim: DescribedClaim | null, caret: Span): boolean {
    const spans = (claim?.spans ?? []).filter((span) => span.end > span.start)
    if (spans.length === 0 && this.decorations === DecorationSet.empty) return false
    const marks = spans.map((span) => {
      const [from, to] = this.range(span)
      return Decoration.inline(from, to, {
        nodeName: 'mark',
        class: 'reader-described',
        'aria-description': claim?.label ?? '',
      })
    })
    this.decorations = spans.length === 0 ? DecorationSet.empty : DecorationSet.create(this.view.state.doc, marks)
    const [from, to] = this.range(caret)
    const { state } = this.view
    this.view.updateState(state.apply(state.tr.setSelection(TextSelection.create(state.doc, from, to))))
    stopWatching(this.view)
    return true
  }

  destroy(): void {
    this.view.destroy()
  }

  private range(span: Span): readonly [PmPosition, PmPosition] {
    return [this.positions.toPm(span.start, 'start'), this.positions.toPm(span.end, 'end')]
  }
}

/** All that ProseMirror would do on these is meant for editing, or is done better here: exact offsets, clean text. */
const OWN_EVENTS = Object.fromEntries(
  [
    'mousedown',
    'touchstart',
    'touchmove',
    'contextmenu',
    'dragstart',
    'dragend',
    'copy',
    'cut',
    'focus',
    'blur',
    'keydown',
  ].map((type) => [type, () => true]),
)

/**
 * Stops the observer that would read the DOM selection into the state and write it back, which breaks native dragging in
 * a view that is not editable. It is no public part of prosemirror-view, whose version is pinned; a browser test fails if it
 * goes away.
 */
function stopWatching(view: EditorView): void {
  const { domObserver } = view as unknown as { readonly domObserver: { stop: () => void } }
  domObserver.stop()
}

/** Sections out of sight are not laid out; this keeps the scroll bar right until they are. Set by CSSOM, so that the CSP allows it. */
function guessHeights(sections: readonly HTMLElement[], sizes: readonly number[], article: ReaderArticle): void {
  let block = 0
  for (const [index, section] of sections.entries()) {
    const last = block + (sizes[index] ?? 0)
    let em = 0
    for (; block < last; block += 1) {
      const { start, end } = article.blocks[block] ?? { start: 0, end: 0 }
      em += Math.ceil((end - start) / CHARACTERS_ON_LINE) * LINE_IN_EM + BLOCK_GAP_IN_EM
    }
    section.style.setProperty('contain-intrinsic-block-size', `auto ${em.toFixed(1)}em`)
  }
}
