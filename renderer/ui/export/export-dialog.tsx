import { type FormEvent, type ReactNode, useEffect, useId, useMemo, useState } from 'react'
import type { RecordId } from '../../../shared/base/ids.ts'
import type { ExportFormat, ExportOptions, ExportPreview, ExportScope } from '../../session/export.ts'
import { t } from '../../strings/strings.ts'
import { Button } from '../design/button.tsx'
import { Checkbox } from '../design/checkbox.tsx'
import { Dialog } from '../design/dialog.tsx'
import { Progress } from '../design/progress.tsx'
import { Select } from '../design/select.tsx'
import { Part, PartList, Tally } from '../design/tally.tsx'
import { useSession } from '../session-context.ts'
import { useSubscribable } from '../use-subscribable.ts'
import { ReviewArticlesField } from './review-articles-field.tsx'
import './export.css'

const FORMATS: readonly ExportFormat[] = ['bundle', 'ndjson', 'csv']
/** `review`: the articles that are chosen here, at first those that are complete. */
type Choice = 'project' | 'article' | 'review'
const SCOPES: readonly Choice[] = ['project', 'article', 'review']

export interface ExportDialogProps {
  /** Opens ready for handing over. */
  readonly forReview: boolean
  readonly onClose: () => void
}

/** What leaves, how, and what that carries and leaves behind: said before it does. */
export function ExportDialog({ forReview, onClose }: ExportDialogProps): ReactNode {
  const session = useSession()
  const { articleId } = useSubscribable(session.place)
  const [format, setFormat] = useState<ExportFormat>('bundle')
  const [choice, setChoice] = useState<Choice>(forReview ? 'review' : 'project')
  const completed = useSubscribable(session.handOver)
  const [picked, setPicked] = useState<ReadonlySet<RecordId> | null>(null)
  const { rows: underReview } = useSubscribable(session.review.overview)
  const reviewed = useMemo(
    () => underReview.filter(({ decided }) => decided > 0).map(({ articleId: id }) => id),
    [underReview],
  )
  const chosen = useMemo(() => picked ?? new Set([...completed, ...reviewed]), [picked, completed, reviewed])
  const rows = useSubscribable(session.library)
  const [textIncluded, setTextIncluded] = useState(true)
  const [currentOnly, setCurrentOnly] = useState(false)
  const [saving, setSaving] = useState(false)
  const [failed, setFailed] = useState(false)
  const form = useId()
  const scope: ExportScope = choice === 'review' ? 'chosen' : choice
  const options = useMemo(
    (): ExportOptions => ({
      textIncluded,
      historyIncluded: !currentOnly,
      ...(choice === 'review' ? { articles: [...chosen] } : {}),
    }),
    [textIncluded, currentOnly, choice, chosen],
  )
  const preview = usePreview(scope, format, options)
  const nothing = choice === 'review' && chosen.size === 0

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault()
    setSaving(true)
    setFailed(false)
    try {
      const name = await session.saveExport(scope, format, options)
      if (name !== null) onClose()
    } catch {
      setFailed(true)
    }
    setSaving(false)
  }

  return (
    <Dialog
      title={t('app.export')}
      busy={saving}
      onClose={onClose}
      footer={
        <>
          <div className="export-state">
            {saving ? <Progress label={t('export.saving')} fraction={null} /> : null}
            {saving || nothing ? null : <p className="export-file">{preview?.fileName ?? '\u2007'}</p>}
            {nothing ? <p className="export-failed">{t('export.review.nothing')}</p> : null}
            <p className="export-failed" role="alert">
              {failed ? t('export.failed') : ''}
            </p>
          </div>
          <Button onClick={onClose} disabled={saving}>
            {t('progress.cancel')}
          </Button>
          <Button variant="primary" type="submit" form={form} disabled={saving || nothing}>
            {t('export.save')}
          </Button>
        </>
      }
    >
      <form id={form} className="export-form" onSubmit={(event) => void save(event)}>
        <div className="export-choices">
          <Select
            label={t('export.format')}
            value={format}
            options={FORMATS.map((value) => ({ value, label: t(`export.format.${value}`) }))}
            onChange={(value) => setFormat(FORMATS.find((each) => each === value) ?? 'bundle')}
          />
          <Select
            label={t('export.scope')}
            value={choice}
            options={SCOPES.map((value) => ({
              value,
              label: t(`export.scope.${value}`),
              disabled: value === 'article' && articleId === null,
            }))}
            onChange={(value) => setChoice(SCOPES.find((each) => each === value) ?? 'project')}
          />
        </div>
        {choice === 'review' ? (
          <>
            <p className="field-hint">{t('export.review.hint')}</p>
            <ReviewArticlesField
              rows={rows}
              completed={completed}
              reviewed={reviewed}
              chosen={chosen}
              onChange={setPicked}
            />
          </>
        ) : null}
        {format !== 'csv' ? (
          <div className="export-options">
            <Checkbox
              label={t('export.texts')}
              hint={t('export.textsHint')}
              checked={textIncluded}
              onChange={setTextIncluded}
            />
            <Checkbox
              label={t('export.current')}
              hint={t('export.currentHint')}
              checked={currentOnly}
              onChange={setCurrentOnly}
            />
          </div>
        ) : null}
      </form>
      <PreviewParts preview={preview} withHistory={format !== 'csv' && !currentOnly} />
    </Dialog>
  )
}

/** What leaves, counted. It has its place from the start: a button that moves under the pointer is not pressed. */
function PreviewParts(props: { readonly preview: ExportPreview | null; readonly withHistory: boolean }): ReactNode {
  const { preview, withHistory } = props
  const history = [
    { label: t('export.history'), count: preview?.revisions ?? null },
    { label: t('export.deleted'), count: preview?.deleted ?? null },
  ]
  const losses = preview?.losses ?? []
  return (
    <>
      <Part title={t('export.travels')}>
        <Tally
          lines={[
            { label: t('export.articles'), count: preview?.articles ?? null },
            { label: t('export.claims'), count: preview?.claims ?? null },
            { label: t('export.speakers'), count: preview?.speakers ?? null },
            { label: t('export.notes'), count: preview?.notes ?? null },
            { label: t('export.reviews'), count: preview?.reviews ?? null },
            { label: t('export.comments'), count: preview?.comments ?? null },
            ...(withHistory ? history : []),
          ]}
        />
      </Part>
      {losses.length === 0 ? null : (
        <Part title={t('export.lost')}>
          <PartList lines={losses} />
        </Part>
      )}
    </>
  )
}

/** Counts of what would leave, for the choices of now; `null` until they are known. */
function usePreview(scope: ExportScope, format: ExportFormat, options: ExportOptions): ExportPreview | null {
  const session = useSession()
  const [preview, setPreview] = useState<ExportPreview | null>(null)
  useEffect(() => {
    let current = true
    session.previewExport(scope, format, options).then(
      (next) => {
        if (current) setPreview(next)
      },
      () => undefined,
    )
    return () => {
      current = false
    }
  }, [session, scope, format, options])
  return preview
}
