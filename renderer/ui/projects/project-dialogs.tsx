import { type ReactNode, useState } from 'react'
import type { ProjectView } from '../../session/views.ts'
import { t } from '../../strings/strings.ts'
import { Button } from '../design/button.tsx'
import { Dialog } from '../design/dialog.tsx'
import { NameDialog } from '../design/name-dialog.tsx'
import { RestoredNotice } from '../drafts/restored-notice.tsx'
import { useKeptText } from '../drafts/use-kept-text.ts'
import { useSession } from '../session-context.ts'
import { useSubscribable } from '../use-subscribable.ts'
import './project-dialogs.css'

interface Props {
  readonly onClose: () => void
}

export function NewProjectDialog({ onClose }: Props): ReactNode {
  const session = useSession()
  const kept = useKeptText('project new', '')
  return (
    <NameDialog
      kept={kept}
      notice={<RestoredNotice kept={[kept]} />}
      title={t('project.new')}
      field={t('project.name')}
      act={t('project.create')}
      needed={t('project.nameNeeded')}
      initial=""
      onName={(name) => void session.createProject(name).then(session.openProject)}
      onClose={onClose}
    />
  )
}

export function RenameProjectDialog({ onClose }: Props): ReactNode {
  const session = useSession()
  const project = useOpenProject()
  if (project === null) return null
  return (
    <NameDialog
      title={t('project.rename')}
      field={t('project.name')}
      act={t('project.renameDo')}
      needed={t('project.nameNeeded')}
      initial={project.name}
      onName={(name) => session.renameProject(project.id, name)}
      onClose={onClose}
    />
  )
}

/** The one act that cannot be undone: what goes is counted, and a bundle is offered first. */
export function DeleteProjectDialog({ onClose }: Props): ReactNode {
  const session = useSession()
  const project = useOpenProject()
  const rows = useSubscribable(session.library)
  const [savedAs, setSavedAs] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
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

  return (
    <Dialog
      title={t('project.deleteAsk', project.name)}
      size="small"
      onClose={onClose}
      footer={
        <>
          <Button onClick={() => void save()} disabled={busy} data-autofocus="">
            {t('project.saveFirst')}
          </Button>
          <span className="project-foot-gap" />
          <Button onClick={onClose}>{t('project.keep')}</Button>
          <Button
            variant="danger"
            disabled={busy}
            onClick={() => {
              onClose()
              void session.eraseProject(project.id)
            }}
          >
            {t('project.erase')}
          </Button>
        </>
      }
    >
      <p>{t('project.deleteHint', rows.length, claims)}</p>
      <p className="project-saved" role="status">
        {savedAs === null ? '' : t('project.savedFirst', savedAs)}
      </p>
    </Dialog>
  )
}

function useOpenProject(): ProjectView | null {
  const session = useSession()
  const { projectId } = useSubscribable(session.place)
  return useSubscribable(session.projects).find(({ id }) => id === projectId) ?? null
}
