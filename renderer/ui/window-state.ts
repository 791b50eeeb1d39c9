import { createContext, use } from 'react'
import type { RecordId } from '../../shared/base/ids.ts'
import { type Cell, cell } from '../session/subscribable.ts'

/** A dialog of the window, with what it opens on. */
export type WindowDialog =
  | { readonly kind: 'import-articles'; readonly files: readonly File[] }
  | { readonly kind: 'import-annotations'; readonly file: File | null }
  | { readonly kind: 'export'; readonly forReview?: boolean }
  | { readonly kind: 'conflicts' }
  | { readonly kind: 'commands' }
  | { readonly kind: 'keyboard' }
  | { readonly kind: 'bin' }
  | { readonly kind: 'new-project' }
  | { readonly kind: 'rename-project' }
  | { readonly kind: 'duplicate-project' }
  | { readonly kind: 'delete-project' }
  | { readonly kind: 'rename-article'; readonly articleId: RecordId }

/** A pane beside the page. */
export type PaneName = 'library' | 'claims'

/** Words of the interface itself. */
export interface Notice {
  readonly id: number
  readonly text: string
  readonly lasting: boolean
}

/** An article on its way in by the clipboard. */
export interface Pasted {
  readonly text: string
  readonly title: string
}

export const NOTHING_PASTED: Pasted = { text: '', title: '' }

/** What only this window knows, and nobody keeps. */
export interface WindowState {
  /** The open dialog first; the others wait for it to close. */
  readonly dialogs: Cell<readonly WindowDialog[]>
  readonly open: (...dialogs: readonly WindowDialog[]) => void
  readonly closeDialog: () => void
  /** Where panes lie over the page, the one that does now. */
  readonly drawer: Cell<PaneName | null>
  /** Whether the library shows the places that hold what is looked for, instead of the articles. */
  readonly showsPassages: Cell<boolean>
  /** The comment on a passage that is open on the review screen; `all`: every one of the article. */
  readonly thread: Cell<RecordId | 'all' | null>
  /** The step of the tour that is shown, from 0; `null` while there is none. */
  readonly tour: Cell<number | null>
  /** Ids of the commands that were run from the palette, latest first. */
  readonly recent: Cell<readonly string[]>
  /** Shown among the toasts. */
  readonly notices: Cell<readonly Notice[]>
  /** Says something; a lasting notice stays until it is dismissed. */
  readonly notify: (text: string, lasting?: boolean) => void
  /** What was pasted for an import that has not happened yet: a dialog closed by mistake loses nothing. */
  readonly pasted: Cell<Pasted>
}

export function createWindowState(): WindowState {
  const dialogs = cell<readonly WindowDialog[]>([])
  const notices = cell<readonly Notice[]>([])
  let lastNotice = 0
  return {
    dialogs,
    open: (...added) => dialogs.update((all) => [...all, ...added]),
    closeDialog: () => dialogs.update((all) => all.slice(1)),
    drawer: cell<PaneName | null>(null),
    showsPassages: cell(false),
    thread: cell<RecordId | 'all' | null>(null),
    tour: cell<number | null>(null),
    recent: cell<readonly string[]>([]),
    notices,
    pasted: cell(NOTHING_PASTED),
    notify(text, lasting = false) {
      // Negative, so that no toast of the session has the same.
      lastNotice -= 1
      const id = lastNotice
      notices.update((all) => [...all, { id, text, lasting }])
    },
  }
}

export const WindowContext = createContext<WindowState | null>(null)

export function useWindow(): WindowState {
  const state = use(WindowContext)
  if (state === null) throw new Error('No WindowContext above this component.')
  return state
}
