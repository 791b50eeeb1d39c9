import { derivedId, type RecordId } from '../base/ids.ts'
import type { Target } from '../selector/selector.ts'
import type { OffsetMap, Span } from '../text/offset.ts'
import type { Suggestion } from './suggestion.ts'

/** A stretch of text in code points, half-open. */
interface Stretch {
  readonly start: number
  readonly end: number
}

/**
 * What a suggestion is known by: where its content and its cue stand, in code points. The same whichever version of the
 * engine finds it, and on every machine.
 */
export function suggestionKey({ content, cue }: Pick<Suggestion, 'content' | 'cue'>, map: OffsetMap): string {
  const stored = (span: Span) => map.spanToCodePoints(span)
  return keyOfStretches(content.map(stored), cue.map(stored))
}

/** The key of the suggestion whose content and cue are stored as these passages. */
export function keyOfTargets(content: readonly Target[], cue: readonly Target[] = []): string {
  const stretch = ({ selector: [position] }: Target): Stretch => position
  return keyOfStretches(content.map(stretch), cue.map(stretch))
}

/** The key of the suggestion with this content and cue. */
export function keyOfStretches(content: readonly Stretch[], cue: readonly Stretch[]): string {
  const words = (stretches: readonly Stretch[]) => stretches.map(({ start, end }) => `${start}-${end}`).join(',')
  return `${words(content)}|${words(cue)}`
}

/** The record that says that somebody dismissed a suggestion: one each, on every machine the same. */
export function dismissalId(articleId: RecordId, annotatorId: RecordId, key: string): RecordId {
  return derivedId(articleId, `dismissal:${annotatorId}:${key}`)
}
