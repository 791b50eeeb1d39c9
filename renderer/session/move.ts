import type { ProjectId } from '../../shared/base/ids.ts'

/** What one project of a move holds and what of it is new here, in counts. */
export interface MovedProjectPreview {
  readonly id: ProjectId
  readonly name: string
  /** Whether the project is here already, so that the move adds to it. */
  readonly isHere: boolean
  readonly articles: number
  readonly claims: number
  readonly newRevisions: number
  readonly alreadyHere: number
}

/** What taking everything of another machine would do. */
export interface MovePreview {
  /** Who worked there. */
  readonly name: string
  /** Whether that is the person at this keyboard already. */
  readonly isMe: boolean
  /** When the file was written, ISO 8601. */
  readonly createdAt: string
  readonly projects: readonly MovedProjectPreview[]
  readonly newRevisions: number
  readonly conflicts: number
  readonly quarantined: number
  /** Plain sentences. */
  readonly warnings: readonly string[]
}

export interface MoveOptions {
  /** Become the person who worked there, and go on editing their claims. */
  readonly continueAs: boolean
  /** Take over appearance and keys. */
  readonly settings: boolean
}

/** A file with everything of another machine that was read: refused with a reason, or ready to be applied. */
export type MoveImport =
  | { readonly kind: 'refused'; readonly message: string; readonly details: readonly string[] }
  | {
      readonly kind: 'ready'
      readonly preview: MovePreview
      /** All projects in one transaction; answers what went wrong, in words, or `null`. Applying twice adds nothing. */
      readonly apply: (options: MoveOptions) => Promise<string | null>
    }

/** Taking everything from one Avowal to another: from the browser to the desktop, from one machine to the next. */
export interface MoveActs {
  /** Saves all projects, who I am and my settings as one file; answers its name, `null` if cancelled or not written. */
  readonly saveMove: (signal: AbortSignal, onProgress: (fraction: number) => void) => Promise<string | null>
  /** Reads such a file and says what applying it would do; nothing is written before `apply`. */
  readonly readMove: (
    file: { readonly name: string; readonly bytes: Uint8Array },
    signal: AbortSignal,
    onProgress: (fraction: number) => void,
  ) => Promise<MoveImport>
}
