import type { Span, Utf16Offset } from '../../shared/text/offset.ts'
import type { ReaderProps, ReaderSuggestion } from './reader-props.ts'
import type { Scene } from './scene.ts'
import type { SelectionKeeper } from './selection-keeper.ts'

/** What going from suggestion to suggestion needs of the page. */
export interface SuggestionWalkParts {
  readonly props: () => ReaderProps
  readonly keeper: SelectionKeeper
  readonly scene: () => Scene
  readonly moveCaretTo: (offset: Utf16Offset) => void
  /** Says words aloud. */
  readonly say: (words: string) => void
}

const NONE: readonly ReaderSuggestion[] = []

/** Goes from suggestion to suggestion. They are no claims: nothing of a claim's index, margin or map knows them. */
export class SuggestionWalk {
  private readonly parts: SuggestionWalkParts

  constructor(parts: SuggestionWalkParts) {
    this.parts = parts
  }

  /** In text order. */
  get all(): readonly ReaderSuggestion[] {
    return this.parts.props().suggestions ?? NONE
  }

  /** Where each begins and ends, as the caret goes by them. */
  get spans(): readonly Span[] {
    return this.all.flatMap(({ spans }) => spans)
  }

  get current(): ReaderSuggestion | null {
    const { suggestionId = null } = this.parts.props()
    return suggestionId === null ? null : (this.all.find(({ id }) => id === suggestionId) ?? null)
  }

  /** The shortest whose content holds the character after an offset. */
  at(offset: Utf16Offset): ReaderSuggestion | null {
    const holding = this.all.filter(({ spans }) => spans.some(({ start, end }) => start <= offset && end > offset))
    return holding.sort((a, b) => lengthOf(a) - lengthOf(b))[0] ?? null
  }

  /** Picks the one after (or before) the current one, else after (or before) the caret. False where there is none. */
  step(forward: boolean): boolean {
    const { onPickSuggestion } = this.parts.props()
    if (onPickSuggestion === undefined || this.all.length === 0) return false
    const next = this.next(forward)
    if (next === undefined) return true
    onPickSuggestion(next.id, 'keyboard')
    return true
  }

  /** Picks what stands at a place; false where nothing does. */
  pick(offset: Utf16Offset): boolean {
    const found = this.at(offset)
    if (found === null) return false
    this.parts.props().onPickSuggestion?.(found.id, 'pointer')
    return true
  }

  /** Lets go of the current one; false where there is none. */
  leave(): boolean {
    if (this.current === null) return false
    this.parts.props().onPickSuggestion?.(null, 'keyboard')
    return true
  }

  /** Another one has become current: brings the caret there, and says what it is. */
  follow(moveCaret: boolean): void {
    const { current } = this
    const start = current?.spans[0]?.start
    if (current === null || start === undefined) return
    if (moveCaret) this.parts.moveCaretTo(start)
    this.parts.scene().scrollTo(start, 'centre')
    const { words } = this.parts.props()
    this.parts.say(words.suggested(current.label, this.all.indexOf(current) + 1, this.all.length))
  }

  private next(forward: boolean): ReaderSuggestion | undefined {
    const { all, current } = this
    if (current !== null) return all[all.indexOf(current) + (forward ? 1 : -1)]
    const { head } = this.parts.keeper.state
    const starts = (each: ReaderSuggestion) => each.spans[0]?.start ?? 0
    return forward ? all.find((each) => starts(each) >= head) : all.findLast((each) => starts(each) < head)
  }
}

function lengthOf({ spans }: ReaderSuggestion): number {
  return spans.reduce((sum, { start, end }) => sum + end - start, 0)
}
