import { type ReactNode, useEffect, useRef, useState } from 'react'
import { t } from '../../strings/strings.ts'
import { Button } from '../design/button.tsx'
import { FileButton } from '../design/file-button.tsx'
import { Progress } from '../design/progress.tsx'
import { useSession } from '../session-context.ts'
import { MoveDialog } from './move-dialog.tsx'
import { SettingsPart } from './settings-part.tsx'

/** Everything to another Avowal as one file, and everything of another one from its file. */
export function MoveSettings(): ReactNode {
  const [file, setFile] = useState<File | null>(null)
  const saving = useSaving()
  return (
    <SettingsPart title={t('move.title')}>
      <p>{t('move.about')}</p>
      {saving.fraction === null ? (
        <div className="move-save">
          <Button onClick={saving.start}>{t('move.save')}</Button>
        </div>
      ) : (
        <Progress label={t('move.saving')} fraction={saving.fraction} onCancel={saving.cancel} />
      )}
      <p className="move-failed" role="alert">
        {saving.hasFailed ? t('move.saveFailed') : ''}
      </p>
      <FileButton
        label={t('move.take')}
        hint={t('move.takeHint')}
        accept=".ndjson"
        onFiles={([first]) => setFile(first ?? null)}
      >
        {t('move.take')}…
      </FileButton>
      {file === null ? null : <MoveDialog file={file} onClose={() => setFile(null)} />}
    </SettingsPart>
  )
}

function useSaving() {
  const session = useSession()
  const [fraction, setFraction] = useState<number | null>(null)
  const [hasFailed, setFailed] = useState(false)
  const work = useRef<AbortController | null>(null)
  useEffect(() => () => work.current?.abort(), [])

  async function save(): Promise<void> {
    const stop = new AbortController()
    work.current = stop
    setFailed(false)
    setFraction(0)
    try {
      await session.saveMove(stop.signal, setFraction)
    } catch {
      setFailed(!stop.signal.aborted)
    }
    setFraction(null)
  }

  return { fraction, hasFailed, start: () => void save(), cancel: () => work.current?.abort() }
}
