import type { RecordId } from '../base/ids.ts'
import type { CONDITIONALITIES, Mode, SpeakerKind, STRENGTHS } from '../claim/record-fields.ts'
import type { Span } from '../text/offset.ts'

/** What made a suggestion; an accepted claim keeps it in its `origin`. */
export const ENGINE = { engine: 'avowal', version: '1.0.0' } as const

/** How firmly a suggestion takes the speaker to be bound. */
export type Strength = (typeof STRENGTHS)[number]

/** Whether a suggestion takes the content to depend on something. */
export type Conditionality = (typeof CONDITIONALITIES)[number]

/**
 * Which of several nested attributions are suggested. In "A said B promised to go" the innermost is B’s promise, with A
 * as the one who reports it; the outermost is what A said. PolNeAR annotates the outermost, Avowal’s claims the innermost.
 */
export type Frame = 'innermost' | 'outermost'

/** Somebody who has a part in a suggested claim. */
export interface SuggestedParty {
  /** The canonical name: the fullest form that the article gives, or the name of the known speaker that it stands for. */
  readonly name: string
  readonly kind: SpeakerKind
  /** The known speaker that the name stands for; `null` where it is nobody known yet. */
  readonly speakerId: RecordId | null
  /** The office that the article gives them: `Foreign Minister`. */
  readonly role: string | null
  /** The words that stand for them here; UTF-16 code units, in text order. */
  readonly mentions: readonly Span[]
}

/** A link of the relay chain: who passed the claim on, and the words that say so. */
export interface SuggestedRelay extends SuggestedParty {
  readonly cues: readonly Span[]
}

/**
 * A claim that the engine proposes. Spans are UTF-16 code units of the canonical text, on grapheme edges, without white
 * space at the edges; those of one field are in text order and do not overlap.
 */
export interface Suggestion {
  /** With quotation marks and “to”, without “that” and the full stop; never empty. */
  readonly content: readonly Span[]
  /** The words that attribute the content; empty only where a quotation goes on without any. */
  readonly cue: readonly Span[]
  /** The whole phrase that names the source, with its appositions; empty where nobody is named. */
  readonly source: readonly Span[]
  /** Who speaks, in text order; empty where nobody is named. */
  readonly speakers: readonly SuggestedParty[]
  /** Who passed it on, nearest first. */
  readonly reportedBy: readonly SuggestedRelay[]
  /** A code of the codebook, in its readable form: `commissive.pledge`. */
  readonly commitment: string
  readonly mode: Mode
  readonly strength: Strength
  readonly conditionality: Conditionality
  /** The words that state the condition. */
  readonly condition: readonly Span[]
  /** The words that say by when. */
  readonly deadline: Span | null
  /** Who is addressed or asked to act. */
  readonly targets: readonly SuggestedParty[]
  /** How sure the engine is, 0 to 1: of a hundred suggestions with .8, about eighty should be right. */
  readonly score: number
  /** Why it is suggested, the weightiest first; put into words by `shared/message/suggestion-text.ts`. */
  readonly why: readonly Reason[]
}

/** How a mention was resolved to a speaker. */
export type Resolution = 'named' | 'full-name' | 'pronoun' | 'office' | 'several' | 'known' | 'unnamed' | 'carried'

/** One ground for a suggestion. */
export type Reason =
  /** A word or words that attribute: “agreed”, “according to”. */
  | { readonly kind: 'cue'; readonly words: string; readonly probability: number }
  /** The content stands in quotation marks, wholly or in part. */
  | { readonly kind: 'quotation'; readonly all: boolean }
  /** A quotation goes on, or follows a colon, and whoever spoke last speaks on. */
  | { readonly kind: 'continued' }
  /** Where content and source were found around the cue, and how sure that is. */
  | { readonly kind: 'boundaries'; readonly probability: number }
  /** Whom the words for the source stand for. */
  | { readonly kind: 'speaker'; readonly words: string; readonly name: string; readonly by: Resolution }
  /** Words that say nothing of who speaks. */
  | { readonly kind: 'no-speaker' }
  /** What the type of commitment follows from. */
  | {
      readonly kind: 'commitment'
      readonly code: string
      readonly by: 'cue' | 'content' | 'default'
      readonly words: string
    }
  /** Another attribution holds this one. */
  | { readonly kind: 'relayed'; readonly name: string }
