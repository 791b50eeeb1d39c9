import { useMemo } from 'react'
import { t } from '../../strings/strings.ts'
import { useCommands } from '../commands/command-context.ts'
import type { UiCommand } from '../commands/command-registry.ts'
import { focusPane } from '../frame/pane-focus.ts'
import { useSession } from '../session-context.ts'
import { useSubscribable } from '../use-subscribable.ts'
import { useWindow } from '../window-state.ts'
import { openWaiting } from './use-waiting-files.ts'

const NONE: readonly UiCommand[] = []

/** The commands about the shared folder of the open project; none where there is no way to use one. */
export function useSharedFolderCommands(): void {
  const session = useSession()
  const { open, notify } = useWindow()
  const { sharedFolder: shared } = session
  const noProject = useSubscribable(session.place).projectId === null
  const folder = useSubscribable(shared?.folder ?? NO_FOLDER)
  const [isShared, waits] = [folder !== null, (folder?.waiting ?? 0) > 0]
  const commands = useMemo((): readonly UiCommand[] => {
    if (shared === null) return NONE
    const section = t('folder.section')
    const command = (id: string, title: string, enabled: boolean, run: () => void): UiCommand => {
      return { id, title, section, keys: [], enabled, run }
    }
    async function choose(): Promise<void> {
      const refusal = (await shared?.choose({ texts: shared.folder.get()?.texts ?? true })) ?? null
      if (refusal !== null) return notify(refusal, true)
      session.showScreen('settings')
      requestAnimationFrame(() => focusPane('.folder-acts')) // The screen may only now be drawn.
    }
    return [
      command('folder.choose', t('folder.command.choose'), !noProject, () => void choose()),
      command('folder.sync', t('folder.command.sync'), isShared, () => void shared.sync()),
      command('folder.look', t('folder.command.look'), waits, () => void openWaiting(shared, open)),
    ]
  }, [shared, session, open, notify, noProject, isShared, waits])
  useCommands(commands)
}

const NO_FOLDER = { get: () => null, subscribe: () => () => undefined }
