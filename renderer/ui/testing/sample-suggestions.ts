import type { Suggestion } from '../../../shared/suggest/suggestion.ts'
import { span } from '../../../shared/text/offset.ts'
import type { SuggestionView } from '../../session/suggest-session.ts'
import type { ArticleView } from '../../session/views.ts'
import { t } from '../../strings/strings.ts'
import { sampleCodebook } from './sample-views.ts'

/** Suggested claims on words of an article, by one speaker, one per cent less sure each. */
export function sampleSuggestions(
  { text }: Pick<ArticleView, 'text'>,
  wanted: readonly { readonly quote: string; readonly code: string; readonly speaker: string; readonly cue: string }[],
): readonly SuggestionView[] {
  const placed = (words: string, from = 0) => {
    const start = text.indexOf(words, from)
    if (start < 0) throw new Error(`The article does not say “${words}”`)
    return span(start, start + words.length)
  }
  return wanted.map(({ quote, code: name, speaker, cue }, index) => {
    const code = sampleCodebook().codes.find((each) => each.code === name) ?? null
    const label = code?.label ?? name
    const score = 0.9 - index / 100
    const suggestion: Suggestion = {
      content: [placed(quote)],
      cue: [placed(cue)],
      source: [],
      speakers: [{ name: speaker, kind: 'person', speakerId: null, role: null, mentions: [placed(speaker)] }],
      reportedBy: [],
      commitment: name,
      mode: 'indirect',
      strength: 'plain',
      conditionality: 'none',
      condition: [],
      deadline: null,
      targets: [],
      score,
      why: [],
    }
    return {
      id: `${index}`,
      suggestion,
      code,
      label,
      letter: (code?.key ?? '?').toUpperCase(),
      group: code?.group ?? 'unknown',
      speakerNames: speaker,
      quote,
      name: t('suggest.name', label, speaker, quote),
      score,
      why: `“${cue}” attributes words to somebody`,
    }
  })
}
