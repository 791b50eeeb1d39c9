import { X } from 'lucide-react'
import { type FormEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { t } from '../../strings/strings.ts'
import { Button } from '../design/button.tsx'
import { Dialog } from '../design/dialog.tsx'
import { FileButton } from '../design/file-button.tsx'
import { Progress } from '../design/progress.tsx'
import { TextArea, TextField } from '../design/text-field.tsx'
import { RestoredNotice } from '../drafts/restored-notice.tsx'
import { type KeptText, useKeptText } from '../drafts/use-kept-text.ts'
import { useSubscribable } from '../use-subscribable.ts'
import { NOTHING_PASTED, useWindow } from '../window-state.ts'
import { ARTICLE_FILES } from './file-kind.ts'
import { ImportOutcomes } from './import-outcomes.tsx'
import { useArticleImport } from './use-article-import.ts'
import './import.css'

export interface ImportArticlesDialogProps {
  /** Files that were dropped: their import begins at once. */
  readonly files: readonly File[]
  readonly onClose: () => void
}

/** Articles from files and from the clipboard. Closes by itself where all were added; else says what became of each. */
export function ImportArticlesDialog({ files: dropped, onClose }: ImportArticlesDialogProps): ReactNode {
  const [files, setFiles] = useState(dropped)
  const { pasted } = useWindow()
  const typed = useSubscribable(pasted)
  const keptText = useKeptText('import text', '')
  const keptTitle = useKeptText('import title', '')
  const text = typed.text || (keptText.restored ?? '')
  const title = typed.title || (keptTitle.restored ?? '')
  const [nothing, setNothing] = useState(false)
  const form = useId()
  const work = useArticleImport(forget, onClose)
  const busy = work.running !== null

  const begin = useRef(() => work.start(dropped, NOTHING_PASTED))
  useEffect(() => {
    if (dropped.length > 0) begin.current()
  }, [dropped])

  /** What was typed has become articles, or is not wanted. */
  function forget(): void {
    keptText.drop()
    keptTitle.drop()
    pasted.set(NOTHING_PASTED)
  }

  function submit(event: FormEvent): void {
    event.preventDefault()
    const empty = files.length === 0 && text.trim() === ''
    setNothing(empty)
    if (!empty) work.start(files, { text, title })
  }

  function again(): void {
    setFiles([])
    work.reset()
  }

  if (work.outcomes.length > 0) {
    return (
      <Dialog
        key="outcomes"
        title={t('app.importArticles')}
        onClose={onClose}
        footer={
          <>
            <Button onClick={again}>{t('import.more')}</Button>
            <Button variant="primary" data-autofocus="" onClick={onClose}>
              {t('import.done')}
            </Button>
          </>
        }
      >
        <ImportOutcomes outcomes={work.outcomes} onClose={onClose} />
      </Dialog>
    )
  }

  return (
    <Dialog
      key="choose"
      title={t('app.importArticles')}
      busy={busy}
      onClose={onClose}
      footer={
        <>
          <div className="import-state">
            {work.running !== null ? (
              <Progress
                label={t('import.running', work.running.of)}
                fraction={work.running.of === 1 ? null : work.running.done / work.running.of}
                {...(work.running.of === 1 ? {} : { detail: t('import.through', work.running.done, work.running.of) })}
                onCancel={work.cancel}
              />
            ) : (
              <p className="import-problem" role="alert">
                {work.problem ?? (nothing ? t('import.nothing') : '')}
              </p>
            )}
          </div>
          <Button variant="primary" type="submit" form={form} disabled={busy}>
            {t('import.do')}
          </Button>
        </>
      }
    >
      <form id={form} className="import-form" onSubmit={submit}>
        <div className="import-files">
          <FileButton
            label={t('import.files')}
            hint={t('import.filesHint')}
            accept={ARTICLE_FILES}
            multiple
            disabled={busy}
            onFiles={(added) => setFiles((before) => [...before, ...added])}
          >
            {t('import.choose')}
          </FileButton>
          <ChosenFiles files={files} disabled={busy} onChange={setFiles} />
        </div>
        <TextArea
          className="import-paste"
          label={t('import.paste')}
          rows={6}
          value={text}
          disabled={busy}
          onChange={(next) => {
            pasted.update((now) => ({ ...now, text: next }))
            keepOrDrop(keptText, next)
          }}
        />
        <TextField
          label={t('import.title')}
          hint={t('import.titleHint')}
          value={title}
          disabled={busy}
          onChange={(next) => {
            pasted.update((now) => ({ ...now, title: next }))
            keepOrDrop(keptTitle, next)
          }}
        />
        <RestoredNotice kept={[keptText, keptTitle]} onDiscard={forget} />
      </form>
    </Dialog>
  )
}

function keepOrDrop(kept: KeptText, text: string): void {
  if (text === '') kept.drop()
  else kept.keep(text)
}

function ChosenFiles(props: {
  readonly files: readonly File[]
  readonly disabled: boolean
  readonly onChange: (files: readonly File[]) => void
}): ReactNode {
  const { files, disabled, onChange } = props
  if (files.length === 0) return null
  return (
    // It may scroll, and while files are read nothing in it takes the focus.
    <ul className="chosen-files" aria-label={t('import.chosen', files.length)} {...(disabled ? { tabIndex: 0 } : {})}>
      {files.map((file, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two files may bear one name
        <li key={index} className="chip">
          <span className="chip-text">{file.name}</span>
          <button
            type="button"
            className="chip-remove"
            aria-label={t('import.remove', file.name)}
            disabled={disabled}
            onClick={() => onChange(files.filter((other) => other !== file))}
          >
            <X aria-hidden="true" />
          </button>
        </li>
      ))}
    </ul>
  )
}
