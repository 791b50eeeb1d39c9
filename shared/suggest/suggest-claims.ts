import { deriveMode } from '../claim/derive-mode.ts'
import type { Codebook } from '../codebook/codebook.ts'
import { defaultCodebook } from '../codebook/default-codebook.ts'
import type { Block } from '../text/block.ts'
import type { CanonicalText } from '../text/canonical-text.ts'
import type { Span } from '../text/offset.ts'
import type { Quotation } from '../text/quotation.ts'
import { contentSpans, plainSpans } from './claim-spans.ts'
import { commitmentOf } from './commitment.ts'
import { TokenNumbers } from './features.ts'
import { findAttributions } from './find-attributions.ts'
import { type FramedAttribution, innermost } from './innermost.ts'
import { isJapanese, suggestJapanese } from './japanese.ts'
import stored from './model.json' with { type: 'json' }
import { type Model, openModel } from './model.ts'
import { peopleIn } from './people.ts'
import { type Reading, readArticle } from './reading.ts'
import { type KnownParty, type ResolvedParty, SpeakerFinder } from './speakers.ts'
import type { Frame, Reason, SuggestedParty, SuggestedRelay, Suggestion } from './suggestion.ts'
import { outermost, type WeighedAttribution, weigh } from './trust.ts'
import { conditionOf, deadlineOf, strengthOf } from './wording.ts'

export type { KnownParty } from './speakers.ts'

/** What the suggestions depend on besides the article. */
export interface SuggestOptions {
  /** Innermost where it is left out. */
  readonly frame?: Frame
  readonly speakers?: readonly KnownParty[]
  /** Only its active codes are suggested; the default codebook where it is left out. */
  readonly codebook?: Codebook
  /** The lowest score that is suggested, 0 to 1. */
  readonly threshold?: number
}

/** Chosen on articles that the model was not trained on, for the best balance of what is right and what is found. */
const DEFAULT_THRESHOLD = 0.35

/** How many neighbours are looked at for the subject that several cues share. */
const NEAR = 4

let opened: Model | null = null

/**
 * The claims that an article seems to attribute to somebody, in text order. The same answer for the same question; time
 * grows with the length of the text.
 */
export function suggestClaims(
  text: CanonicalText,
  blocks: readonly Block[],
  options: SuggestOptions = {},
): readonly Suggestion[] {
  opened ??= openModel(stored)
  return suggestWith(opened, text, blocks, options)
}

/** The same with other weights than those that ship: for those who train and measure. */
export function suggestWith(
  model: Model,
  text: CanonicalText,
  blocks: readonly Block[],
  { frame = 'innermost', speakers = [], codebook = defaultCodebook(), threshold = DEFAULT_THRESHOLD }: SuggestOptions,
): readonly Suggestion[] {
  const japanese = blocks.filter(({ start, end }) => isJapanese(text.slice(start, end)))
  const others = japanese.length === 0 ? blocks : blocks.filter((block) => !japanese.includes(block))
  const reading = readArticle(text, others)
  const numbers = new TokenNumbers(reading)
  const found = weigh(reading, findAttributions(reading, model, numbers), model.trust)
  const framed =
    frame === 'innermost'
      ? innermost(reading, model, found, threshold, numbers)
      : outermost(found, threshold).map((attribution) => ({ attribution, score: attribution.outermost, holders: [] }))
  const writer = new SuggestionWriter(reading, speakers, codebook)
  const suggestions = framed.flatMap(
    (each, index) => writer.write(each, framed.slice(Math.max(0, index - NEAR), index + NEAR + 1)) ?? [],
  )
  const all = [...suggestions, ...suggestJapanese(text, japanese, codebook)]
  return all.sort((a, b) => (a.content[0]?.start ?? 0) - (b.content[0]?.start ?? 0))
}

class SuggestionWriter {
  private readonly reading: Reading
  private readonly codebook: Codebook
  private readonly finder: SpeakerFinder

  constructor(reading: Reading, speakers: readonly KnownParty[], codebook: Codebook) {
    this.reading = reading
    this.codebook = codebook
    this.finder = new SpeakerFinder(reading, peopleIn(reading), speakers)
  }

  /** An attribution as a suggestion; `null` where nothing is left of its content. */
  write({ attribution, score, holders }: FramedAttribution, near: readonly FramedAttribution[]): Suggestion | null {
    const { reading } = this
    const content = contentSpans(reading, attribution.content)
    if (content.length === 0) return null
    const cue = plainSpans(reading, [attribution.cue])
    const source = plainSpans(reading, attribution.source)
    const relays = holders.map((holder) => this.relay(holder))
    const named = this.finder.speakersOf(source)
    const resolved = named.length > 0 ? named : this.carried(attribution, near)
    this.finder.remember(resolved)
    const words = (spans: readonly Span[]) =>
      plain(spans.map(({ start, end }) => reading.text.slice(start, end)).join(' '))
    const cueWords = words(cue)
    const contentWords = words(content)
    const reportedBy = reporters(relays.flat(), resolved)
    const commitment = commitmentOf(
      { cue: cueWords, content: contentWords, joint: resolved.length > 1, around: this.leadOf(attribution) },
      this.codebook,
    )
    const quotations = this.quotationsNear(content)
    const mode = deriveMode({ text: reading.text, quotations, content, cues: cue })
    const binds = /^(?:commissive|directive)\./.test(commitment.code)
    const directive = commitment.code.startsWith('directive.')
    return {
      content,
      cue,
      source,
      speakers: resolved.map(partyOf),
      reportedBy,
      commitment: commitment.code,
      mode,
      strength: strengthOf(cueWords, contentWords),
      ...conditionOf(reading.text, content),
      deadline: binds ? deadlineOf(reading.text, content) : null,
      targets: directive ? this.targetsOf(cue, content) : [],
      score,
      why: reasonsOf({ text: reading.text, attribution, cueWords, mode, resolved, commitment, relays: reportedBy }),
    }
  }

  /** Who speaks where a cue has no source of its own: “said …, adding …”, “while noting …, she told …”. */
  private carried(attribution: WeighedAttribution, near: readonly FramedAttribution[]): readonly ResolvedParty[] {
    if (attribution.source.length > 0 || !this.isVerb(attribution)) return []
    const { tokens } = this.reading
    const sentence = tokens[attribution.cue.from]?.sentence
    const others = near
      .map((each) => each.attribution)
      .filter((each) => each.source.length > 0 && tokens[each.cue.from]?.sentence === sentence)
      .filter((each) => !each.content.some(({ from, to }) => from <= attribution.cue.from && attribution.cue.from < to))
    const before = others.findLast(({ cue }) => cue.from < attribution.cue.from)
    const main = before ?? others.find(({ cue }) => cue.from > attribution.cue.from)
    if (main === undefined) return []
    return this.finder.speakersOf(plainSpans(this.reading, main.source)).map((party) => ({ ...party, by: 'carried' }))
  }

  private isVerb({ cue }: WeighedAttribution): boolean {
    return this.reading.tokens.slice(cue.from, cue.to).some(({ kind }) => /-(?:ing|past|third|base)$/.test(kind))
  }

  private relay({ cue, source }: WeighedAttribution): readonly SuggestedRelay[] {
    const cues = plainSpans(this.reading, [cue])
    const parties = this.finder.speakersOf(plainSpans(this.reading, source))
    this.finder.remember(parties)
    return parties.map((party) => ({ ...partyOf(party), cues }))
  }

  /** What stands between source and cue, or right before the cue: “expressed strong [concern]”. */
  private leadOf({ cue }: WeighedAttribution): string {
    const { tokens } = this.reading
    return plain(
      tokens
        .slice(Math.max(0, cue.from - 3), cue.from)
        .map(({ text }) => text)
        .join(' '),
    )
  }

  /** Whom a demand or request is addressed to: whoever the content opens with, or stands right behind the cue. */
  private targetsOf(cue: readonly Span[], content: readonly Span[]): readonly SuggestedParty[] {
    const [first] = content
    const last = cue.at(-1)
    if (first === undefined) return []
    const named = this.finder.firstNamed(first.start, first.end)
    const addressed = named ?? (last === undefined ? null : this.finder.firstNamed(last.end + 1, first.start))
    return addressed === null ? [] : [partyOf(addressed)]
  }

  private quotationsNear(content: readonly Span[]): readonly Quotation[] {
    const { quotations } = this.reading
    const start = content[0]?.start ?? 0
    const end = content.at(-1)?.end ?? 0
    let low = 0
    let high = quotations.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((quotations[middle]?.outer.start ?? 0) < end) low = middle + 1
      else high = middle
    }
    const near: Quotation[] = []
    for (let index = low - 1; index >= 0; index -= 1) {
      const quotation = quotations[index]
      if (quotation === undefined) break
      if (quotation.outer.end > start) near.push(quotation)
      if (quotation.depth === 0 && quotation.outer.end <= start) break
    }
    return near.reverse()
  }
}

/** The relay chain without those who are in it already, and without somebody who only reports what they said alone. */
function reporters(relays: readonly SuggestedRelay[], speakers: readonly ResolvedParty[]): readonly SuggestedRelay[] {
  const [only, ...others] = speakers
  return relays.filter(({ name }, index) => {
    if (others.length === 0 && only?.name === name) return false
    return relays.findIndex((each) => each.name === name) === index
  })
}

function partyOf({ name, kind, speakerId, role, mentions }: ResolvedParty): SuggestedParty {
  return { name, kind, speakerId, role, mentions }
}

/** Words in lower case with straight apostrophes and single spaces. */
function plain(words: string): string {
  return words.toLowerCase().replace(/[‘’]/g, "'").replace(/[“”"]/g, '').replace(/\s+/g, ' ').trim()
}

function reasonsOf({
  text,
  attribution,
  cueWords,
  mode,
  resolved,
  commitment,
  relays,
}: {
  readonly text: string
  readonly attribution: WeighedAttribution
  readonly cueWords: string
  readonly mode: string
  readonly resolved: readonly ResolvedParty[]
  readonly commitment: { readonly code: string; readonly by: 'cue' | 'content' | 'default'; readonly words: string }
  readonly relays: readonly SuggestedRelay[]
}): readonly Reason[] {
  const { cueProbability, rolesProbability } = attribution
  const quoted: readonly Reason[] =
    mode === 'direct' || mode === 'mixed' ? [{ kind: 'quotation', all: mode === 'direct' }] : []
  const speakers = resolved.map(({ name, by, mentions }): Reason => {
    const [mention] = mentions
    return { kind: 'speaker', words: mention === undefined ? name : text.slice(mention.start, mention.end), name, by }
  })
  return [
    { kind: 'cue', words: cueWords, probability: cueProbability },
    ...quoted,
    ...(speakers.length === 0 ? [{ kind: 'no-speaker' } as const] : speakers),
    { kind: 'commitment', ...commitment },
    { kind: 'boundaries', probability: rolesProbability },
    ...relays.map(({ name }): Reason => ({ kind: 'relayed', name })),
  ]
}
