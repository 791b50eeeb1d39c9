import type { ClaimIndex } from './claim-index.ts'
import { familyOf } from './looks.ts'

const FAMILIES = ['commissive', 'directive', 'assertive', 'expressive', 'declarative', 'neutral'] as const

/** Where in the article an offset is, from 0 at the top of the scrolled page to 1 at its bottom. */
export type Proportion = (offset: number) => number

/** The map of the whole article beside the scroll bar: one tick for each span of each claim. A click goes there. */
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

  draw(index: ClaimIndex, selectedId: string | null, place: Proportion): void {
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
    for (const claim of index.inTextOrder) {
      const selected = claim.id === selectedId
      context.fillStyle = colours.get(familyOf(claim.group)) ?? 'gray'
      for (const { start, end } of claim.spans) {
        const top = place(start) * height
        const length = Math.max(selected ? 4 : 2, (place(end) - place(start)) * height)
        context.fillRect(selected ? 0 : 3, top, selected ? width : width - 6, length)
      }
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
