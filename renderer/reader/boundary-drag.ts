import type { CanonicalText } from '../../shared/text/canonical-text.ts'
import type { Span } from '../../shared/text/offset.ts'
import { type Edge, pullBoundary } from './boundary.ts'
import type { Overlay } from './overlay.ts'
import type { ReaderClaim } from './reader-props.ts'
import type { TextGeometry } from './text-geometry.ts'

/** The open claim while one of its edges is being dragged. */
export interface BoundaryPreview {
  readonly claimId: string
  readonly spanIndex: number
  readonly spans: readonly Span[]
}

export interface BoundaryEvents {
  /** The claim whose handles are shown. */
  readonly claim: () => ReaderClaim | null
  readonly onPreview: (preview: BoundaryPreview | null) => void
  readonly onMoved: (claimId: string, spanIndex: number, span: Span) => void
  /** A key on a handle: one word, or with Ctrl one character, to the left or right. */
  readonly onStep: (spanIndex: number, edge: Edge, unit: 'word' | 'character', direction: 'left' | 'right') => void
  readonly onLeave: () => void
}

/** Drags the handles of the selected claim. One change is told at the end; Escape takes the drag back. */
export class BoundaryDrag {
  private readonly text: CanonicalText
  private readonly geometry: TextGeometry
  private readonly overlay: Overlay
  private readonly events: BoundaryEvents
  private dragging: AbortController | null = null

  constructor(
    parts: { text: CanonicalText; geometry: TextGeometry; overlay: Overlay },
    events: BoundaryEvents,
    signal: AbortSignal,
  ) {
    this.text = parts.text
    this.geometry = parts.geometry
    this.overlay = parts.overlay
    this.events = events
    const { handlesElement } = this.overlay
    handlesElement.addEventListener('pointerdown', (event) => this.begin(event), { signal })
    handlesElement.addEventListener('keydown', (event) => this.key(event), { signal })
    signal.addEventListener('abort', () => this.dragging?.abort())
  }

  get isDragging(): boolean {
    return this.dragging !== null
  }

  private begin(event: PointerEvent): void {
    const handle = handleAt(event.target)
    const claim = this.events.claim()
    if (handle === null || claim === null || event.button !== 0) return
    event.preventDefault()
    const dragging = new AbortController()
    const { signal } = dragging
    this.dragging = dragging
    this.overlay.letThrough(true)
    let result: Span | null = null
    const finish = () => {
      dragging.abort()
      this.dragging = null
      this.overlay.letThrough(false)
      this.events.onPreview(null)
    }
    window.addEventListener(
      'pointermove',
      (move) => {
        result = this.pull(claim, handle, move)
        this.events.onPreview(previewOf(claim, handle.spanIndex, result))
      },
      { signal },
    )
    window.addEventListener(
      'pointerup',
      () => {
        finish()
        if (result !== null) this.events.onMoved(claim.id, handle.spanIndex, result)
      },
      { signal },
    )
    window.addEventListener('pointercancel', finish, { signal })
    window.addEventListener(
      'keydown',
      (key) => {
        if (key.key !== 'Escape') return
        key.preventDefault()
        key.stopPropagation()
        finish()
      },
      { signal, capture: true },
    )
  }

  private pull(claim: ReaderClaim, { spanIndex, edge }: Handle, event: PointerEvent): Span | null {
    const wanted = this.geometry.nearestAt(event.clientX, event.clientY)
    if (wanted === null) return null
    const boundary = { text: this.text, spans: claim.spans, spanIndex, edge }
    return pullBoundary(boundary, wanted, { snap: !event.altKey })
  }

  private key(event: KeyboardEvent): void {
    const handle = handleAt(event.target)
    if (handle === null) return
    if (event.key === 'Escape') {
      event.preventDefault()
      this.events.onLeave()
      return
    }
    const direction = DIRECTIONS.get(event.key)
    if (direction === undefined || event.altKey || event.shiftKey) return
    event.preventDefault()
    this.events.onStep(handle.spanIndex, handle.edge, event.ctrlKey || event.metaKey ? 'character' : 'word', direction)
  }
}

const DIRECTIONS: ReadonlyMap<string, 'left' | 'right'> = new Map([
  ['ArrowLeft', 'left'],
  ['ArrowDown', 'left'],
  ['ArrowRight', 'right'],
  ['ArrowUp', 'right'],
])

interface Handle {
  readonly spanIndex: number
  readonly edge: Edge
}

function handleAt(target: EventTarget | null): Handle | null {
  if (!(target instanceof HTMLElement)) return null
  const handle = target.closest<HTMLElement>('.reader-handle')
  if (handle === null) return null
  return { spanIndex: Number(handle.dataset['span']), edge: handle.dataset['edge'] === 'start' ? 'start' : 'end' }
}

function previewOf(claim: ReaderClaim, spanIndex: number, span: Span | null): BoundaryPreview {
  const spans = span === null ? claim.spans : claim.spans.map((old, index) => (index === spanIndex ? span : old))
  return { claimId: claim.id, spanIndex, spans }
}
