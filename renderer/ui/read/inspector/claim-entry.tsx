import { memo, type ReactNode, useSyncExternalStore } from 'react'
import type { RecordId } from '../../../../shared/base/ids.ts'
import type { ClaimView } from '../../../session/views.ts'
import { t } from '../../../strings/strings.ts'
import { LetterBadge } from '../letter-badge.tsx'
import { useReadDesk } from '../read-desk.ts'
import { ClaimFlags } from './claim-flags.tsx'

export interface ClaimEntryProps {
  readonly view: ClaimView
  /** Whether it stands in view or near it; one that does not keeps its place and its name. */
  readonly drawn: boolean
  readonly selected: boolean
  /** Whether Tab stops here. */
  readonly tabStop: boolean
  readonly onOpen: (id: RecordId) => void
}

/** One claim in the list. */
export const ClaimEntry = memo(function ClaimEntry(props: ClaimEntryProps): ReactNode {
  const { view, drawn } = props
  return (
    // biome-ignore lint/a11y/useSemanticElements: the chunks stand between the list and its items
    <div className="claim-entry" role="listitem" aria-label={view.name} data-claim={view.id}>
      {drawn ? <EntryButton {...props} /> : null}
    </div>
  )
})

function EntryButton({ view, selected, tabStop, onOpen }: ClaimEntryProps): ReactNode {
  const { hovered } = useReadDesk()
  const isHovered = useSyncExternalStore(hovered.subscribe, () => hovered.get() === view.id)
  const flagsId = `claim-flags-${view.id}`
  return (
    <button
      type="button"
      className="claim-entry-button"
      data-group={view.group}
      data-hovered={isHovered || undefined}
      aria-label={view.name}
      aria-describedby={flagsId}
      aria-current={selected ? 'true' : undefined}
      tabIndex={tabStop ? 0 : -1}
      data-pane-focus={tabStop || undefined}
      onClick={() => onOpen(view.id)}
      onPointerEnter={() => hovered.set(view.id)}
      onPointerLeave={() => hovered.update((id) => (id === view.id ? null : id))}
    >
      <LetterBadge letter={view.letter} />
      <span className="claim-entry-head">
        <span className="claim-entry-label">{view.label}</span>{' '}
        <span className="claim-entry-speakers" data-none={view.speakerNames === '' || undefined}>
          {view.speakerNames === '' ? t('claim.noSpeaker') : view.speakerNames}
        </span>
      </span>{' '}
      <q className="claim-entry-quote" dir="auto">
        {view.quote}
      </q>
      <ClaimFlags view={view} id={flagsId} />
    </button>
  )
}
