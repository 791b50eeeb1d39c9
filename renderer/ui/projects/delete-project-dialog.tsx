import { type ReactNode, useState } from 'react'
import { t } from '../../strings/strings.ts'
import { Button } from '../design/button.tsx'
import { Dialog } from '../design/dialog.tsx'
import { useSession } from '../session-context.ts'
import { useSubscribable } from '../use-subscribable.ts'
import { useOpenProject } from './use-open-project.ts'
import './project-dialogs.css'

/** The one act that cannot be undone: what goes is counted, a bundle is offered first, and it takes two steps. */
export function DeleteProjectDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const session = useSession()
  const project = useOpenProject()
  const rows = useSubscribable(session.library)
  const [savedAs, setSavedAs] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const [sure, setSure] = useState(false)
  if (project === null) return null
  const claims = rows.reduce((sum, row) => sum + row.claims, 0)

  async function save(): Promise<void> {
    setBusy(true)
    const name = await session
      .saveExport('project', 'bundle', { textIncluded: true, historyIncluded: true })
      .catch(() => null)
    setBusy(false)
    setSavedAs(name)
  }

  function erase(id: NonNullable<typeof project>['id']): void {
    onClose()
    void session.eraseProject(id)
  }

  return (
    <Dialog
      title={t('project.deleteAsk', project.name)}
      size="small"
      onClose={onClose}
      footer={
        <>
          {sure ? (
            <Button variant="danger" disabled={busy} onClick={() => erase(project.id)}>
              {t('project.erase')}
            </Button>
          ) : (
            <Button variant="quiet" disabled={busy} onClick={() => setSure(true)}>
              {t('project.eraseNext')}
            </Button>
          )}
          <span className="project-foot-gap" />
          <Button onClick={onClose}>{t('project.keep')}</Button>
          <Button variant="primary" onClick={() => void save()} disabled={busy} data-autofocus="">
            {t('project.saveFirst')}
          </Button>
        </>
      }
    >
      <p>{t('project.deleteHint', rows.length, claims)}</p>
      {project.archived ? null : <p className="project-note">{t('project.archiveInstead')}</p>}
      <p className="project-saved" role="status">
        {savedAs === null ? '' : t('project.savedFirst', savedAs)}
      </p>
      <p className="project-sure" role="status">
        {sure ? t(savedAs === null ? 'project.sureUnsaved' : 'project.sure', project.name) : ''}
      </p>
    </Dialog>
  )
}
