import type { Span } from '../../shared/text/offset.ts'
import type { ClaimIndex } from './claim-index.ts'
import { HighlightLayer, RangeCollection } from './highlight-layer.ts'
import {
  DROPPED_LOOK,
  FIND_LOOK,
  FOUND_LOOK,
  HELD_LOOK,
  hoverLook,
  type Look,
  looksOf,
  PART_LOOK,
  SUGGESTED_LOOK,
  SUGGESTED_PART_LOOK,
  SUGGESTION_LOOK,
  selectedLook,
} from './looks.ts'
import type { ReaderClaim, ReaderSuggestion } from './reader-props.ts'
import { outside } from './span-difference.ts'
import type { TextGeometry } from './text-geometry.ts'

/**
 * Paints claims, hits and the held selection as Custom Highlights, only within the stretch of text near the viewport.
 * One layer for each thing that changes by itself, so that a hover does not rebuild the page.
 */
export class Painter {
  private readonly geometry: TextGeometry
  private readonly base = new HighlightLayer()
  private readonly hover = new HighlightLayer()
  private readonly selected = new HighlightLayer()
  private readonly find = new HighlightLayer()
  private readonly held = new HighlightLayer()
  private readonly suggestions = new HighlightLayer()

  constructor(geometry: TextGeometry) {
    this.geometry = geometry
  }

  /** How many ranges are drawn: bounded by what is near the viewport. */
  get size(): number {
    return this.layers.reduce((sum, { size }) => sum + size, 0)
  }

  /** Draws the claims; one may be left out because it is being changed and drawn otherwise. */
  showClaims(index: ClaimIndex, near: Span, leftOut: string | null): void {
    const collected = new RangeCollection()
    index.drawnIn(near, (stretch, lane) => {
      if (stretch.claim.id === leftOut) return
      const range = this.range(stretch, near)
      if (range !== null) for (const look of looksOf(stretch, lane)) collected.add(look, range)
      if (stretch.kind !== 'original') return
      for (const dropped of outside(stretch, stretch.claim.spans)) {
        const part = this.range(dropped, near)
        if (part !== null) collected.add(DROPPED_LOOK, part)
      }
    })
    this.base.show(collected.ranges)
  }

  showHover(claim: ReaderClaim | null, near: Span): void {
    this.fill(this.hover, claim === null ? [] : [[hoverLook(claim.group), claim.spans]], near)
  }

  /** The selected claim and its parts; its spans may be a preview of where they are being dragged. */
  showSelected(claim: ReaderClaim | null, spans: readonly Span[], near: Span): void {
    if (claim === null) {
      this.selected.clear()
      return
    }
    const parts = [...claim.conditions, ...claim.deadlines, ...claim.targets, ...claim.relays]
    this.fill(
      this.selected,
      [
        [selectedLook(claim.group), spans],
        [PART_LOOK, parts],
      ],
      near,
    )
  }

  showHits(hits: readonly Span[], current: Span | null, near: Span): void {
    const others = hits.filter((hit) => hit !== current)
    this.fill(
      this.find,
      [
        [FIND_LOOK, others],
        [FOUND_LOOK, current === null ? [] : [current]],
      ],
      near,
    )
  }

  showHeld(span: Span | null, near: Span): void {
    this.fill(this.held, span === null ? [] : [[HELD_LOOK, [span]]], near)
  }

  /** Draws what is suggested, the one that keys act on more clearly, with its cue and who speaks. */
  showSuggestions(all: readonly ReaderSuggestion[], current: ReaderSuggestion | null, near: Span): void {
    const others = all.filter((each) => each !== current)
    const parts = current === null ? [] : [...current.cues, ...current.mentions.map(({ span }) => span)]
    this.fill(
      this.suggestions,
      [
        [SUGGESTION_LOOK, others.flatMap(({ spans }) => spans)],
        [SUGGESTED_LOOK, current?.spans ?? []],
        [SUGGESTED_PART_LOOK, parts],
      ],
      near,
    )
  }

  clear(): void {
    for (const layer of this.layers) layer.clear()
  }

  private get layers(): readonly HighlightLayer[] {
    return [this.base, this.hover, this.selected, this.find, this.held, this.suggestions]
  }

  private fill(layer: HighlightLayer, wanted: readonly (readonly [Look, readonly Span[]])[], near: Span): void {
    const collected = new RangeCollection()
    for (const [look, spans] of wanted) {
      for (const span of spans) {
        const range = span.end > near.start && span.start < near.end ? this.range(span, near) : null
        if (range !== null) collected.add(look, range)
      }
    }
    layer.show(collected.ranges)
  }

  /** What of a span is near the viewport: a claim on the whole article costs no more than one on a paragraph. */
  private range(span: Span, near: Span): StaticRange | null {
    const start = span.start < near.start ? near.start : span.start
    const end = span.end > near.end ? near.end : span.end
    return start < end ? this.geometry.staticRange({ start, end }) : null
  }
}
