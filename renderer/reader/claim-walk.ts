import { type Edge, stepBoundary } from './boundary.ts'
import { type ClaimIndex, firstStart } from './claim-index.ts'
import type { ReaderClaim, ReaderProps } from './reader-props.ts'
import type { Scene } from './scene.ts'
import type { SelectionKeeper } from './selection-keeper.ts'

/** What going from claim to claim needs of the page. */
export interface ClaimWalkParts {
  readonly props: () => ReaderProps
  readonly index: () => ClaimIndex
  readonly keeper: SelectionKeeper
  readonly scene: () => Scene
  readonly moveCaretTo: (offset: ReaderClaim['spans'][number]['start']) => void
  /** Says words aloud. */
  readonly say: (words: string) => void
}

/** Goes from claim to claim, and moves the boundaries of the open one by keys. */
export class ClaimWalk {
  private readonly parts: ClaimWalkParts

  constructor(parts: ClaimWalkParts) {
    this.parts = parts
  }

  /** The open claim; null if there is none, or it is not in this article. */
  get open(): ReaderClaim | null {
    const { selectedId } = this.parts.props()
    return selectedId === null ? null : (this.parts.index().get(selectedId) ?? null)
  }

  /** Picks the claim after the open one among several at one place; false where there is none. */
  cycle(stack: readonly ReaderClaim[], how: 'pointer' | 'keyboard'): boolean {
    const { selectedId, onPick, words } = this.parts.props()
    const current = stack.findIndex(({ id }) => id === selectedId)
    const place = (current + 1) % Math.max(1, stack.length)
    const claim = stack[place]
    if (claim === undefined) return false
    if (claim.id !== selectedId) onPick(claim.id, how)
    this.parts.say(words.picked(claim.label, place + 1, stack.length))
    return true
  }

  /** The next stack at the caret, or of what is selected. */
  cycleAtCaret(): boolean {
    return this.cycle(this.parts.index().touching(this.parts.keeper.rawSpan), 'keyboard')
  }

  /** Picks the claim after (or before) the open one in text order, and brings the caret there. */
  step(forward: boolean): boolean {
    const { selectedId, onPick, words } = this.parts.props()
    const claim = this.parts.index().step({ id: selectedId, caret: this.parts.keeper.state.head }, forward)
    const start = firstStart(claim)
    if (claim === undefined || start === null) return false
    this.parts.moveCaretTo(start)
    this.parts.scene().scrollTo(start, 'centre')
    onPick(claim.id, 'keyboard')
    this.parts.say(words.picked(claim.label, 1, 1))
    return true
  }

  /** Moves an edge of the open claim's span that is nearest to the caret. */
  moveNearestBoundary(edge: Edge, unit: 'word' | 'character', forward: boolean): boolean {
    const { head } = this.parts.keeper.state
    const distances = (this.open?.spans ?? []).map(({ start, end }) => Math.max(start - head, head - end, 0))
    return this.moveBoundary(distances.indexOf(Math.min(...distances)), edge, unit, forward)
  }

  moveBoundary(spanIndex: number, edge: Edge, unit: 'word' | 'character', forward: boolean): boolean {
    const { open } = this
    const { article, onMoveBoundary } = this.parts.props()
    if (open === null || open.fixed === true || open.spans[spanIndex] === undefined) return false
    const moved = stepBoundary({ text: article.text, spans: open.spans, spanIndex, edge }, unit, forward)
    if (moved === null) return true
    this.parts.scene().scrollTo(moved[edge], 'nearest')
    onMoveBoundary(open.id, spanIndex, moved)
    this.parts.say(article.text.slice(moved.start, moved.end))
    return true
  }
}
