import type { JsonProblem } from '../base/json.ts'

/** What is wrong with a line of a file that holds a record on each. */
export type LineFault =
  | { readonly kind: 'line-not-utf8' }
  /** The place in `problem` counts within the line. */
  | { readonly kind: 'line-not-json'; readonly problem: JsonProblem }
  | { readonly kind: 'line-blank' }
  /** In bytes. */
  | { readonly kind: 'line-too-long'; readonly limit: number }
  /** The header lacks a member, or has it in another form. */
  | { readonly kind: 'header-incomplete'; readonly member: string }
  /** It is no object with one member, the name of a list. */
  | { readonly kind: 'line-no-record' }
  | { readonly kind: 'list-not-announced'; readonly list: string }
  /** Another file begins in the middle of this one. */
  | { readonly kind: 'second-header' }
  /** The file is over before its end line; `records` were whole. */
  | { readonly kind: 'no-end-line'; readonly records: number }
  | { readonly kind: 'end-line-malformed' }
  /** `list` names what was counted. */
  | { readonly kind: 'count-differs'; readonly list: string; readonly stated: number | null; readonly actual: number }
  | { readonly kind: 'hash-differs'; readonly stated: string; readonly actual: string }
  | { readonly kind: 'line-after-end' }
  /** In a file of several projects, another one stands here than its header announces. */
  | { readonly kind: 'project-not-announced'; readonly projectId: string }
