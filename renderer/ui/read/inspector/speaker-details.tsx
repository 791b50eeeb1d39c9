import type { ReactNode } from 'react'
import { SPEAKER_KINDS, type SpeakerKind } from '../../../../shared/claim/record-fields.ts'
import type { SpeakerView } from '../../../session/views.ts'
import { t } from '../../../strings/strings.ts'
import { Button } from '../../design/button.tsx'
import { Select } from '../../design/select.tsx'
import { TextField } from '../../design/text-field.tsx'
import { useSession } from '../../session-context.ts'
import { Popover } from '../popover.tsx'
import { wordFor } from './field-words.ts'

export interface SpeakerDetailsProps {
  readonly speaker: SpeakerView
  /** The name of the anchor that it opens at. */
  readonly anchor: string
  readonly onClose: () => void
}

/** What is known of a speaker, to be corrected in passing. It holds for all claims of the project. */
export function SpeakerDetails({ speaker, anchor, onClose }: SpeakerDetailsProps): ReactNode {
  const session = useSession()
  const { name, kind, role = '', affiliation = '' } = speaker.fields
  const kinds = (SPEAKER_KINDS as readonly string[]).includes(kind) ? SPEAKER_KINDS : [...SPEAKER_KINDS, kind]
  return (
    <Popover label={t('speaker.form')} anchor={anchor} onClose={onClose}>
      <TextField
        label={t('speaker.name')}
        value={name}
        onCommit={(text) => {
          if (text.trim() !== '') session.editSpeaker(speaker.id, { name: text.trim() })
        }}
      />
      <Select
        label={t('speaker.kind')}
        value={kind}
        options={kinds.map((each) => ({ value: each, label: wordFor('speaker.kind', each) }))}
        onChange={(next) => session.editSpeaker(speaker.id, { kind: next as SpeakerKind })}
      />
      <TextField
        label={t('speaker.role')}
        value={role}
        onCommit={(text) => session.editSpeaker(speaker.id, { role: text.trim() === '' ? null : text.trim() })}
      />
      <TextField
        label={t('speaker.affiliation')}
        value={affiliation}
        onCommit={(text) => session.editSpeaker(speaker.id, { affiliation: text.trim() === '' ? null : text.trim() })}
      />
      <div className="popover-acts">
        <Button variant="primary" onClick={onClose}>
          {t('speaker.done')}
        </Button>
      </div>
    </Popover>
  )
}
