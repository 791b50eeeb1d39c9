import { type FormEvent, type ReactNode, useId, useState } from 'react'
import { t } from '../../strings/strings.ts'
import { Button } from '../design/button.tsx'
import { Checkbox } from '../design/checkbox.tsx'
import { Dialog } from '../design/dialog.tsx'
import { Progress } from '../design/progress.tsx'
import { TextField } from '../design/text-field.tsx'
import { useSession } from '../session-context.ts'
import { useSubscribable } from '../use-subscribable.ts'
import { useOpenProject } from './use-open-project.ts'
import './project-dialogs.css'

/** Makes another project of the open one, and says what comes along and what cannot. */
export function DuplicateProjectDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const session = useSession()
  const project = useOpenProject()
  const articles = useSubscribable(session.library).length
  const [name, setName] = useState<string | null>(null)
  const [claims, setClaims] = useState(true)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const form = useId()
  if (project === null) return null
  const chosen = name ?? t('project.copyName', project.name)

  async function copy(): Promise<void> {
    setBusy(true)
    const made = await session.duplicateProject(chosen.trim(), { claims }).catch(() => null)
    if (made !== null) return onClose()
    setBusy(false)
    setProblem(t('project.copyFailed'))
  }

  function submit(event: FormEvent): void {
    event.preventDefault()
    if (chosen.trim() === '') setProblem(t('project.nameNeeded'))
    else void copy()
  }

  return (
    <Dialog
      title={t('project.duplicate')}
      size="small"
      busy={busy}
      onClose={onClose}
      footer={
        <>
          <div className="project-state">
            {busy ? <Progress label={t('project.copying', articles)} fraction={null} /> : null}
          </div>
          <Button onClick={onClose} disabled={busy}>
            {t('progress.cancel')}
          </Button>
          <Button variant="primary" type="submit" form={form} disabled={busy}>
            {t('project.duplicateDo')}
          </Button>
        </>
      }
    >
      <form id={form} className="project-form" onSubmit={submit}>
        <TextField label={t('project.name')} value={chosen} onChange={setName} error={problem} />
        <p className="project-note">{t('project.copies', articles)}</p>
        <Checkbox
          label={t('project.copyClaims')}
          hint={t('project.copyClaimsHint')}
          checked={claims}
          onChange={setClaims}
        />
      </form>
    </Dialog>
  )
}
