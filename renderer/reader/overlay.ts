import type { Edge } from './boundary.ts'
import { ElementPool, setAttribute, setStyle, setText } from './element-pool.ts'
import { placeNotes } from './note-places.ts'
import type { ViewportBox } from './reader-props.ts'

/** A line of the outline around the selected claim. */
export interface OutlineBox {
  readonly key: string
  readonly box: ViewportBox
  readonly first: boolean
  readonly last: boolean
  readonly group: string
}

/** A handle at an edge of a span of the selected claim. */
export interface HandleBox {
  readonly spanIndex: number
  readonly edge: Edge
  /** The caret's place at the edge. */
  readonly box: ViewportBox
  readonly label: string
  /** The word at the edge, which is what a screen reader says for its value. */
  readonly word: string
  readonly value: number
  readonly min: number
  readonly max: number
  readonly group: string
}

/** A small word or initial raised above a place in the text. */
export interface RaisedNote {
  readonly key: string
  readonly box: ViewportBox
  readonly text: string
  readonly kind: 'mention' | 'part'
}

/** What is laid over the text without being part of it. Boxes are in pixels of the page's body. */
export class Overlay {
  private readonly root: HTMLElement
  private readonly element: HTMLElement
  private readonly caretElement: HTMLElement
  private readonly outline: ElementPool<HTMLElement>
  private readonly notes: ElementPool<HTMLElement>
  private readonly handles: ElementPool<HTMLElement>

  constructor(place: HTMLElement, root: HTMLElement) {
    this.root = root
    this.element = child(place, 'reader-overlay')
    this.outline = new ElementPool(child(this.element, 'reader-outlines'), () => hidden('reader-outline'))
    this.notes = new ElementPool(child(this.element, 'reader-notes'), () => hidden('reader-note'))
    this.handles = new ElementPool(child(this.element, 'reader-handles'), makeHandle)
    this.caretElement = hidden('reader-caret')
    this.caretElement.hidden = true
    this.element.append(this.caretElement)
  }

  /** Draws the caret; null hides it. It starts its blink anew whenever it moves, so that it never moves unseen. */
  showCaret(box: ViewportBox | null): void {
    const caret = this.caretElement
    caret.hidden = box === null
    if (box === null) return
    const place = `translate(${(box.left - 1).toFixed(1)}px, ${box.top.toFixed(1)}px)`
    if (caret.style.getPropertyValue('transform') !== place)
      for (const blink of caret.getAnimations()) blink.currentTime = 0
    setStyle(caret, 'transform', place)
    setStyle(caret, 'block-size', `${(box.bottom - box.top).toFixed(1)}px`)
  }

  showOutline(boxes: readonly OutlineBox[]): void {
    this.outline.show(
      boxes,
      ({ key }) => key,
      (element, { box, first, last, group }) => {
        setAttribute(element, 'data-group', group)
        setAttribute(element, 'data-first', first ? '' : null)
        setAttribute(element, 'data-last', last ? '' : null)
        setStyle(element, 'inline-size', `${(box.right - box.left).toFixed(1)}px`)
        setStyle(element, 'block-size', `${(box.bottom - box.top).toFixed(1)}px`)
        setStyle(element, 'transform', `translate(${box.left.toFixed(1)}px, ${box.top.toFixed(1)}px)`)
      },
    )
  }

  showNotes(notes: readonly RaisedNote[]): void {
    this.notes.show(
      placeNotes(notes),
      ({ key }) => key,
      (element, { box, text, kind }) => {
        setText(element, text)
        setAttribute(element, 'data-kind', kind)
        setStyle(element, 'transform', `translate(${box.left.toFixed(1)}px, ${box.top.toFixed(1)}px)`)
      },
    )
  }

  showHandles(handles: readonly HandleBox[]): void {
    this.handles.show(
      handles,
      ({ spanIndex, edge }) => `${spanIndex} ${edge}`,
      (element, { box, edge, spanIndex, label, word, value, min, max, group }) => {
        setAttribute(element, 'aria-label', label)
        setAttribute(element, 'aria-valuetext', word)
        setAttribute(element, 'aria-valuenow', String(value))
        setAttribute(element, 'aria-valuemin', String(min))
        setAttribute(element, 'aria-valuemax', String(max))
        setAttribute(element, 'data-edge', edge)
        setAttribute(element, 'data-span', String(spanIndex))
        setAttribute(element, 'data-group', group)
        setStyle(element, 'block-size', `${(box.bottom - box.top).toFixed(1)}px`)
        setStyle(element, 'transform', `translate(${box.left.toFixed(1)}px, ${box.top.toFixed(1)}px)`)
      },
    )
  }

  /** Lets the pointer reach the text through the handles while one is being dragged. */
  letThrough(through: boolean): void {
    setAttribute(this.root, 'data-dragging', through ? '' : null)
  }

  get handlesElement(): HTMLElement {
    return this.element
  }

  destroy(): void {
    this.element.remove()
  }
}

function child(place: HTMLElement, className: string): HTMLElement {
  const element = document.createElement('div')
  element.className = className
  place.append(element)
  return element
}

function hidden(className: string): HTMLElement {
  const element = document.createElement('div')
  element.className = className
  element.setAttribute('aria-hidden', 'true')
  return element
}

function makeHandle(): HTMLElement {
  const handle = document.createElement('div')
  handle.className = 'reader-handle'
  handle.setAttribute('role', 'slider')
  handle.setAttribute('aria-orientation', 'horizontal')
  handle.tabIndex = 0
  return handle
}
