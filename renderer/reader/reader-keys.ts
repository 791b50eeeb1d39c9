/** What a key can make the page do. The names are stable: settings store them. */
export type ReaderCommand = keyof typeof READER_KEYS

/**
 * Default keys of every command. A key is `[Mod+][Ctrl+][Alt+][Shift+]Name`, Name as in `KeyboardEvent.key`
 * (`Space` for the space bar); `Mod` is Ctrl, and Command on a Mac. No bare letters and digits: those are the codebook's.
 */
export const READER_KEYS = {
  characterLeft: ['ArrowLeft'],
  characterRight: ['ArrowRight'],
  lineUp: ['ArrowUp'],
  lineDown: ['ArrowDown'],
  wordLeft: ['Mod+ArrowLeft'],
  wordRight: ['Mod+ArrowRight'],
  sentenceLeft: ['Alt+ArrowLeft'],
  sentenceRight: ['Alt+ArrowRight'],
  quotationPrevious: ['Alt+PageUp'],
  quotationNext: ['Alt+PageDown'],
  paragraphUp: ['Mod+ArrowUp'],
  paragraphDown: ['Mod+ArrowDown'],
  lineStart: ['Home'],
  lineEnd: ['End'],
  articleStart: ['Mod+Home'],
  articleEnd: ['Mod+End'],
  pageUp: ['PageUp'],
  pageDown: ['PageDown'],

  extendCharacterLeft: ['Shift+ArrowLeft'],
  extendCharacterRight: ['Shift+ArrowRight'],
  extendLineUp: ['Shift+ArrowUp'],
  extendLineDown: ['Shift+ArrowDown'],
  extendWordLeft: ['Mod+Shift+ArrowLeft'],
  extendWordRight: ['Mod+Shift+ArrowRight'],
  extendSentenceLeft: ['Alt+Shift+ArrowLeft'],
  extendSentenceRight: ['Alt+Shift+ArrowRight'],
  extendQuotationPrevious: ['Alt+Shift+PageUp'],
  extendQuotationNext: ['Alt+Shift+PageDown'],
  extendParagraphUp: ['Mod+Shift+ArrowUp'],
  extendParagraphDown: ['Mod+Shift+ArrowDown'],
  extendLineStart: ['Shift+Home'],
  extendLineEnd: ['Shift+End'],
  extendArticleStart: ['Mod+Shift+Home'],
  extendArticleEnd: ['Mod+Shift+End'],
  extendPageUp: ['Shift+PageUp'],
  extendPageDown: ['Shift+PageDown'],

  /** Quotation or sentence at the caret; again: the next larger unit, up to the whole article. */
  growSelection: ['Space'],
  /** Back to the next smaller unit; from the bare caret: the word. */
  shrinkSelection: ['Shift+Space'],
  selectAll: ['Mod+a'],

  /** The next claim of the stack at the caret. */
  cycleClaims: ['.'],
  nextClaim: ['Alt+ArrowDown'],
  previousClaim: ['Alt+ArrowUp'],

  /** From one suggestion to the next; they bind only while there are any. */
  nextSuggestion: [']'],
  previousSuggestion: ['['],
  extendSuggestionNext: ['}'],
  extendSuggestionPrevious: ['{'],

  /** Boundaries of the selected claim, in the span nearest to the caret: by word, with Ctrl by character; Alt for the start. */
  endBackWord: ['<'],
  endForwardWord: ['>'],
  endBackCharacter: ['Ctrl+<'],
  endForwardCharacter: ['Ctrl+>'],
  startBackWord: ['Alt+<'],
  startForwardWord: ['Alt+>'],
  startBackCharacter: ['Ctrl+Alt+<'],
  startForwardCharacter: ['Ctrl+Alt+>'],

  find: ['Mod+f'],
  findNext: ['F3', 'Mod+g'],
  findPrevious: ['Shift+F3', 'Mod+Shift+g'],
  /** Clears the selection; without one, lets go of the selected claim. */
  escape: ['Escape'],
} as const satisfies Record<string, readonly string[]>
