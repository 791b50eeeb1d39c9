/**
 * What a bundle must keep to that its schema cannot express, as a numbered table. The numbers are public: they stand in
 * messages and in the documentation, and are never given to another rule.
 */
export const BUNDLE_RULES = {
  R1: 'No two records have the same id.',
  R2: 'A record that is referred to is in the file, or its id is listed in `scope.leftOut`.',
  R3: 'An article’s `sha256` is the SHA-256 of the UTF-8 of its text.',
  R4: 'An article’s `length` is the number of code points of its text.',
  R5: 'A text is canonical (lines end in LF, no character that XML 1.0 forbids) and has at most 5,000,000 characters.',
  R6: 'An article has `text` exactly when its `textIncluded` is true.',
  R7: 'Blocks lie within the text, in order and apart from one another; marks lie within the text.',
  R8: 'A position lies within the text and is not empty, unless the claim says `unanchored`.',
  R9: 'The text at a position is the quote beside it, unless the claim says `unanchored`.',
  R10: 'A revision’s `rid` is the SHA-256 of the RFC 8785 JSON of all its other members.',
  R11: 'Every revision belongs to the project of the bundle.',
  R12: 'All revisions of a record are of one kind.',
  R13: 'The parents of a revision are in the file.',
  R14: 'A plain record says what the revisions of that record say; the revisions win.',
  R15: 'In a file with revisions, every record has some; one without becomes a new record.',
  R16: 'An article’s id is the UUIDv5 of its `sha256` in the namespace of the project’s id.',
  R17: 'The passages of a claim’s `target` stand in text order and apart from one another.',
  R18: 'A passage starts and ends between grapheme clusters, and not with white space.',
  R19: 'The prefix and the suffix of a quote stand around it in the text.',
  R20: 'A value of a closed list (mode, strength, kind of speaker …) is one that this version knows.',
  R21: 'Members that this version does not know are kept when a bundle is rewritten, and not when it is imported.',
  R22: 'No revision occurs twice.',
  R23: 'A field of a record has at most 56 levels of nesting, so that every bundle made from it stays within 64.',
  R24: 'The claim, review or comment that a record is about is in the file; if not, the record waits until it comes.',
  R25: 'The passages of comments and proposals stand where they say, with the quote beside them.',
  R26: 'A rejection has a reason, an amendment a proposal, and a comment words unless it resolves or reopens a thread.',
} as const

export type RuleNumber = keyof typeof BUNDLE_RULES

/** What kind of reference a member makes that cannot do without what it names. */
export type ReferenceKind = 'article' | 'annotator' | 'speaker' | 'code'

/** What kind of reference a member makes that can wait for what it names. */
export type SubjectKind = 'claim' | 'review' | 'comment'

/**
 * Something that a check of a bundle found. A grave one refuses the file; a mild one is told, and the file is read.
 * `pointer` is the JSON pointer of the place.
 */
export type Finding = { readonly pointer: string; readonly grave: boolean } & (
  | { readonly rule: 'R1'; readonly id: string; readonly first: string }
  | { readonly rule: 'R2'; readonly id: string; readonly to: ReferenceKind }
  | { readonly rule: 'R3'; readonly stated: string; readonly actual: string }
  | { readonly rule: 'R4'; readonly stated: number; readonly actual: number }
  /** The offset of the first character that is not canonical in UTF-16 code units, or null for too long a text. */
  | { readonly rule: 'R5'; readonly offset: number | null }
  | { readonly rule: 'R6'; readonly textIncluded: boolean }
  | { readonly rule: 'R7'; readonly start: number; readonly end: number; readonly length: number }
  | { readonly rule: 'R8'; readonly start: number; readonly end: number; readonly length: number }
  | { readonly rule: 'R9'; readonly start: number; readonly end: number; readonly quote: string; readonly text: string }
  | { readonly rule: 'R10'; readonly rid: string }
  | { readonly rule: 'R11'; readonly projectId: string }
  | { readonly rule: 'R12'; readonly recordId: string; readonly kinds: readonly [string, string] }
  | { readonly rule: 'R13'; readonly parent: string }
  /** The fields that differ; empty where a record that the revisions hold is not among the plain ones. */
  | { readonly rule: 'R14'; readonly recordId: string; readonly fields: readonly string[] }
  | { readonly rule: 'R15'; readonly recordId: string }
  | { readonly rule: 'R16'; readonly id: string; readonly expected: string }
  | { readonly rule: 'R17' }
  | { readonly rule: 'R18' }
  | { readonly rule: 'R19'; readonly side: 'prefix' | 'suffix' }
  | { readonly rule: 'R20'; readonly value: string; readonly known: readonly string[] }
  | { readonly rule: 'R21' }
  | { readonly rule: 'R22'; readonly rid: string }
  | { readonly rule: 'R23'; readonly limit: number }
  | { readonly rule: 'R24'; readonly id: string; readonly to: SubjectKind }
  | { readonly rule: 'R25'; readonly quote: string }
  | { readonly rule: 'R26'; readonly missing: 'reason' | 'proposal' | 'text' }
)
