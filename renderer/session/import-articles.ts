import type { RecordId } from '../../shared/base/ids.ts'
import type { Result } from '../../shared/base/result.ts'
import type { FileProblem, HostFile } from '../../shared/host/read-files.ts'

/** What the user chose, dropped or pasted. */
export type ArticleInput =
  /** Read when its turn comes, so that of a hundred files one at a time is in memory. */
  | { readonly kind: 'file'; readonly name: string; readonly read: () => Promise<Result<HostFile, FileProblem>> }
  | { readonly kind: 'text'; readonly text: string; readonly title: string | null }

/** What became of one input. */
export type ImportOutcome = { readonly name: string } & (
  | {
      readonly kind: 'added'
      readonly articleId: RecordId
      readonly title: string
      readonly warnings: readonly string[]
    }
  /** The very same text is here already: nothing was added. */
  | { readonly kind: 'already-here'; readonly articleId: RecordId; readonly title: string }
  /** Added, and recorded as a new version of an article of the same title with another text. */
  | { readonly kind: 'possible-version'; readonly articleId: RecordId; readonly title: string; readonly of: RecordId }
  | { readonly kind: 'refused'; readonly message: string }
)
