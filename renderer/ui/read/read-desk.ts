import { createContext, use } from 'react'
import type { Span } from '../../../shared/text/offset.ts'
import type { RevealOptions } from '../../reader/reader-props.ts'
import { type Cell, cell } from '../../session/subscribable.ts'

/** What the list of claims asks of the page. */
export interface PageRequests {
  readonly reveal: (place: string | Span, options?: RevealOptions) => void
  readonly focus: () => void
}

/** What the page and the list of claims share without the session needing to know. */
export interface ReadDesk {
  /** The claim under the pointer, in the page or in the list. */
  readonly hovered: Cell<string | null>
  /** The page, while there is one. */
  readonly page: Cell<PageRequests | null>
}

export function createReadDesk(): ReadDesk {
  return {
    hovered: cell<string | null>(null),
    page: cell<PageRequests | null>(null),
  }
}

/** One window has one desk; a test brings its own. */
export const ReadDeskContext = createContext<ReadDesk>(createReadDesk())

export function useReadDesk(): ReadDesk {
  return use(ReadDeskContext)
}
