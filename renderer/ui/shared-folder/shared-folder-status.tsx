import { FolderCheck, FolderClock, FolderSync, FolderX, type LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import type { SharedFolderActs, SharedFolderView } from '../../session/shared-folder/shared-folder.ts'
import { t } from '../../strings/strings.ts'
import { Button } from '../design/button.tsx'
import { focusPane } from '../frame/pane-focus.ts'
import { useSession } from '../session-context.ts'
import { useSubscribable } from '../use-subscribable.ts'
import { useWaitingFiles } from './use-waiting-files.ts'
import './shared-folder.css'

/** How the shared folder stands, in the bar; nothing where the project has none. */
export function SharedFolderStatus(): ReactNode {
  const { sharedFolder } = useSession()
  return sharedFolder === null ? null : <Status shared={sharedFolder} />
}

function Status({ shared }: { readonly shared: SharedFolderActs }): ReactNode {
  const session = useSession()
  const folder = useSubscribable(shared.folder)
  const look = useWaitingFiles(shared)
  if (folder === null) return null
  const { icon, words, count } = stateOf(folder)

  function act(): void {
    if (folder?.trouble === 'locked') {
      void shared.allow()
      return
    }
    if (folder?.trouble === null && folder.waiting > 0) {
      look()
      return
    }
    session.showScreen('settings')
    requestAnimationFrame(() => focusPane('.folder-acts')) // The screen may only now be drawn.
  }

  return (
    <Button
      variant="quiet"
      className={`folder-status ${folder.trouble === null ? '' : 'folder-status-trouble'}`}
      icon={icon}
      aria-label={words}
      data-tip={words}
      onClick={act}
    >
      {count === 0 ? null : (
        <span className="folder-count figures" aria-hidden="true">
          {count}
        </span>
      )}
    </Button>
  )
}

function stateOf({ trouble, waiting, incomplete, isWorking }: SharedFolderView): {
  readonly icon: LucideIcon
  readonly words: string
  readonly count: number
} {
  if (trouble !== null) return { icon: FolderX, words: t('folder.state.trouble'), count: 0 }
  if (waiting > 0) return { icon: FolderClock, words: t('folder.state.waiting', waiting), count: waiting }
  if (isWorking) return { icon: FolderSync, words: t('folder.state.working'), count: 0 }
  if (incomplete > 0) return { icon: FolderClock, words: t('folder.state.incomplete', incomplete), count: 0 }
  return { icon: FolderCheck, words: t('folder.state.idle'), count: 0 }
}
