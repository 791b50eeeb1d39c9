import { type ReactNode, useState } from 'react'
import type { MovedProjectPreview, MoveOptions, MovePreview } from '../../session/move.ts'
import { t } from '../../strings/strings.ts'
import { Button } from '../design/button.tsx'
import { Checkbox } from '../design/checkbox.tsx'
import { Dialog } from '../design/dialog.tsx'
import { Progress } from '../design/progress.tsx'
import { Part, PartList, Tally } from '../design/tally.tsx'
import { type MoveStep, useMove } from './use-move.ts'
import './move.css'

/** Everything of another machine: read, shown project by project, and taken over only when told so. */
export function MoveDialog({ file, onClose }: { readonly file: File; readonly onClose: () => void }): ReactNode {
  const { step, apply } = useMove(file, onClose)
  const [options, setOptions] = useState<MoveOptions>({ continueAs: true, settings: true })
  return (
    <Dialog
      title={t('move.take')}
      busy={step.kind === 'applying'}
      onClose={onClose}
      footer={
        <>
          <Button disabled={step.kind === 'applying'} onClick={onClose}>
            {t('progress.cancel')}
          </Button>
          {step.kind === 'ready' || step.kind === 'applying' ? (
            <Button variant="primary" disabled={step.kind === 'applying'} onClick={() => apply(step.move, options)}>
              {t('move.apply')}
            </Button>
          ) : null}
        </>
      }
    >
      <Step step={step} name={file.name} options={options} onOptions={setOptions} />
    </Dialog>
  )
}

function Step(props: {
  readonly step: MoveStep
  readonly name: string
  readonly options: MoveOptions
  readonly onOptions: (options: MoveOptions) => void
}): ReactNode {
  const { step, name, options, onOptions } = props
  if (step.kind === 'reading') return <Progress label={t('move.reading', name)} fraction={step.fraction} />
  if (step.kind === 'applying') return <Progress label={t('move.applying')} fraction={null} />
  if (step.kind === 'refused') return <Refusal message={step.message} details={step.details} />
  return <Preview preview={step.move.preview} options={options} onOptions={onOptions} />
}

function Refusal(props: { readonly message: string; readonly details: readonly string[] }): ReactNode {
  return (
    <div className="move-refusal" role="alert">
      <p className="move-refused">{t('move.refused')}</p>
      <p>{props.message}</p>
      <p className="move-note">{t('move.unchanged')}</p>
      {props.details.length === 0 ? null : (
        <details>
          <summary>{t('move.details')}</summary>
          <PartList lines={props.details} />
        </details>
      )}
    </div>
  )
}

function Preview(props: {
  readonly preview: MovePreview
  readonly options: MoveOptions
  readonly onOptions: (options: MoveOptions) => void
}): ReactNode {
  const { preview, options, onOptions } = props
  const { projects, newRevisions, conflicts, quarantined, warnings } = preview
  return (
    <>
      <section className="part">
        <p className="move-from">{t('move.from', preview.name, dateText(preview.createdAt))}</p>
        {projects.length === 0 ? <p className="move-note">{t('move.empty')}</p> : null}
        {projects.length > 0 && newRevisions === 0 ? <p className="move-note">{t('move.nothingNew')}</p> : null}
      </section>
      {projects.map((project) => (
        <Project key={project.id} project={project} />
      ))}
      {conflicts + quarantined === 0 ? null : (
        <Part title={t('move.together')}>
          <Tally
            lines={[
              { label: t('move.conflicts'), count: conflicts, hint: t('move.conflictsHint') },
              { label: t('move.quarantined'), count: quarantined, hint: t('move.quarantinedHint') },
            ]}
          />
        </Part>
      )}
      {warnings.length === 0 ? null : (
        <Part title={t('move.warnings')}>
          <PartList lines={warnings} />
        </Part>
      )}
      <section className="part move-options">
        {preview.isMe ? null : (
          <Checkbox
            label={t('move.continueAs', preview.name)}
            hint={t('move.continueAsHint')}
            checked={options.continueAs}
            onChange={(continueAs) => onOptions({ ...options, continueAs })}
          />
        )}
        <Checkbox
          label={t('move.settings')}
          hint={t('move.settingsHint')}
          checked={options.settings}
          onChange={(settings) => onOptions({ ...options, settings })}
        />
      </section>
    </>
  )
}

function Project({ project }: { readonly project: MovedProjectPreview }): ReactNode {
  const { name, isHere, articles, claims, newRevisions, alreadyHere } = project
  return (
    <Part title={name === '' ? t('move.unnamed') : name}>
      <p className="move-note">{t(isHere ? 'move.projectHere' : 'move.projectNew')}</p>
      <Tally
        lines={[
          { label: t('move.articles'), count: articles },
          { label: t('move.claims'), count: claims },
          { label: t('move.new'), count: newRevisions },
          { label: t('move.here'), count: alreadyHere },
        ]}
      />
    </Part>
  )
}

const dates = new Intl.DateTimeFormat('en', { dateStyle: 'long' })

/** A time for people; what cannot be read as one stays as it is. */
function dateText(iso: string): string {
  const time = Date.parse(iso)
  return Number.isNaN(time) ? iso : dates.format(time)
}
