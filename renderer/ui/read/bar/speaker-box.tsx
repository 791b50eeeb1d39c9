import type { KeyboardEvent, ReactNode, Ref } from 'react'
import type { ClaimView, SelectionView } from '../../../session/views.ts'
import { t } from '../../../strings/strings.ts'
import { Combobox } from '../../design/combobox.tsx'
import { useSession } from '../../session-context.ts'
import { useSubscribable } from '../../use-subscribable.ts'
import { speakerItems, speakerMatcher } from '../speaker-items.ts'

export interface SpeakerBoxProps {
  readonly selection: SelectionView
  readonly claims: readonly ClaimView[]
  /** A speaker was chosen or added. */
  readonly onDone: () => void
  readonly onKeyDown: (event: KeyboardEvent<HTMLInputElement>) => void
  readonly inputRef: Ref<HTMLInputElement>
}

/** Who would be the speaker of the claim, and the way to say that it is somebody else. */
export function SpeakerBox({ selection, claims, onDone, onKeyDown, inputRef }: SpeakerBoxProps): ReactNode {
  const session = useSession()
  const speakers = useSubscribable(session.speakers)
  const open = useSubscribable(session.article)
  const { proposal } = selection
  const isNew = proposal !== null && proposal.speakerId === null
  return (
    <div className="bar-speaker">
      <Combobox
        label={t('bar.speaker')}
        className="bar-speaker-field"
        size="small"
        items={speakerItems(speakers, claims)}
        match={speakerMatcher(open)}
        value={proposal?.name ?? ''}
        selectedId={proposal?.speakerId ?? null}
        placeholder={t('bar.speakerUnknown')}
        addLabel={(name) => t('speaker.add', name)}
        emptyLabel={t('speaker.none')}
        onPick={({ choice }) => {
          session.chooseSpeaker(choice)
          onDone()
        }}
        onAdd={(name) => {
          session.chooseSpeaker({ name })
          onDone()
        }}
        onKeyDown={onKeyDown}
        inputRef={inputRef}
      />
      {proposal === null ? null : (
        <span className="bar-from">
          {isNew ? <span className="bar-new">{t('bar.new')}</span> : null}
          {isNew && proposal.role !== null ? `${proposal.role}, ` : ''}
          {t(`bar.from.${proposal.from}`)}
        </span>
      )}
    </div>
  )
}
