import { Command, Download, FilePlus2, PanelLeft, PanelRight, Redo2, Undo2, Upload } from 'lucide-react'
import type { ReactNode } from 'react'
import { t } from '../../strings/strings.ts'
import { useKeysOf } from '../commands/command-context.ts'
import { ConflictsNotice } from '../conflicts/conflicts-notice.tsx'
import { Button, type ButtonProps } from '../design/button.tsx'
import { IconButton } from '../design/icon-button.tsx'
import { ScreenLinks } from '../design/screen-links.tsx'
import { ProjectSwitcher } from '../projects/project-switcher.tsx'
import { useSession } from '../session-context.ts'
import { SharedFolderStatus } from '../shared-folder/shared-folder-status.tsx'
import { useSubscribable } from '../use-subscribable.ts'
import { useWindow } from '../window-state.ts'
import { SaveStatus } from './save-status.tsx'
import { usePanes } from './use-panes.ts'
import { Wordmark } from './wordmark.tsx'
import './top-bar.css'

/** What is always at hand: where I am, what goes in and out, undo and redo, and whether all is saved. */
export function TopBar(): ReactNode {
  const session = useSession()
  const { screen } = useSubscribable(session.place)
  return (
    <header className="top-bar">
      <div className="top-bar-group">
        {screen === 'settings' ? <span className="top-bar-gap" /> : <PaneToggle pane="library" screen={screen} />}
        <Wordmark />
        <ProjectSwitcher />
      </div>
      <ScreenLinks
        label={t('app.screens')}
        links={[
          { screen: 'read', label: t('app.screen.read') },
          { screen: 'review', label: t('app.screen.review') },
          { screen: 'settings', label: t('app.screen.settings') },
        ]}
        current={screen}
        onShow={session.showScreen}
      />
      <div className="top-bar-group top-bar-end">
        <SharedFolderStatus />
        <ConflictsNotice />
        <SaveStatus />
        <UndoButtons />
        <TransferButtons />
        <CommandsButton />
        {screen === 'settings' ? <span className="top-bar-gap" /> : <PaneToggle pane="claims" screen={screen} />}
      </div>
    </header>
  )
}

/** What the button of a pane says on a screen, while the pane is away and while it is there. */
const PANE_LABELS = {
  read: {
    library: ['app.showLibrary', 'app.hideLibrary'],
    claims: ['app.showClaims', 'app.hideClaims'],
  },
  review: {
    library: ['app.showReviewArticles', 'app.hideReviewArticles'],
    claims: ['app.showReview', 'app.hideReview'],
  },
} as const

function PaneToggle(props: { readonly pane: 'library' | 'claims'; readonly screen: 'read' | 'review' }): ReactNode {
  const { pane, screen } = props
  const panes = usePanes()
  const keys = useKeysOf(pane === 'library' ? 'view.library' : 'view.inspector')
  const open = panes.isOpen(pane)
  const label = t(PANE_LABELS[screen][pane][open ? 1 : 0])
  return (
    <IconButton
      label={label}
      keys={keys}
      icon={pane === 'library' ? PanelLeft : PanelRight}
      className={`top-bar-${pane}`}
      onClick={() => panes.toggle(pane)}
    />
  )
}

function UndoButtons(): ReactNode {
  const session = useSession()
  const { undo, redo } = useSubscribable(session.undoable)
  const undoKeys = useKeysOf('edit.undo')
  const redoKeys = useKeysOf('edit.redo')
  return (
    <div className="top-bar-pair">
      <IconButton
        label={t('app.undo')}
        data-tour-mark="undo"
        icon={Undo2}
        keys={undoKeys}
        disabled={!undo}
        onClick={() => void session.undo()}
      />
      <IconButton
        label={t('app.redo')}
        icon={Redo2}
        keys={redoKeys}
        disabled={!redo}
        onClick={() => void session.redo()}
      />
    </div>
  )
}

function TransferButtons(): ReactNode {
  const { open } = useWindow()
  const noProject = useSubscribable(useSession().place).projectId === null
  return (
    <>
      <BarButton
        label={t('app.importArticles')}
        icon={FilePlus2}
        keys={useKeysOf('file.importArticles')}
        disabled={noProject}
        onClick={() => open({ kind: 'import-articles', files: [] })}
      />
      <BarButton
        label={t('app.importAnnotations')}
        icon={Download}
        keys={useKeysOf('file.importAnnotations')}
        onClick={() => open({ kind: 'import-annotations', file: null })}
      />
      <BarButton
        label={t('app.export')}
        data-tour-mark="export"
        icon={Upload}
        keys={useKeysOf('file.export')}
        disabled={noProject}
        onClick={() => open({ kind: 'export' })}
      />
    </>
  )
}

/** Icon and words; in a narrow window the icon alone, with the words in a tooltip. */
function BarButton({ label, keys = [], ...rest }: ButtonProps & { readonly label: string }): ReactNode {
  return (
    <Button variant="quiet" className="bar-button" keys={keys} data-tip={label} data-tip-keys={keys[0]} {...rest}>
      <span className="bar-button-label">{label}</span>
    </Button>
  )
}

function CommandsButton(): ReactNode {
  const { open } = useWindow()
  const keys = useKeysOf('help.commands')
  return <IconButton label={t('app.commands')} icon={Command} keys={keys} onClick={() => open({ kind: 'commands' })} />
}
