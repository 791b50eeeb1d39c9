import type { Model } from '../../shared/suggest/model.ts'
import { type SuggestOptions, suggestClaims, suggestWith } from '../../shared/suggest/suggest-claims.ts'
import type { Suggestion } from '../../shared/suggest/suggestion.ts'
import { blocksOf } from '../../shared/text/block.ts'
import { markdownTable } from '../figures.ts'
import type { GoldArticle } from './corpus.ts'
import { Figures, type Scored, type Tally } from './scoring.ts'

/** An article with what was proposed for it, and which of it matches what was wanted. */
export interface Compared {
  readonly article: GoldArticle
  readonly suggestions: readonly Suggestion[]
  /** Places of suggestions and of attributions whose contents match in part. */
  readonly pairs: readonly (readonly [number, number])[]
}

/** What articles come to. */
export interface Measured {
  readonly figures: Figures
  readonly compared: readonly Compared[]
}

/**
 * Suggests claims for articles and compares them with what was wanted; with the model that ships unless another is given.
 * Figures that are given take the articles in besides those that they hold.
 */
export function measure(
  articles: readonly GoldArticle[],
  options: SuggestOptions,
  model?: Model,
  figures: Figures = new Figures(),
): Measured {
  const compared = articles.map((article): Compared => {
    const { blocks } = blocksOf(article.text)
    const suggestions =
      model === undefined
        ? suggestClaims(article.text, blocks, options)
        : suggestWith(model, article.text, blocks, options)
    const pairs = figures.add(article.text, suggestions.map(scoredOf), article.attributions)
    return { article, suggestions, pairs }
  })
  return { figures, compared }
}

/** Modes as the corpus knows them: a paraphrase counts as indirect. */
function scoredOf({ content, cue, source, mode }: Suggestion): Scored {
  return { content, cue, source, mode: mode === 'direct' || mode === 'mixed' ? mode : 'indirect' }
}

/** The figures as tables in Markdown. */
export function tablesOf({ partial, strict, byMode }: Figures): string {
  const parts = [...partial].map(([part, tally]) => [part, ...cells(strict.get(part)), ...cells(tally)])
  const modes = ['direct', 'mixed', 'indirect'].map((mode) => {
    const found = byMode.get(mode)
    return [`content, ${mode}`, ...cells(found?.strict), ...cells(found?.partial)]
  })
  const head = ['', 'strict P', 'R', 'F1', 'partial P', 'R', 'F1']
  return markdownTable(head, [...parts, ...modes])
}

function cells(tally: Tally | undefined): readonly string[] {
  if (tally === undefined || tally.proposed + tally.wanted === 0) return ['–', '–', '–']
  return [tally.precision, tally.recall, tally.f1].map((share) => (share * 100).toFixed(1))
}
