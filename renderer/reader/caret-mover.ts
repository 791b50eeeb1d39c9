import { assertNever } from '../../shared/base/assert-never.ts'
import type { Span, Utf16Offset } from '../../shared/text/offset.ts'
import { extendOffset, moveOffset, phraseAround, type Terrain, unitsAround } from './motion.ts'
import type { CaretDirection, CaretUnit } from './reader-props.ts'
import type { SelectionKeeper } from './selection-keeper.ts'
import type { Affinity, TextGeometry } from './text-geometry.ts'

interface CaretPlace {
  readonly offset: Utf16Offset
  readonly affinity: Affinity
}

/** Moves the caret, and grows the selection around it. */
export class CaretMover {
  private readonly keeper: SelectionKeeper
  private readonly geometry: TextGeometry
  private readonly terrain: Terrain
  /** The place around which the selection was grown, and the selection that came of it. */
  private growth: { readonly origin: Span; readonly grown: Span } | null = null

  constructor(keeper: SelectionKeeper, geometry: TextGeometry, terrain: Terrain) {
    this.keeper = keeper
    this.geometry = geometry
    this.terrain = terrain
  }

  move(unit: CaretUnit, direction: CaretDirection, extend: boolean): void {
    if (unit === 'line') {
      this.moveByLine(direction === 'down' || direction === 'forward' || direction === 'right', extend)
      return
    }
    const forward = this.isForward(direction)
    const place = unit === 'line-edge' ? this.lineEdge(forward) : this.textPlace(unit, forward, extend)
    this.go(place, extend, null)
  }

  /** By lines, until the caret has gone at least so many pixels up or down. */
  movePage(down: boolean, extend: boolean, distance: number): void {
    const { head, affinity, goalX } = this.keeper.state
    const from = this.geometry.lineAt(head, affinity)
    const box = this.geometry.caretBox(head, affinity)
    if (from === null || box === null) return
    let line = from
    while (Math.abs(line.top - from.top) < distance) {
      const next = this.geometry.neighbour(line, down)
      if (next === null) break
      line = next
    }
    const x = goalX ?? box.left
    this.go(this.geometry.offsetOnLine(line, x), extend, x)
  }

  /** To the next larger unit around the place where growing began, or back to the next smaller one. */
  grow(larger: boolean): void {
    const current = this.keeper.rawSpan
    const known = this.growth
    const origin =
      known !== null && equal(known.grown, current) ? known.origin : { start: current.start, end: current.start }
    const chain = unitsAround(this.terrain, origin)
    const first = larger ? phraseAround(this.terrain, origin) : chain[0]
    const unit = this.keeper.isEmpty ? first : neighbourIn(chain, current, larger)
    if (unit === undefined || unit === null) return
    this.growth = { origin, grown: unit }
    this.keeper.set({ anchor: unit.start, head: unit.end, affinity: 'upper' })
  }

  private go({ offset, affinity }: CaretPlace, extend: boolean, goalX: number | null): void {
    this.keeper.set({ anchor: extend ? this.keeper.state.anchor : offset, head: offset, affinity, goalX })
  }

  private textPlace(unit: Exclude<CaretUnit, 'line' | 'line-edge'>, forward: boolean, extend: boolean): CaretPlace {
    const { head } = this.keeper.state
    // An arrow lets go of a selection at the end that it points to.
    if (!extend && unit === 'character' && !this.keeper.isEmpty) {
      const { start, end } = this.keeper.rawSpan
      return { offset: forward ? end : start, affinity: forward ? 'upper' : 'lower' }
    }
    const offset = extend
      ? extendOffset(this.terrain, head, unit, forward)
      : moveOffset(this.terrain, head, unit, forward)
    return { offset, affinity: extend && forward ? 'upper' : 'lower' }
  }

  private lineEdge(forward: boolean): CaretPlace {
    const { head, affinity } = this.keeper.state
    const line = this.geometry.lineAt(head, affinity)
    if (line === null) return { offset: head, affinity }
    return forward ? this.geometry.endOfLine(line) : { offset: line.start, affinity: 'lower' }
  }

  private moveByLine(down: boolean, extend: boolean): void {
    const { head, affinity, goalX } = this.keeper.state
    const line = this.geometry.lineAt(head, affinity)
    const box = this.geometry.caretBox(head, affinity)
    if (line === null || box === null) return
    const x = goalX ?? box.left
    const next = this.geometry.neighbour(line, down)
    if (next === null) {
      this.go({ offset: down ? line.end : line.start, affinity: down ? 'upper' : 'lower' }, extend, x)
      return
    }
    this.go(this.geometry.offsetOnLine(next, x), extend, x)
  }

  private isForward(direction: CaretDirection): boolean {
    switch (direction) {
      case 'forward':
      case 'down':
        return true
      case 'backward':
      case 'up':
        return false
      case 'left':
        return this.geometry.runsRightToLeft(this.keeper.state.head)
      case 'right':
        return !this.geometry.runsRightToLeft(this.keeper.state.head)
      default:
        return assertNever(direction)
    }
  }
}

function neighbourIn(chain: readonly Span[], { start, end }: Span, larger: boolean): Span | undefined {
  const length = end - start
  if (larger) return chain.find((unit) => unit.start <= start && unit.end >= end && unit.end - unit.start > length)
  return chain.findLast((unit) => unit.start >= start && unit.end <= end && unit.end - unit.start < length)
}

function equal(a: Span, b: Span): boolean {
  return a.start === b.start && a.end === b.end
}
