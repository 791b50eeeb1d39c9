import type { RecordId } from '../../shared/base/ids.ts'

export type ExportFormat = 'bundle' | 'ndjson' | 'csv'
/** `hand-over`: the articles that I have marked complete; `article`: the open one; `chosen`: those that the options name. */
export type ExportScope = 'project' | 'article' | 'hand-over' | 'chosen'

export interface ExportOptions {
  readonly textIncluded: boolean
  /** Without it, only the current state leaves: no history, no deleted records. */
  readonly historyIncluded: boolean
  /** The articles of the scope `chosen`. */
  readonly articles?: readonly RecordId[]
}

/** What would leave, counted before it does. */
export interface ExportPreview {
  readonly fileName: string
  readonly articles: number
  readonly claims: number
  readonly speakers: number
  readonly revisions: number
  readonly deleted: number
  readonly notes: number
  readonly reviews: number
  readonly comments: number
  /** What the format cannot hold, as plain sentences; empty for a lossless one. */
  readonly losses: readonly string[]
}
