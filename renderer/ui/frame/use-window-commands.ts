import { useMemo } from 'react'
import type { Session } from '../../session/session.ts'
import { t } from '../../strings/strings.ts'
import { useCommands } from '../commands/command-context.ts'
import type { UiCommand } from '../commands/command-registry.ts'
import { useSession } from '../session-context.ts'
import { useSharedFolderCommands } from '../shared-folder/use-shared-folder-commands.ts'
import { useSubscribable } from '../use-subscribable.ts'
import { type PaneName, useWindow, type WindowDialog } from '../window-state.ts'
import { focusNextPane, focusPane } from './pane-focus.ts'
import { usePanes } from './use-panes.ts'

/** The commands that open and move parts of the window. */
export function useWindowCommands(): void {
  useCommands(useFileCommands())
  useCommands(useGoCommands())
  useCommands(usePaneCommands())
  useCommands(useProjectCommands())
  useSharedFolderCommands()
}

function command(id: string, title: string, section: string, keys: readonly string[], run: () => void): UiCommand {
  return { id, title, section, keys, enabled: true, run }
}

function useFileCommands(): readonly UiCommand[] {
  const session = useSession()
  const { open, notify, tour } = useWindow()
  const noProject = useSubscribable(session.place).projectId === null
  return useMemo(() => {
    const [file, help] = [t('section.file'), t('section.help')]
    const opening = (dialog: WindowDialog) => () => open(dialog)
    const inProject = (made: UiCommand): UiCommand => ({ ...made, enabled: !noProject })
    const articles = opening({ kind: 'import-articles', files: [] })
    const annotations = opening({ kind: 'import-annotations', file: null })
    return [
      inProject(command('file.importArticles', t('command.importArticles'), file, ['Mod+o'], articles)),
      command('file.importAnnotations', t('command.importAnnotations'), file, ['Mod+Shift+o'], annotations),
      inProject(command('file.export', t('command.export'), file, ['Mod+e'], opening({ kind: 'export' }))),
      inProject(
        command(
          'review.handOver',
          t('review.command.handOver'),
          file,
          [],
          opening({ kind: 'export', forReview: true }),
        ),
      ),
      inProject(command('review.conflicts', t('review.command.conflicts'), file, [], opening({ kind: 'conflicts' }))),
      command('file.save', t('command.save'), file, ['Mod+s'], () => saveNow(session, notify)),
      inProject(command('file.saveBundle', t('command.saveBundle'), file, [], () => void session.rescue())),
      command('file.move', t('move.title'), file, [], () => {
        session.showScreen('settings')
        requestAnimationFrame(() => focusPane('.move-save')) // The screen may only now be drawn.
      }),
      command('file.bin', t('command.bin'), file, [], opening({ kind: 'bin' })),
      command('help.commands', t('command.commands'), help, ['Mod+k'], opening({ kind: 'commands' })),
      command('help.keyboard', t('command.keyboard'), help, ['?', 'F1'], opening({ kind: 'keyboard' })),
      command('help.tour', t('tour.start'), help, [], () => {
        session.showScreen('read')
        tour.set(0)
      }),
    ]
  }, [session, open, notify, noProject, tour])
}

/** There is nothing to save by hand; a hand that presses the key all the same is answered. */
function saveNow({ saving, retrySaving }: Pick<Session, 'saving' | 'retrySaving'>, say: (text: string) => void): void {
  if (saving.get().kind === 'failed') retrySaving()
  else say(t('save.already'))
}

function useGoCommands(): readonly UiCommand[] {
  const panes = usePanes()
  const session = useSession()
  const { showsPassages } = useWindow()
  return useMemo(() => {
    const section = t('section.go')
    const go = (pane: PaneName | null, selector: string) => () => {
      const stays = session.place.get().screen === 'review' && selector.startsWith('.split')
      if (!stays) session.showScreen('read')
      if (pane !== null) panes.setOpen(pane, true)
      // The pane may only now be drawn.
      requestAnimationFrame(() => focusPane(selector))
    }
    return [
      command('view.review', t('review.command.show'), t('session.section.view'), ['Mod+Alt+r'], () =>
        session.showScreen('review'),
      ),
      command('go.filter', t('command.filter'), section, ['Mod+Shift+f'], go('library', '.library-filter input')),
      command('go.search', t('command.search'), section, ['Mod+Shift+k'], () => {
        showsPassages.set(true)
        go('library', '.library-filter input')()
      }),
      command('go.list', t('command.list'), section, ['Alt+1'], go('library', '.split-start')),
      command('go.page', t('command.page'), section, ['Alt+2'], go(null, '.split-centre')),
      command('go.claims', t('command.claims'), section, ['Alt+3'], go('claims', '.split-end')),
      command('go.nextPane', t('command.nextPane'), section, ['F6'], () => focusNextPane(1)),
      command('go.previousPane', t('command.previousPane'), section, ['Shift+F6'], () => focusNextPane(-1)),
    ]
  }, [panes, session, showsPassages])
}

/** The session's own commands for the panes only change the settings; in a narrow window there is more to it. */
function usePaneCommands(): readonly UiCommand[] {
  const panes = usePanes()
  return useMemo(() => {
    const section = t('session.section.view')
    return [
      command('view.library', t('session.command.toggle-library'), section, ['Mod+b'], () => panes.toggle('library')),
      command('view.inspector', t('session.command.toggle-inspector'), section, ['Mod+j'], () =>
        panes.toggle('claims'),
      ),
    ]
  }, [panes])
}

function useProjectCommands(): readonly UiCommand[] {
  const session = useSession()
  const { open } = useWindow()
  const projects = useSubscribable(session.projects)
  const { projectId, articleId } = useSubscribable(session.place)
  return useMemo(() => {
    const [section, article] = [t('section.project'), t('session.section.article')]
    const archived = projects.find(({ id }) => id === projectId)?.archived === true
    const others = projects.filter(({ id }) => id !== projectId)
    return [
      ...(articleId === null
        ? []
        : [
            command('article.rename', t('command.rename'), article, [], () =>
              open({ kind: 'rename-article', articleId }),
            ),
            command('article.delete', t('command.delete'), article, [], () => session.deleteArticle(articleId)),
          ]),
      command('project.new', t('command.newProject'), section, [], () => open({ kind: 'new-project' })),
      ...(projectId === null
        ? []
        : [
            command('project.rename', t('command.renameProject'), section, [], () => open({ kind: 'rename-project' })),
            command('project.duplicate', t('command.duplicateProject'), section, [], () =>
              open({ kind: 'duplicate-project' }),
            ),
            command(
              'project.archive',
              t(archived ? 'command.unarchiveProject' : 'command.archiveProject'),
              section,
              [],
              () => session.archiveProject(projectId, !archived),
            ),
            command('project.delete', t('command.deleteProject'), section, [], () => open({ kind: 'delete-project' })),
          ]),
      ...others.map(({ id, name, archived: aside }) =>
        command(
          `project.open.${id}`,
          t('command.openProject', aside ? t('project.archivedNamed', name) : name),
          section,
          [],
          () => session.openProject(id),
        ),
      ),
    ]
  }, [session, open, projects, projectId, articleId])
}
