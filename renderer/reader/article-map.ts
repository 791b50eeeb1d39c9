import type { Span } from '../../shared/text/offset.ts'
import type { ClaimIndex } from './claim-index.ts'
import { familyOf } from './looks.ts'

const FAMILIES = ['commissive', 'directive', 'assertive', 'expressive', 'declarative', 'neutral'] as const

/** Where in the article an offset is, from 0 at the top of the scrolled page to 1 at its bottom. */
export type Proportion = (offset: number) => number

/** Hits stand at the outer edge of the map, this wide in CSS pixels; the current one reaches across. */
const HIT_WIDTH = 4

/** What the map shows. */
export interface MapContent {
  readonly index: ClaimIndex
  readonly selectedId: string | null
  readonly hits: readonly Span[]
  readonly currentHit: Span | null
}

/** Ticks of one colour that stand one right below the other; CSS pixels. */
interface Band {
  readonly family: string
  readonly top: number
  readonly length: number
}

/** The ticks of all claims, a later one over an earlier one: as many bands as the map has rows at most, however many claims. */
function bands(index: ClaimIndex, place: Proportion, height: number, ratio: number): readonly Band[] {
  const rows = new Uint8Array(Math.ceil(height * ratio))
  const least = Math.max(1, Math.round(2 * ratio))
  for (const { group, spans } of index.inTextOrder) {
    const colour = familyNumber(group)
    for (const { start, end } of spans) {
      const top = Math.round(place(start) * height * ratio)
      rows.fill(colour, top, Math.max(top + least, Math.round(place(end) * height * ratio)))
    }
  }
  const found: Band[] = []
  for (let top = 0, row = 0; row <= rows.length; row += 1) {
    if (rows[row] === rows[top]) continue
    const family = FAMILIES[(rows[top] ?? 0) - 1]
    if (family !== undefined) found.push({ family, top: top / ratio, length: (row - top) / ratio })
    top = row
  }
  return found
}

/** The place of a group's family among all, from 1. */
function familyNumber(group: string): number {
  return (FAMILIES as readonly string[]).indexOf(familyOf(group)) + 1
}

/** The map of the whole article beside the scroll bar: one tick for each span of each claim, and for each hit of a search. A click goes there. */
export class ArticleMap {
  private readonly canvas: HTMLCanvasElement
  private readonly scroller: HTMLElement

  constructor(rail: HTMLElement, scroller: HTMLElement, label: string, signal: AbortSignal) {
    this.scroller = scroller
    this.canvas = document.createElement('canvas')
    this.canvas.className = 'reader-map'
    this.canvas.setAttribute('role', 'img')
    this.canvas.setAttribute('aria-label', label)
    rail.append(this.canvas)
    this.canvas.addEventListener('pointerdown', (event) => this.follow(event), { signal })
    this.canvas.addEventListener('pointermove', (event) => event.buttons === 1 && this.follow(event), { signal })
  }

  draw({ index, selectedId, hits, currentHit }: MapContent, place: Proportion): void {
    const { clientWidth: width, clientHeight: height } = this.canvas
    const ratio = window.devicePixelRatio
    const context = this.canvas.getContext('2d')
    if (context === null || width === 0 || height === 0) return
    this.canvas.width = Math.round(width * ratio)
    this.canvas.height = Math.round(height * ratio)
    context.scale(ratio, ratio)
    const style = getComputedStyle(this.canvas)
    const colours = new Map(
      FAMILIES.map((family) => [family as string, style.getPropertyValue(`--reader-map-${family}`)]),
    )
    for (const { family, top, length } of bands(index, place, height, ratio)) {
      context.fillStyle = colours.get(family) ?? 'gray'
      context.fillRect(3, top, width - 6, length)
    }
    const selected = selectedId === null ? undefined : index.get(selectedId)
    context.fillStyle = colours.get(familyOf(selected?.group ?? '')) ?? 'gray'
    for (const { start, end } of selected?.spans ?? []) {
      const top = place(start) * height
      context.fillRect(0, top, width, Math.max(4, (place(end) - place(start)) * height))
    }
    context.fillStyle = style.getPropertyValue('--reader-map-hit')
    let last = -1
    for (const hit of hits) {
      const top = place(hit.start) * height
      const current = hit === currentHit
      // Hits that share a pixel are drawn once.
      if (!current && top - last < 1) continue
      last = top
      context.fillRect(current ? 0 : width - HIT_WIDTH, top, current ? width : HIT_WIDTH, current ? 3 : 2)
    }
  }

  destroy(): void {
    this.canvas.remove()
  }

  private follow(event: PointerEvent): void {
    event.preventDefault()
    const { top, height } = this.canvas.getBoundingClientRect()
    const wanted = ((event.clientY - top) / height) * this.scroller.scrollHeight
    this.scroller.scrollTop = wanted - this.scroller.clientHeight / 2
  }
}
