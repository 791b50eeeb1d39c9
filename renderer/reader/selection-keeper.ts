import type { CanonicalText } from '../../shared/text/canonical-text.ts'
import type { Span, Utf16Offset } from '../../shared/text/offset.ts'
import { selectionSpan } from '../../shared/text/segment.ts'
import type { Page } from './page.ts'
import type { Affinity, TextGeometry } from './text-geometry.ts'

/** Where the caret stands and where the selection that hangs on it began. */
export interface CaretState {
  readonly anchor: Utf16Offset
  readonly head: Utf16Offset
  readonly affinity: Affinity
  /** The horizontal place, in viewport pixels, that moves by line hold on to; null after any other move. */
  readonly goalX: number | null
}

/** Holds the selection in canonical offsets, and keeps the browser's own selection equal to it while that is in the page. */
export class SelectionKeeper {
  private readonly page: Page
  private readonly geometry: TextGeometry
  private readonly text: CanonicalText
  private caret: CaretState

  constructor(page: Page, geometry: TextGeometry, text: CanonicalText, start: Utf16Offset) {
    this.page = page
    this.geometry = geometry
    this.text = text
    this.caret = { anchor: start, head: start, affinity: 'lower', goalX: null }
  }

  get state(): CaretState {
    return this.caret
  }

  /** From the smaller to the larger end, as it stands: with white space at the edges. */
  get rawSpan(): Span {
    const { anchor, head } = this.caret
    return anchor < head ? { start: anchor, end: head } : { start: head, end: anchor }
  }

  get isEmpty(): boolean {
    return this.caret.anchor === this.caret.head
  }

  /** The selection as it may be kept; null if there is nothing in it. */
  get span(): Span | null {
    return this.isEmpty ? null : selectionSpan(this.text, this.rawSpan)
  }

  /** Moves the caret; the browser's selection follows. */
  set(state: Pick<CaretState, 'anchor' | 'head'> & Partial<CaretState>): void {
    this.caret = { affinity: 'lower', goalX: null, ...state }
    this.writeDom()
  }

  /** Takes over what the browser has selected; false if that is elsewhere, or the same as here. */
  adoptDom(): boolean {
    const found = this.readDom()
    if (found === null || (found.anchor === this.caret.anchor && found.head === this.caret.head)) return false
    this.caret = { ...found, affinity: 'lower', goalX: null }
    return true
  }

  /** The browser's selection in canonical offsets; null if it is not in the page. */
  readDom(): Pick<CaretState, 'anchor' | 'head'> | null {
    const selection = document.getSelection()
    if (selection?.anchorNode == null || selection.focusNode === null || !this.isInPage(selection)) return null
    const anchor = this.geometry.offsetOf(selection.anchorNode, selection.anchorOffset)
    const head = this.geometry.offsetOf(selection.focusNode, selection.focusOffset)
    return anchor === null || head === null ? null : { anchor, head }
  }

  /** Whether what the browser shows as selected is in the page. */
  get isInDom(): boolean {
    const selection = document.getSelection()
    return selection !== null && this.isInPage(selection)
  }

  writeDom(): void {
    const { anchor, head } = this.caret
    const forward = anchor <= head
    const from = this.geometry.pointOf(anchor, forward ? 'start' : 'end')
    const to = anchor === head ? from : this.geometry.pointOf(head, forward ? 'end' : 'start')
    if (from === null || to === null) return
    document.getSelection()?.setBaseAndExtent(from.node, from.offset, to.node, to.offset)
  }

  private isInPage({ anchorNode, focusNode }: Selection): boolean {
    return this.page.element.contains(anchorNode) || this.page.element.contains(focusNode)
  }
}
