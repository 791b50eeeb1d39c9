import { type CSSProperties, memo, type ReactNode } from 'react'
import type { RecordId } from '../../../../shared/base/ids.ts'
import { isSameList } from '../../../../shared/base/ordered-list.ts'
import type { ClaimView } from '../../../session/views.ts'
import { ClaimEntry } from './claim-entry.tsx'

export interface ClaimChunkProps {
  readonly views: readonly ClaimView[]
  /** Which of them are drawn, `[from, to)`, counted within the chunk. */
  readonly from: number
  readonly to: number
  /** Which of them is selected, and at which Tab stops; -1 for none. */
  readonly selected: number
  readonly stop: number
  readonly onOpen: (id: RecordId) => void
}

/** Some entries of the list that are drawn anew together or not at all: among thousands, a change concerns few. */
export const ClaimChunk = memo(function ClaimChunk(props: ClaimChunkProps): ReactNode {
  const { views, from, to, selected, stop, onOpen } = props
  return (
    <div role="presentation" className="claim-chunk" style={{ '--rows': views.length } as CSSProperties}>
      {views.map((view, index) => (
        <ClaimEntry
          key={view.id}
          view={view}
          drawn={(index >= from && index < to) || index === stop}
          selected={index === selected}
          tabStop={index === stop}
          onOpen={onOpen}
        />
      ))}
    </div>
  )
}, sameChunk)

function sameChunk(a: ClaimChunkProps, b: ClaimChunkProps): boolean {
  return (
    a.from === b.from &&
    a.to === b.to &&
    a.selected === b.selected &&
    a.stop === b.stop &&
    a.onOpen === b.onOpen &&
    isSameList(a.views, b.views)
  )
}
