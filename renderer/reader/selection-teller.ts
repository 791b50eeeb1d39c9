import type { Span } from '../../shared/text/offset.ts'
import type { ReaderProps, ReaderSelection } from './reader-props.ts'
import type { Scene, ScenePart } from './scene.ts'
import { selectionBoxes } from './selection-boxes.ts'
import type { SelectionKeeper } from './selection-keeper.ts'
import type { TextGeometry } from './text-geometry.ts'

/** What telling of the selection needs of the page. */
export interface SelectionTellerParts {
  readonly props: () => ReaderProps
  readonly scene: () => Scene
  readonly keeper: SelectionKeeper
  readonly geometry: TextGeometry
  readonly scroller: HTMLElement
}

/** After these the selection may be elsewhere on the screen. */
const MOVES: readonly ScenePart[] = ['scroll', 'layout', 'moved']

/** Tells the window what is selected, who selected it, and where on the screen it is. */
export class SelectionTeller {
  private readonly parts: SelectionTellerParts
  /** What was last told, and who made it. */
  private told: Span | null = null
  private by: ReaderSelection['by'] = 'program'

  constructor(parts: SelectionTellerParts) {
    this.parts = parts
  }

  get selection(): ReaderSelection | null {
    const { keeper, geometry, props, scene } = this.parts
    const { span } = keeper
    if (span === null) return null
    scene().flush()
    const quote = props().article.text.slice(span.start, span.end)
    return { span, quote, by: this.by, ...selectionBoxes(geometry, span, scene().near) }
  }

  /** The caret or the selection was set anew; told where that changes what may be kept of it. */
  changed(by: ReaderSelection['by']): void {
    this.by = by
    this.parts.scene().invalidate('caret', 'held')
    const { span } = this.parts.keeper
    if (span?.start === this.told?.start && span?.end === this.told?.end) return
    this.told = span
    this.parts.props().onSelect(this.selection)
  }

  /** Parts of the screen were drawn anew; told where that may have moved the selection. */
  drawn(parts: ReadonlySet<ScenePart>): void {
    const { onSelectionMoved } = this.parts.props()
    if (onSelectionMoved === undefined || this.told === null || !MOVES.some((part) => parts.has(part))) return
    const { selection } = this
    const view = this.parts.scroller.getBoundingClientRect()
    const inSight = selection !== null && selection.box.bottom > view.top && selection.box.top < view.bottom
    onSelectionMoved(inSight ? selection : null)
  }
}
