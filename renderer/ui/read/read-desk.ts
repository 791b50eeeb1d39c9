import { createContext, use } from 'react'
import type { RecordId } from '../../../shared/base/ids.ts'
import type { Span, Utf16Offset } from '../../../shared/text/offset.ts'
import type { RevealOptions } from '../../reader/reader-props.ts'
import { type Cell, cell } from '../../session/subscribable.ts'

/** What the list of claims asks of the page. */
export interface PageRequests {
  readonly reveal: (place: string | Span, options?: RevealOptions) => void
  readonly focus: () => void
}

/** A place that a search in the library leads to. */
export interface WantedPlace {
  readonly articleId: RecordId
  readonly query: string
  /** From where on the text's hits are shown. */
  readonly from: Utf16Offset
  readonly claimId: RecordId | null
}

/** What the page and the list of claims share without the session needing to know. */
export interface ReadDesk {
  /** The claim under the pointer, in the page or in the list. */
  readonly hovered: Cell<string | null>
  /** The page, while there is one. */
  readonly page: Cell<PageRequests | null>
  /** Where the page is to go once its article is open. */
  readonly wanted: Cell<WantedPlace | null>
}

export function createReadDesk(): ReadDesk {
  return {
    hovered: cell<string | null>(null),
    page: cell<PageRequests | null>(null),
    wanted: cell<WantedPlace | null>(null),
  }
}

/** One window has one desk; a test brings its own. */
export const ReadDeskContext = createContext<ReadDesk>(createReadDesk())

export function useReadDesk(): ReadDesk {
  return use(ReadDeskContext)
}
