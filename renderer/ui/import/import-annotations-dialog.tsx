import { type ReactNode, useEffect, useRef, useState } from 'react'
import type { BundleImport } from '../../session/import-bundle.ts'
import { t } from '../../strings/strings.ts'
import { Button } from '../design/button.tsx'
import { Dialog } from '../design/dialog.tsx'
import { FileButton } from '../design/file-button.tsx'
import { Progress } from '../design/progress.tsx'
import { Select } from '../design/select.tsx'
import { Part, PartList, Tally } from '../design/tally.tsx'
import { BUNDLE_FILES } from './file-kind.ts'
import { type BundleStep, useBundleImport } from './use-bundle-import.ts'
import './import.css'

type Ready = Extract<BundleImport, { kind: 'ready' }>

export interface ImportAnnotationsDialogProps {
  /** A file that was dropped; without one it is chosen here. */
  readonly file: File | null
  readonly onClose: () => void
}

/** A colleague's work from a file: read, shown in counts, and applied only when told so. */
export function ImportAnnotationsDialog({ file, onClose }: ImportAnnotationsDialogProps): ReactNode {
  const work = useBundleImport(onClose)
  const [continueAs, setContinueAs] = useState<string | null>(null)
  const { step } = work
  const begin = useRef(work.read)
  useEffect(() => {
    if (file !== null) begin.current(file)
  }, [file])

  return (
    <Dialog
      title={t('app.importAnnotations')}
      busy={step.kind === 'applying'}
      onClose={onClose}
      footer={
        step.kind === 'ready' || step.kind === 'applying' ? (
          <>
            <Button disabled={step.kind === 'applying'} onClick={onClose}>
              {t('progress.cancel')}
            </Button>
            <Button
              variant="primary"
              disabled={step.kind === 'applying'}
              onClick={() => step.kind === 'ready' && work.apply(step.bundle, continueAs)}
            >
              {t('bundle.apply')}
            </Button>
          </>
        ) : undefined
      }
    >
      {drawStep()}
    </Dialog>
  )

  function drawStep(): ReactNode {
    if (step.kind === 'reading') {
      return <Progress label={t('bundle.reading', step.name)} fraction={step.fraction} onCancel={work.cancel} />
    }
    if (step.kind === 'applying') return <Progress label={t('bundle.applying')} fraction={null} />
    if (step.kind === 'ready') {
      return <Preview bundle={step.bundle} continueAs={continueAs} onContinueAs={setContinueAs} />
    }
    return (
      <div className="import-form">
        {step.kind === 'refused' ? <Refusal step={step} /> : null}
        <FileButton
          label={t('bundle.file')}
          hint={t('bundle.fileHint')}
          accept={BUNDLE_FILES}
          onFiles={([first]) => first && work.read(first)}
        >
          {t(step.kind === 'refused' ? 'bundle.other' : 'bundle.choose')}
        </FileButton>
      </div>
    )
  }
}

function Refusal({ step }: { readonly step: Extract<BundleStep, { kind: 'refused' }> }): ReactNode {
  return (
    <div className="refusal" role="alert">
      <p className="refusal-title">{t('bundle.refused')}</p>
      <p>{step.message}</p>
      <p className="refusal-safe">{t('bundle.unchanged')}</p>
      {step.details.length === 0 ? null : (
        <details>
          <summary>{t('bundle.details')}</summary>
          <PartList lines={step.details} />
        </details>
      )}
    </div>
  )
}

function Preview(props: {
  readonly bundle: Ready
  readonly continueAs: string | null
  readonly onContinueAs: (id: string | null) => void
}): ReactNode {
  const { preview, continueAs: people } = props.bundle
  return (
    <>
      <section className="part">
        <p className="bundle-project">
          {t(preview.projectIsHere ? 'bundle.into' : 'bundle.creates', preview.projectName)}
        </p>
        {preview.newRevisions === 0 ? <p className="refusal-safe">{t('bundle.nothingNew')}</p> : null}
      </section>
      <Part title={t('bundle.preview')}>
        <Tally
          lines={[
            { label: t('bundle.articles'), count: preview.articles },
            { label: t('bundle.claims'), count: preview.claims },
            { label: t('bundle.new'), count: preview.newRevisions },
            { label: t('bundle.here'), count: preview.alreadyHere },
            { label: t('bundle.conflicts'), count: preview.conflicts, hint: t('bundle.conflictsHint') },
            { label: t('bundle.quarantined'), count: preview.quarantined, hint: t('bundle.quarantinedHint') },
          ]}
        />
      </Part>
      {preview.warnings.length === 0 ? null : (
        <Part title={t('bundle.warnings')}>
          <PartList lines={preview.warnings} />
        </Part>
      )}
      {people.length === 0 ? null : (
        <section className="part">
          <Select
            label={t('bundle.continueAs')}
            hint={t('bundle.continueAsHint')}
            value={props.continueAs ?? ''}
            options={[
              { value: '', label: t('bundle.continueAsNobody') },
              ...people.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            onChange={(id) => props.onContinueAs(id === '' ? null : id)}
          />
        </section>
      )}
    </>
  )
}
