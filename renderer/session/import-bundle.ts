import type { ImportSummary } from '../../shared/review/import-summary.ts'

/** What applying a bundle would do, in counts. */
export interface BundlePreview {
  readonly projectName: string
  /** Whether the project is here already, so that the bundle adds to it. */
  readonly projectIsHere: boolean
  readonly articles: number
  readonly claims: number
  readonly newRevisions: number
  readonly alreadyHere: number
  readonly conflicts: number
  readonly quarantined: number
  /** Revisions of somebody else's records: kept, and not applied. */
  readonly foreign: number
  /** Article by article and in sum. */
  readonly summary: ImportSummary
  /** Plain sentences: a record that differs from its history, a text that is not here … */
  readonly warnings: readonly string[]
}

/** A bundle that was read: refused with a reason, or ready to be applied. */
export type BundleImport =
  | { readonly kind: 'refused'; readonly message: string; readonly details: readonly string[] }
  | {
      readonly kind: 'ready'
      readonly preview: BundlePreview
      /** Somebody in the bundle who may be the person at the keyboard: their records become editable here. */
      readonly continueAs: readonly { readonly id: string; readonly name: string }[]
      /** One transaction; answers how many revisions were new. */
      readonly apply: (options: { readonly continueAs: string | null }) => Promise<{ readonly added: number }>
    }
