import { Archive, ArchiveRestore, ChevronDown, CopyPlus, PencilLine, Plus, Trash2 } from 'lucide-react'
import type { ReactNode } from 'react'
import type { ProjectView } from '../../session/views.ts'
import { t } from '../../strings/strings.ts'
import type { MenuItem } from '../design/menu.tsx'
import { MenuButton } from '../design/menu-button.tsx'
import { useSession } from '../session-context.ts'
import { useSubscribable } from '../use-subscribable.ts'
import { useWindow } from '../window-state.ts'
import './project-switcher.css'

/** Which project is open, and the way to the others. */
export function ProjectSwitcher(): ReactNode {
  const session = useSession()
  const { open } = useWindow()
  const projects = useSubscribable(session.projects)
  const { projectId } = useSubscribable(session.place)
  const current = projects.find(({ id }) => id === projectId)
  const name = current?.name ?? t('app.noProject')
  const item = (project: ProjectView): MenuItem => ({
    id: project.id,
    label: project.name,
    checked: project.id === projectId,
    onSelect: () => session.openProject(project.id),
  })
  return (
    <MenuButton
      label={t('app.projects', name)}
      className="project-switcher"
      groups={[
        projects.filter(({ archived }) => !archived).map(item),
        projects
          .filter(({ archived }) => archived)
          .map((project) => ({ ...item(project), label: t('project.archivedNamed', project.name) })),
        [
          { id: 'new', label: t('command.newProject'), icon: Plus, onSelect: () => open({ kind: 'new-project' }) },
          {
            id: 'rename',
            label: t('command.renameProject'),
            icon: PencilLine,
            disabled: current === undefined,
            onSelect: () => open({ kind: 'rename-project' }),
          },
          {
            id: 'duplicate',
            label: t('command.duplicateProject'),
            icon: CopyPlus,
            disabled: current === undefined,
            onSelect: () => open({ kind: 'duplicate-project' }),
          },
          {
            id: 'archive',
            label: t(current?.archived === true ? 'command.unarchiveProject' : 'command.archiveProject'),
            icon: current?.archived === true ? ArchiveRestore : Archive,
            disabled: current === undefined,
            onSelect: () => current && session.archiveProject(current.id, !current.archived),
          },
          {
            id: 'delete',
            label: t('command.deleteProject'),
            icon: Trash2,
            danger: true,
            disabled: current === undefined,
            onSelect: () => open({ kind: 'delete-project' }),
          },
        ],
      ]}
    >
      <span className="project-name">{name}</span>
      <ChevronDown className="button-icon" aria-hidden="true" />
    </MenuButton>
  )
}
