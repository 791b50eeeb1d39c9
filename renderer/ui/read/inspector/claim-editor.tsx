import { Trash2, X } from 'lucide-react'
import type { ReactNode } from 'react'
import type { ClaimPatch } from '../../../session/session.ts'
import type { ClaimView } from '../../../session/views.ts'
import { t } from '../../../strings/strings.ts'
import { Button } from '../../design/button.tsx'
import { IconButton } from '../../design/icon-button.tsx'
import { Select } from '../../design/select.tsx'
import { ClaimTalk } from '../../review/talk/claim-talk.tsx'
import { useSession } from '../../session-context.ts'
import { useSubscribable } from '../../use-subscribable.ts'
import { momentText } from '../dates.ts'
import { LetterBadge } from '../letter-badge.tsx'
import { useReadDesk } from '../read-desk.ts'
import { commitmentChoices } from './commitment-choices.ts'
import { ConflictPanel } from './conflict-panel.tsx'
import { DeadlineFields } from './deadline-fields.tsx'
import { conditionalityChoices, modeChoices, strengthChoices } from './field-words.ts'
import { HistorySection } from './history-section.tsx'
import { NoteField } from './note-field.tsx'
import { QuotedParts } from './quoted-parts.tsx'
import { SpeakersField } from './speakers-field.tsx'
import './claim-editor.css'

export interface ClaimEditorProps {
  readonly view: ClaimView
  /** All of the article, so that those who speak in it are offered first. */
  readonly claims: readonly ClaimView[]
}

/** The claim that is open: everything that is known of it, to be changed by whoever made it. */
export function ClaimEditor({ view, claims }: ClaimEditorProps): ReactNode {
  const session = useSession()
  const desk = useReadDesk()
  const speakers = useSubscribable(session.speakers)
  return (
    <form
      className="claim-form"
      aria-label={t('claim.form')}
      data-group={view.group}
      onSubmit={(e) => e.preventDefault()}
    >
      <div className="claim-form-head">
        <LetterBadge letter={view.letter} />
        <blockquote className="claim-form-quote" dir="auto">
          {view.quote}
        </blockquote>
        <IconButton
          label={t('claim.close')}
          icon={X}
          size="small"
          onClick={() => {
            session.selectClaim(null)
            desk.page.get()?.focus()
          }}
        />
      </div>
      <Notices view={view} />
      <ConflictPanel view={view} />
      <ClaimFieldset view={view} claims={claims} />
      <QuotedParts view={view} speakers={speakers} />
      <ClaimTalk view={view} />
      <HistorySection recordId={view.id} version={view.modifiedAt} mine={view.mine} />
      <ClaimFoot view={view} />
    </form>
  )
}

function Notices({ view }: { readonly view: ClaimView }): ReactNode {
  return (
    <>
      {view.mine ? null : <p className="claim-notice">{t('claim.others', view.annotator)}</p>}
      {view.unanchored ? <p className="claim-notice claim-notice-caution">{t('claim.unanchored')}</p> : null}
    </>
  )
}

/** The fields of a claim, for whoever may change them. */
export function ClaimFieldset({ view, claims }: ClaimEditorProps): ReactNode {
  const session = useSession()
  const codebook = useSubscribable(session.codebook)
  const { fields, mine } = view
  const edit = (patch: ClaimPatch) => session.editClaim(view.id, patch)
  const { mode = '', strength = '', conditionality = '' } = fields
  const orNull = (value: string) => (value === '' ? null : value)
  return (
    <div className="claim-fields">
      <SpeakersField
        label={t('claim.speakers')}
        parties={fields.speakers ?? []}
        claims={claims}
        disabled={!mine}
        onChange={(next) => edit({ speakers: next })}
      />
      <Select
        label={t('claim.commitment')}
        className="claim-commitment"
        value={fields.commitment}
        options={commitmentChoices(codebook, view)}
        disabled={!mine}
        onChange={(commitment) => edit({ commitment })}
      />
      <div className="claim-row">
        <Select
          label={t('claim.mode')}
          value={mode}
          options={modeChoices(mode)}
          disabled={!mine}
          onChange={(value) => edit({ mode: orNull(value) })}
        />
        <Select
          label={t('claim.strength')}
          value={strength}
          options={strengthChoices(strength)}
          disabled={!mine}
          onChange={(value) => edit({ strength: orNull(value) })}
        />
        <Select
          label={t('claim.conditionality')}
          value={conditionality}
          options={conditionalityChoices(conditionality)}
          disabled={!mine}
          onChange={(value) => edit({ conditionality: orNull(value) })}
        />
      </div>
      <DeadlineFields view={view} />
      <NoteField view={view} />
      <SpeakersField
        label={t('claim.reportedBy')}
        parties={fields.reportedBy ?? []}
        claims={claims}
        disabled={!mine}
        onChange={(next) => edit({ reportedBy: next })}
      />
      <SpeakersField
        label={t('claim.targets')}
        parties={fields.targets ?? []}
        claims={claims}
        disabled={!mine}
        onChange={(next) => edit({ targets: next })}
      />
    </div>
  )
}

function ClaimFoot({ view }: { readonly view: ClaimView }): ReactNode {
  const session = useSession()
  const desk = useReadDesk()
  const { createdAt, modifiedAt, annotator, fields, mine } = view
  const score = fields.origin === undefined ? '' : percent.format(fields.origin.score)
  return (
    <footer className="claim-foot">
      <div className="claim-dates">
        <p>{t('claim.created', momentText(createdAt), annotator)}</p>
        {modifiedAt === createdAt ? null : <p>{t('claim.modified', momentText(modifiedAt))}</p>}
        {fields.origin === undefined ? null : <p>{t('claim.origin', fields.origin.engine, score)}</p>}
      </div>
      {mine ? (
        <Button
          variant="quiet"
          size="small"
          icon={Trash2}
          onClick={() => {
            session.deleteClaim(view.id)
            desk.page.get()?.focus()
          }}
        >
          {t('claim.delete')}
        </Button>
      ) : null}
    </footer>
  )
}

const percent = new Intl.NumberFormat('en', { style: 'percent' })
