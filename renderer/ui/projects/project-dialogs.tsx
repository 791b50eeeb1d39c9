import type { ReactNode } from 'react'
import { t } from '../../strings/strings.ts'
import { NameDialog } from '../design/name-dialog.tsx'
import { RestoredNotice } from '../drafts/restored-notice.tsx'
import { useKeptText } from '../drafts/use-kept-text.ts'
import { useSession } from '../session-context.ts'
import { useOpenProject } from './use-open-project.ts'

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
  const kept = useKeptText(project === null ? null : `project name ${project.id}`, project?.name ?? '')
  if (project === null) return null
  return (
    <NameDialog
      kept={kept}
      notice={<RestoredNotice kept={[kept]} />}
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
