import { percent } from '../../../../shared/message/suggestion-text.ts'
import type { ReaderSuggestion } from '../../../reader/reader-props.ts'
import type { SuggestionView } from '../../../session/suggest-session.ts'
import { t } from '../../../strings/strings.ts'
import { initialOf } from '../reader-claims.ts'

const drawn = new WeakMap<SuggestionView, ReaderSuggestion>()

/** What the page draws of each suggestion; one that has not changed gives the same object again. */
export function readerSuggestions(views: readonly SuggestionView[]): readonly ReaderSuggestion[] {
  return views.map((view) => {
    const known = drawn.get(view) ?? readerSuggestion(view)
    drawn.set(view, known)
    return known
  })
}

function readerSuggestion({ id, suggestion, name, score }: SuggestionView): ReaderSuggestion {
  const { content, cue, speakers } = suggestion
  return {
    id,
    spans: content,
    cues: cue,
    mentions: speakers.flatMap(({ mentions, name: speaker }) =>
      mentions.map((span) => ({ span, initial: initialOf(speaker) })),
    ),
    label: t('suggest.named', name, percent(score)),
  }
}
