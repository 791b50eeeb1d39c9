import type { Span, Utf16Offset } from '../../shared/text/offset.ts'
import { mouseSpan, paragraphAt, type Terrain, takeAt } from './motion.ts'
import type { Page } from './page.ts'
import type { SelectionKeeper } from './selection-keeper.ts'
import type { TextGeometry } from './text-geometry.ts'

/** What the mouse did in the text. */
export interface MouseEvents {
  /** A drag, a double or a triple click has ended: the keeper holds the selection. */
  readonly onSelected: () => void
  /** A click, without a drag: the character under it, or null beside the text. */
  readonly onClick: (character: Utf16Offset | null) => void
  /** The character under the pointer; null where there is none. Not called while a button is down. */
  readonly onOver: (character: Utf16Offset | null) => void
}

/**
 * The mouse in the text. The browser selects while the button is down; on release the edges snap to whole words (Alt: they
 * stay), a double click takes the quotation or sentence, a triple click the paragraph.
 */
export class Mouse {
  private readonly page: Page
  private readonly geometry: TextGeometry
  private readonly keeper: SelectionKeeper
  private readonly terrain: Terrain
  private readonly events: MouseEvents
  private down: { readonly x: number; readonly y: number } | null = null
  private over: { readonly x: number; readonly y: number } | null = null

  constructor(
    parts: { page: Page; geometry: TextGeometry; keeper: SelectionKeeper; terrain: Terrain },
    events: MouseEvents,
    signal: AbortSignal,
  ) {
    this.page = parts.page
    this.geometry = parts.geometry
    this.keeper = parts.keeper
    this.terrain = parts.terrain
    this.events = events
    this.listen(signal)
  }

  /** A button is down that went down in the text. */
  get isDown(): boolean {
    return this.down !== null
  }

  private listen(signal: AbortSignal): void {
    this.page.element.addEventListener('mousedown', (event) => this.press(event), { signal })
    window.addEventListener('mouseup', (event) => this.release(event), { signal })
    // A drag that ends outside the window, or as a drag of text, sends no release.
    window.addEventListener('dragend', () => this.letGo(), { signal })
    window.addEventListener('blur', () => this.letGo(), { signal })
    this.page.element.addEventListener('pointermove', (event) => this.moveOver(event), { signal, passive: true })
    this.page.element.addEventListener('pointerleave', () => this.leave(), { signal })
  }

  private press(event: MouseEvent): void {
    if (event.button !== 0) return
    this.down = { x: event.clientX, y: event.clientY }
    // On what is selected the browser would begin to drag the text away; here a press always begins a new selection.
    if (event.detail === 1 && !event.shiftKey) document.getSelection()?.removeAllRanges()
  }

  private release(event: MouseEvent): void {
    const { down } = this
    if (down === null || event.button !== 0) return
    this.down = null
    const moved = Math.hypot(event.clientX - down.x, event.clientY - down.y) > 3
    const found = this.keeper.readDom()
    if (!moved && event.detail >= 2) {
      this.take(event.detail >= 3 ? paragraphAt : takeAt, this.offsetFor(event, found))
      return
    }
    if (found === null) return
    if (found.anchor === found.head) {
      this.keeper.set(found)
      this.events.onClick(this.geometry.characterAt(event.clientX, event.clientY))
      return
    }
    this.keepDragged(found, event.altKey)
  }

  private keepDragged(found: { anchor: Utf16Offset; head: Utf16Offset }, raw: boolean): void {
    const forward = found.anchor < found.head
    const span = mouseSpan(
      this.terrain.text,
      forward ? { start: found.anchor, end: found.head } : { start: found.head, end: found.anchor },
      raw,
    )
    if (span === null) {
      this.keeper.set({ anchor: found.head, head: found.head })
      this.events.onSelected()
      return
    }
    this.keepSpan(span, forward)
  }

  private take(unit: (terrain: Terrain, offset: Utf16Offset) => Span | null, offset: Utf16Offset | null): void {
    const span = offset === null ? null : unit(this.terrain, offset)
    if (span !== null) this.keepSpan(span, true)
  }

  private keepSpan({ start, end }: Span, forward: boolean): void {
    this.keeper.set(forward ? { anchor: start, head: end, affinity: 'upper' } : { anchor: end, head: start })
    this.events.onSelected()
  }

  private offsetFor(event: MouseEvent, found: { readonly anchor: Utf16Offset } | null): Utf16Offset | null {
    return this.geometry.characterAt(event.clientX, event.clientY) ?? found?.anchor ?? null
  }

  private letGo(): void {
    this.down = null
  }

  private moveOver(event: PointerEvent): void {
    if (event.buttons !== 0 || event.pointerType === 'touch') return
    const waiting = this.over !== null
    this.over = { x: event.clientX, y: event.clientY }
    if (waiting) return
    requestAnimationFrame(() => {
      const at = this.over
      this.over = null
      if (at !== null && this.page.element.isConnected) this.events.onOver(this.geometry.characterAt(at.x, at.y))
    })
  }

  private leave(): void {
    this.over = null
    this.events.onOver(null)
  }
}
