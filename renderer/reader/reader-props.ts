import type { Block, Mark } from '../../shared/text/block.ts'
import type { CanonicalText } from '../../shared/text/canonical-text.ts'
import type { Span, Utf16Offset } from '../../shared/text/offset.ts'
import type { ReaderCommand } from './reader-keys.ts'

/** The article to show. A different `id` or `text` builds a new page; anything else leaves the page as it is. */
export interface ReaderArticle {
  readonly id: string
  readonly text: CanonicalText
  /** In text order; they cover all text that is not white space. */
  readonly blocks: readonly Block[]
  readonly marks: readonly Mark[]
}

/** The words by which a claim names one of its speakers, and the letter(s) raised above them. */
export interface ReaderMention {
  readonly span: Span
  readonly initial: string
}

/** How a claim stands under review, as a mark at its badge, with the same in words. */
export interface ReaderMark {
  readonly sign: 'accepted' | 'amended' | 'rejected' | 'question' | 'changed' | 'settled'
  readonly text: string
}

/** One claim as the page draws it. A claim that is not equal (===) to the one of the last render is drawn anew. */
export interface ReaderClaim {
  readonly id: string
  /** The content, in text order, not overlapping; empty where the claim has lost its place in the text. */
  readonly spans: readonly Span[]
  /** Hue: 'commissive' | 'directive' | 'assertive' | 'expressive' | 'declarative'; any other name is drawn neutral. */
  readonly group: string
  /** The commitment's id, e.g. 'commissive.pledge'. */
  readonly code: string
  /** The place of the code within its group, from 0: decides tint and underline style. */
  readonly variant: number
  /** What the badge in the margin shows, one or two characters. */
  readonly letter: string
  /** Accessible name: commitment, speakers, quote. */
  readonly label: string
  readonly cues: readonly Span[]
  readonly mentions: readonly ReaderMention[]
  readonly conditions: readonly Span[]
  readonly deadlines: readonly Span[]
  readonly targets: readonly Span[]
  readonly relays: readonly Span[]
  /** Drawn wavy: several values stand side by side. */
  readonly conflict?: boolean
  /** Drawn struck through. */
  readonly rejected?: boolean
  readonly mark?: ReaderMark
  /** Where it lies while a change of that is proposed: a line beneath, struck through where `spans` leave it. */
  readonly original?: readonly Span[]
  /** Its boundaries cannot be moved by this person. */
  readonly fixed?: boolean
  /** A passage that is talked about rather than a claim: a dotted line, and a round badge. */
  readonly comment?: boolean
}

/** A claim that is only suggested: drawn so that it cannot be taken for one. */
export interface ReaderSuggestion {
  readonly id: string
  /** The content, in text order; never empty. */
  readonly spans: readonly Span[]
  readonly cues: readonly Span[]
  readonly mentions: readonly ReaderMention[]
  /** Accessible name: commitment, speakers, quote. */
  readonly label: string
}

/** A box in CSS pixels of the viewport (what `getBoundingClientRect` speaks of). */
export interface ViewportBox {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** A non-empty selection of text: on grapheme edges, trimmed, in canonical offsets. */
export interface ReaderSelection {
  readonly span: Span
  /** Exactly `text.slice(span.start, span.end)`. */
  readonly quote: string
  /** Encloses the whole selection. */
  readonly box: ViewportBox
  /** The selection's last line: a bar opens below it (or above `firstLine` where there is no room). */
  readonly rect: ViewportBox
  readonly firstLine: ViewportBox
  readonly by: 'mouse' | 'keyboard' | 'program'
}

/** How far a command of the caret goes. */
export type CaretUnit =
  | 'character'
  | 'word'
  | 'line'
  | 'line-edge'
  | 'sentence'
  | 'quotation'
  | 'suggestion'
  | 'paragraph'
  | 'article'
/** left and right are what the eye sees (they swap in a right-to-left paragraph); forward and backward follow the text. */
export type CaretDirection = 'left' | 'right' | 'up' | 'down' | 'forward' | 'backward'

export interface FindState {
  readonly query: string
  readonly count: number
  /** The current hit, from 0; null where there is none. */
  readonly index: number | null
}

/** What the page says of itself, in the user's language; the catalogue of strings fills it in. */
export interface ReaderWords {
  readonly articleText: string
  readonly margin: string
  readonly articleMap: string
  readonly startHandle: string
  readonly endHandle: string
  /** Label of the button that stands for the claims for which a line has no room. */
  readonly more: (count: number) => string
  /** Said when a claim is picked from several at one place. */
  readonly picked: (label: string, place: number, count: number) => string
  /** Said when a suggestion becomes the current one. */
  readonly suggested: (label: string, place: number, count: number) => string
  readonly condition: string
  readonly deadline: string
  readonly target: string
  readonly relay: string
}

/** What the page is given. The component `Reader` takes these, and `header` (above the text, inside the scrolled page) and `ref` as well. */
export interface ReaderProps {
  readonly article: ReaderArticle
  readonly claims: readonly ReaderClaim[]
  readonly selectedId: string | null
  readonly hoveredId: string | null
  /** In text order. One that is not equal (===) to the one of the last render is drawn anew. */
  readonly suggestions?: readonly ReaderSuggestion[]
  /** The suggestion that keys act on. */
  readonly suggestionId?: string | null
  /** 1 = the size of the token `--text-size`. */
  readonly textScale: number
  readonly words: ReaderWords
  /** Keys that differ from the defaults of `reader-keys.ts`; an empty list switches a command off. */
  readonly keys?: Readonly<Partial<Record<ReaderCommand, readonly string[]>>>
  /** Null when the selection has become empty. Not called again for the same span. */
  readonly onSelect: (selection: ReaderSelection | null) => void
  /** Null: a click beside every claim, or Escape. */
  readonly onPick: (claimId: string | null, how: 'pointer' | 'keyboard') => void
  /** Null: Escape. */
  readonly onPickSuggestion?: (id: string | null, how: 'pointer' | 'keyboard') => void
  readonly onHover: (claimId: string | null) => void
  /** A boundary of the selected claim was moved; `span` replaces its span number `spanIndex`. */
  readonly onMoveBoundary: (claimId: string, spanIndex: number, span: Span) => void
  /** The find key was pressed in the page: open the find bar. */
  readonly onFindRequest?: () => void
  readonly onFindChange?: (state: FindState) => void
  /** The selection's boxes moved (scroll, resize): null while it is out of sight. */
  readonly onSelectionMoved?: (selection: ReaderSelection | null) => void
}

export interface RevealOptions {
  /** Put the keyboard focus and the caret there as well. */
  readonly focus?: boolean
}

/** What the session can ask of the page. Everything is in canonical offsets. */
export interface ReaderHandle {
  readonly focus: () => void
  /** Scrolls only as far as needed. A claim's id or a span. */
  readonly reveal: (place: string | Span, options?: RevealOptions) => void
  readonly setSelection: (span: Span | null) => void
  readonly selection: () => ReaderSelection | null
  /** Where the keyboard's caret stands. */
  readonly caret: () => Utf16Offset
  readonly moveCaret: (unit: CaretUnit, direction: CaretDirection, extend: boolean) => void
  /** Runs a command of `reader-keys.ts` as if its key had been pressed. */
  readonly run: (command: ReaderCommand) => void
  /** Shows the hits of a query (an empty one clears them) and goes to the first at or after the caret. */
  readonly find: (query: string) => FindState
  /** Shows the hits of all words and phrases of a search, and goes to the first from an offset on. */
  readonly showHits: (query: string, from: Utf16Offset) => FindState
  readonly findNext: () => FindState
  readonly findPrevious: () => FindState
  /** Clears the hits; the current one becomes the selection. */
  readonly closeFind: () => void
}
