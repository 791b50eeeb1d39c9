import type { Code } from '../../shared/codebook/codebook.ts'
import { learntText, reasonText } from '../../shared/message/suggestion-text.ts'
import { type Experience, type Reranked, rerank } from '../../shared/suggest/rerank.ts'
import type { Suggestion } from '../../shared/suggest/suggestion.ts'
import type { CanonicalText } from '../../shared/text/canonical-text.ts'
import { t } from '../strings/strings.ts'
import type { FoundSuggestion } from '../worker/suggest-jobs.ts'
import { listNames } from './speakers.ts'
import type { SuggestionView } from './suggest-session.ts'

/** What suggestions are seen against. */
export interface SuggestionSurroundings {
  readonly text: CanonicalText
  readonly codes: ReadonlyMap<string, Code>
  readonly experience: Experience
}

/** A view with what it was made of. */
interface Kept {
  readonly found: FoundSuggestion
  readonly codes: ReadonlyMap<string, Code>
  readonly reranked: Reranked
  readonly view: SuggestionView
}

/** Makes views of suggestions in text order; what looks as before stays the same object. */
export function suggestionViewer(): (
  found: readonly FoundSuggestion[],
  around: SuggestionSurroundings,
) => readonly SuggestionView[] {
  let kept = new Map<string, Kept>()
  let last: readonly SuggestionView[] = []
  return (found, around) => {
    const next = new Map<string, Kept>()
    for (const each of found) {
      const made = each.suggestion === null ? null : keptView(kept.get(each.key), each, each.suggestion, around)
      if (made !== null) next.set(each.key, made)
    }
    kept = next
    const views = [...next.values()].map(({ view }) => view).sort(inTextOrder)
    if (views.length !== last.length || views.some((view, index) => view !== last[index])) last = views
    return last
  }
}

function keptView(
  before: Kept | undefined,
  found: FoundSuggestion,
  suggestion: Suggestion,
  { text, codes, experience }: SuggestionSurroundings,
): Kept {
  const { score, commitment, cue } = suggestion
  const words = wordsOf(text, cue, ' ')
  const reranked = rerank({ score, code: commitment, cue: words }, experience)
  if (before?.found === found && before.codes === codes && sameGrounds(before.reranked, reranked)) return before
  return { found, codes, reranked, view: viewOf(found.key, suggestion, text, codes, reranked) }
}

function viewOf(
  id: string,
  suggestion: Suggestion,
  text: CanonicalText,
  codes: ReadonlyMap<string, Code>,
  { score, learnt }: Reranked,
): SuggestionView {
  const code = codes.get(suggestion.commitment) ?? null
  const label = code?.label ?? suggestion.commitment
  const labelOf = (name: string) => codes.get(name)?.label ?? name
  const speakerNames = listNames(suggestion.speakers.map(({ name }) => name))
  const quote = wordsOf(text, suggestion.content, ' … ')
  const why = [
    ...suggestion.why.map((reason) => reasonText(reason, labelOf)),
    ...learnt.map((each) => learntText(each, labelOf)),
  ]
  return {
    id,
    suggestion,
    code,
    label,
    letter: (code?.key ?? label.slice(0, 1)).toUpperCase(),
    group: code?.group ?? 'unknown',
    speakerNames,
    quote,
    name: t('suggest.name', label, speakerNames, quote),
    score,
    why: why.join('. '),
  }
}

function wordsOf(text: CanonicalText, spans: Suggestion['content'], between: string): string {
  return spans.map(({ start, end }) => text.slice(start, end)).join(between)
}

function sameGrounds(a: Reranked, b: Reranked): boolean {
  return (
    a.score === b.score &&
    a.learnt.length === b.learnt.length &&
    a.learnt.every(({ accepted, all }, index) => accepted === b.learnt[index]?.accepted && all === b.learnt[index]?.all)
  )
}

function inTextOrder(a: SuggestionView, b: SuggestionView): number {
  const [one, other] = [a.suggestion.content[0], b.suggestion.content[0]]
  if (one === undefined || other === undefined || one.start === other.start) {
    return (other?.end ?? 0) - (one?.end ?? 0) || (a.id < b.id ? -1 : 1)
  }
  return one.start - other.start
}
