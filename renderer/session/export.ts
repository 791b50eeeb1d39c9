export type ExportFormat = 'bundle' | 'ndjson' | 'csv'
export type ExportScope = 'project' | 'article'

export interface ExportOptions {
  readonly textIncluded: boolean
  /** Without it, only the current state leaves: no history, no deleted records. */
  readonly historyIncluded: boolean
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
  /** What the format cannot hold, as plain sentences; empty for a lossless one. */
  readonly losses: readonly string[]
}
