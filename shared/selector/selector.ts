/** A place in a text, `[start, end)` in code points (W3C Web Annotation). */
export interface TextPositionSelector {
  readonly type: 'TextPositionSelector'
  readonly start: number
  readonly end: number
}

/** A place in a text by its words: the quote, and up to 32 characters on either side (W3C Web Annotation). */
export interface TextQuoteSelector {
  readonly type: 'TextQuoteSelector'
  readonly exact: string
  readonly prefix: string
  readonly suffix: string
}

/** A span as it is stored: always by position and by quote. */
export interface Target {
  readonly selector: readonly [TextPositionSelector, TextQuoteSelector]
}
