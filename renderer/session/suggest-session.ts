/** Suggested claims as the window shows them, and what is done with them. */
import type { RecordId } from '../../shared/base/ids.ts'
import type { Code } from '../../shared/codebook/codebook.ts'
import type { Suggestion } from '../../shared/suggest/suggestion.ts'
import type { Subscribable } from './subscribable.ts'

/** A suggested claim with everything that is said of it on screen. It is no claim, and is counted nowhere as one. */
export interface SuggestionView {
  /** The same for the same words of the article, whatever finds them. */
  readonly id: string
  readonly suggestion: Suggestion
  /** The code as the codebook has it now; `null` for one that the codebook does not know. */
  readonly code: Code | null
  readonly label: string
  readonly letter: string
  readonly group: string
  readonly speakerNames: string
  readonly quote: string
  /** Commitment, speakers, quote: the accessible name of its entry. */
  readonly name: string
  /** How sure it is, 0 to 1, the decisions made in this project taken into account. */
  readonly score: number
  /** Why it is suggested, in words. */
  readonly why: string
}

/** Where suggesting stands in the open article. */
export type SuggestState = { readonly kind: 'off' } | { readonly kind: 'working' } | { readonly kind: 'ready' }

/** A run over all articles of the project: how many are done, and how many suggestions wait in them. */
export interface SuggestRun {
  readonly done: number
  readonly total: number
  readonly found: number
}

/** What the decisions made in this project have come to, as far as they count. */
export interface Learning {
  readonly accepted: number
  readonly dismissed: number
}

/** Suggestions for the open article and for the project. */
export interface Suggestions {
  readonly state: Subscribable<SuggestState>
  /**
   * Those of the open article that wait for a decision, in text order: not accepted, not dismissed, and said by none of
   * my claims.
   */
  readonly list: Subscribable<readonly SuggestionView[]>
  /** The one that keys act on. It never is while text is selected or a claim is open. */
  readonly current: Subscribable<SuggestionView | null>
  /** The run over the project that is under way. */
  readonly run: Subscribable<SuggestRun | null>
  /** How many wait in each article that was looked through. */
  readonly waiting: Subscribable<ReadonlyMap<RecordId, number>>
  /** The score from which on `acceptAbove` is offered, 0 to 1. */
  readonly threshold: Subscribable<number>
  readonly learning: Subscribable<Learning>

  /** Looks for claims in the open article. */
  readonly suggest: () => void
  /** Looks for claims in all articles of the project, one after another. */
  readonly suggestProject: () => Promise<void>
  /** Stops what is under way; what was found stays. */
  readonly cancel: () => void
  /** Puts the suggestions of the open article away, until they are asked for again. */
  readonly hide: () => void
  readonly select: (id: string | null) => void
  readonly next: () => void
  readonly previous: () => void
  /**
   * Makes an own claim of a suggestion, as one change, and answers its id; with `code` as another type of commitment.
   * The one after it becomes current where it was; `open` opens the claim instead.
   */
  readonly accept: (id: string, options?: { readonly code?: string; readonly open?: boolean }) => RecordId | null
  /** Takes a suggestion away for good, also when it is found again; the one after it becomes current where it was. */
  readonly dismiss: (id: string) => void
  readonly setThreshold: (score: number) => void
  /** Accepts all that have at least the threshold's score, as one change; answers how many. */
  readonly acceptAbove: () => number
  /** Lets no decision that was made up to now count for later scores. */
  readonly forgetDecisions: () => void
}
