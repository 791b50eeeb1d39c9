import { type ReactNode, useState } from 'react'
import type { RecordId } from '../../../../shared/base/ids.ts'
import type { SpeakerChoice } from '../../../session/session.ts'
import type { ClaimView } from '../../../session/views.ts'
import { t } from '../../../strings/strings.ts'
import { MultiCombobox } from '../../design/multi-combobox.tsx'
import { useSession } from '../../session-context.ts'
import { useSubscribable } from '../../use-subscribable.ts'
import { useAnchor } from '../popover.tsx'
import { asChoices, resolvedSpeaker, speakerItem, speakerItems, speakerMatcher } from '../speaker-items.ts'
import { SpeakerDetails } from './speaker-details.tsx'

export interface SpeakersFieldProps {
  readonly label: string
  readonly parties: readonly { readonly speakerId: RecordId }[]
  readonly claims: readonly ClaimView[]
  readonly disabled: boolean
  readonly onChange: (choices: readonly SpeakerChoice[]) => void
}

/** Who has a part in a claim: chosen by typing, added on the spot, and corrected by a click on the name. */
export function SpeakersField({ label, parties, claims, disabled, onChange }: SpeakersFieldProps): ReactNode {
  const session = useSession()
  const speakers = useSubscribable(session.speakers)
  const open = useSubscribable(session.article)
  const anchor = useAnchor()
  const [editedId, setEditedId] = useState<RecordId | null>(null)
  const items = speakerItems(speakers, claims)
  const chosen = parties.flatMap(({ speakerId }) => resolvedSpeaker(speakers, speakerId) ?? []).map(speakerItem)
  const edited = speakers.find(({ id }) => id === editedId) ?? null
  return (
    <div className="speakers-field" style={anchor.style}>
      <MultiCombobox
        label={label}
        items={items}
        chosen={chosen}
        disabled={disabled}
        match={speakerMatcher(open)}
        removeLabel={(item) => t('speaker.remove', item.label)}
        openLabel={(item) => t('speaker.edit', item.label)}
        addLabel={(name) => t('speaker.add', name)}
        emptyLabel={t('speaker.none')}
        onOpen={({ choice }) => setEditedId('id' in choice ? choice.id : null)}
        onChange={(ids) => onChange(asChoices(items, ids, open))}
        onAdd={(name) => onChange([...chosen.map(({ choice }) => choice), { name }])}
      />
      {edited === null ? null : (
        <SpeakerDetails speaker={edited} anchor={anchor.name} onClose={() => setEditedId(null)} />
      )}
    </div>
  )
}
