import { type ReactNode, useEffect, useRef, useState } from 'react'
import type { BundleImport, BundlePreview } from '../../session/import-bundle.ts'
import { t } from '../../strings/strings.ts'
import { Button } from '../design/button.tsx'
import { Dialog } from '../design/dialog.tsx'
import { FileButton } from '../design/file-button.tsx'
import { Progress } from '../design/progress.tsx'
import { Select } from '../design/select.tsx'
import { Part, PartList, Tally, type TallyLine } from '../design/tally.tsx'
import { ArticleTable } from './article-table.tsx'
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
      size={step.kind === 'ready' ? 'large' : 'medium'}
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
      return (
        <div aria-busy="true">
          <Progress label={t('bundle.reading', step.name)} fraction={step.fraction} onCancel={work.cancel} />
        </div>
      )
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
  const { summary } = preview
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
            { label: t('bundle.reviews'), count: summary.sum.newReviews },
            { label: t('bundle.comments'), count: summary.sum.newComments },
            { label: t('bundle.new'), count: preview.newRevisions },
            { label: t('bundle.here'), count: preview.alreadyHere },
            { label: t('bundle.conflicts'), count: preview.conflicts, hint: t('bundle.conflictsHint') },
            { label: t('bundle.quarantined'), count: preview.quarantined, hint: t('bundle.quarantinedHint') },
            ...oddities(preview),
          ]}
        />
      </Part>
      {summary.articles.length === 0 ? null : (
        <Part title={t('bundle.byArticle')}>
          <ArticleTable summary={summary} />
        </Part>
      )}
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

/** What most files have none of. */
function oddities({ foreign, summary }: BundlePreview): readonly TallyLine[] {
  const { sum, articles, unknownCodes } = summary
  const missing = articles.filter(({ text }) => text === 'missing').length
  const lines = [
    { label: t('bundle.foreign'), count: foreign, hint: t('bundle.foreignHint') },
    { label: t('bundle.missingTexts'), count: missing, hint: t('bundle.missingTextsHint') },
    {
      label: t('bundle.unknownCodes'),
      count: sum.unknownCodes,
      hint: t('bundle.unknownCodesHint', unknownCodes.slice(0, 5).join(', ')),
    },
    { label: t('bundle.unknownPeople'), count: sum.unknownPeople, hint: t('bundle.unknownPeopleHint') },
  ]
  return lines.filter(({ count }) => count > 0)
}
