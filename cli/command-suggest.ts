import type { ParsedArticle } from '../shared/article/parse-article.ts'
import { findCode } from '../shared/codebook/codebook.ts'
import { defaultCodebook } from '../shared/codebook/default-codebook.ts'
import { reasonText } from '../shared/message/suggestion-text.ts'
import { suggestClaims } from '../shared/suggest/suggest-claims.ts'
import type { Frame, SuggestedParty, Suggestion } from '../shared/suggest/suggestion.ts'
import type { CanonicalText } from '../shared/text/canonical-text.ts'
import { type OffsetMap, offsetMap, type Span } from '../shared/text/offset.ts'
import { articleWarnings, type Input, readArticle, readInputs } from './inputs.ts'
import { type Message, type Outcome, refused, wrongUsage } from './outcome.ts'
import type { Surroundings } from './surroundings.ts'

/** The suggestions of one file. */
interface FileSuggestions {
  readonly file: string
  readonly text: CanonicalText
  readonly suggestions: readonly Suggestion[]
}

/** `avowal suggest`: the claims that articles seem to attribute, for people or as JSON. */
export async function suggestCommand(
  paths: readonly string[],
  { frame }: { readonly frame?: string | undefined },
  asJson: boolean,
  io: Surroundings,
): Promise<Outcome> {
  if (frame !== undefined && !isFrame(frame)) {
    return wrongUsage(`--frame ${frame} is not known; innermost and outermost are.`)
  }
  const inputs = await readInputs(paths, io)
  if (!inputs.ok) return refused(inputs.error)
  const told: (readonly Message[])[] = []
  const files: FileSuggestions[] = []
  for (const input of inputs.value) {
    const article = readArticle(input, false)
    told.push(article.ok ? articleWarnings(input, article.value) : article.error)
    if (article.ok) files.push(suggestionsOf(input, article.value, frame ?? 'innermost'))
  }
  const messages = told.flat()
  if (files.length < inputs.value.length) return refused(messages)
  const output = asJson ? `${JSON.stringify({ articles: files.map(jsonOf) }, null, 2)}\n` : files.map(listOf).join('\n')
  return { status: 0, messages, output }
}

function isFrame(frame: string): frame is Frame {
  return frame === 'innermost' || frame === 'outermost'
}

function suggestionsOf({ name }: Input, { text, blocks }: ParsedArticle, frame: Frame): FileSuggestions {
  return { file: name, text, suggestions: suggestClaims(text, blocks, { frame }) }
}

function jsonOf({ file, text, suggestions }: FileSuggestions): object {
  const map = offsetMap(text)
  const spans = (list: readonly Span[]) => list.map((span) => spanOf(text, map, span))
  const party = ({ name, kind, role, mentions }: SuggestedParty) => ({ name, kind, role, mentions: spans(mentions) })
  return {
    file,
    suggestions: suggestions.map((each) => ({
      content: spans(each.content),
      cue: spans(each.cue),
      source: spans(each.source),
      speakers: each.speakers.map(({ name }) => name),
      reportedBy: each.reportedBy.map(({ name }) => name),
      commitment: each.commitment,
      mode: each.mode,
      strength: each.strength,
      conditionality: each.conditionality,
      condition: spans(each.condition),
      deadline: each.deadline === null ? null : spanOf(text, map, each.deadline),
      targets: each.targets.map(({ name }) => name),
      score: Math.round(each.score * 1000) / 1000,
      why: each.why.map((reason) => reasonText(reason, labelOf)),
      parties: each.speakers.map(party),
    })),
  }
}

function spanOf(text: string, map: OffsetMap, span: Span): object {
  const { start, end } = map.spanToCodePoints(span)
  const exact = text.slice(span.start, span.end)
  return { start: span.start, end: span.end, startCodePoint: start, endCodePoint: end, exact }
}

function listOf({ file, text, suggestions }: FileSuggestions): string {
  const words = (list: readonly Span[]) => list.map(({ start, end }) => text.slice(start, end)).join(' … ')
  const lines = suggestions.flatMap((each) => {
    const speakers = each.speakers.map(({ name }) => name).join(', ') || 'nobody named'
    const relays = each.reportedBy.map(({ name }) => name).join(', ')
    return [
      '',
      `${Math.round(each.score * 100)} %  ${labelOf(each.commitment)}: ${speakers}${relays === '' ? '' : ` (reported by ${relays})`}`,
      `      ${words(each.content)}`,
      `      ${each.mode}, ${each.strength}${each.cue.length === 0 ? '' : `; cue: ${words(each.cue)}`}`,
    ]
  })
  return `${[`${file}: ${suggestions.length} suggested ${suggestions.length === 1 ? 'claim' : 'claims'}`, ...lines].join('\n')}\n`
}

const codebook = defaultCodebook()

function labelOf(code: string): string {
  return findCode(codebook, code)?.label ?? code
}
