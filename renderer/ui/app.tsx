import { type ReactNode, useEffect, useState } from 'react'
import { assertNever } from '../../shared/base/assert-never.ts'
import type { Host } from '../../shared/host/host.ts'
import type { Session } from '../session/session.ts'
import type { Screen } from '../session/views.ts'
import { t } from '../strings/strings.ts'
import { CommandContext } from './commands/command-context.ts'
import { createCommandRegistry } from './commands/command-registry.ts'
import { type ShownToast, Toasts } from './design/toasts.tsx'
import { TooltipLayer } from './design/tooltip-layer.tsx'
import { Dialogs } from './dialogs.tsx'
import { DropZone } from './frame/drop-zone.tsx'
import { ErrorBoundary } from './frame/error-boundary.tsx'
import { keepFocus } from './frame/keep-focus.ts'
import { NamePrompt } from './frame/name-prompt.tsx'
import { SaveFailure } from './frame/save-status.tsx'
import { ThreePanes } from './frame/three-panes.tsx'
import { TopBar } from './frame/top-bar.tsx'
import { useAppearance } from './frame/use-appearance.ts'
import { useHost } from './frame/use-host.ts'
import { useDrawerClosing } from './frame/use-panes.ts'
import { useWindowCommands } from './frame/use-window-commands.ts'
import { listenToKeys } from './keys.ts'
import { LibraryPane } from './library/library-pane.tsx'
import { Inspector } from './read/inspector/inspector.tsx'
import { ReaderPane } from './read/reader-pane.tsx'
import { ReviewScreen } from './review/review-screen.tsx'
import { SessionContext } from './session-context.ts'
import { SettingsScreen } from './settings/settings-screen.tsx'
import { Tour } from './tour/tour.tsx'
import { useSubscribable } from './use-subscribable.ts'
import { createWindowState, useWindow, WindowContext } from './window-state.ts'
import './app.css'

/** The whole window over one session. */
export function App({ session, host }: { readonly session: Session; readonly host: Host }): ReactNode {
  const [registry] = useState(() => createCommandRegistry(session))
  const [state] = useState(createWindowState)

  useEffect(() => {
    const stop = new AbortController()
    listenToKeys(registry.all, session.settings, stop.signal)
    keepFocus(stop.signal)
    return () => stop.abort()
  }, [registry, session])

  return (
    <SessionContext value={session}>
      <CommandContext value={registry}>
        <WindowContext value={state}>
          <ErrorBoundary onSaveBundle={() => void session.rescue()}>
            <Frame session={session} host={host} />
          </ErrorBoundary>
        </WindowContext>
      </CommandContext>
    </SessionContext>
  )
}

function Frame({ session, host }: { readonly session: Session; readonly host: Host }): ReactNode {
  const { screen } = useSubscribable(session.place)
  useAppearance()
  useWindowCommands()
  useHost(host)
  useDrawerClosing()
  return (
    <div className="window">
      <TopBar />
      <SaveFailure />
      <NamePrompt />
      <Tour />
      <main className="window-main">
        <OpenScreen screen={screen} />
      </main>
      <WindowToasts session={session} />
      <Dialogs />
      <DropZone />
      <TooltipLayer />
    </div>
  )
}

function OpenScreen({ screen }: { readonly screen: Screen }): ReactNode {
  switch (screen) {
    case 'settings':
      return <SettingsScreen />
    case 'review':
      return <ReviewScreen />
    case 'read':
      return <ReadScreen />
    default:
      return assertNever(screen)
  }
}

/** Library, page and claims side by side. */
function ReadScreen(): ReactNode {
  return (
    <ThreePanes
      start={{ handleLabel: t('app.libraryHandle'), children: <LibraryPane /> }}
      end={{ handleLabel: t('app.claimsHandle'), children: <Inspector /> }}
    >
      <ReaderPane />
    </ThreePanes>
  )
}

/** The session's toasts, and the interface's own notices among them. */
function WindowToasts({ session }: { readonly session: Session }): ReactNode {
  const { notices } = useWindow()
  const toasts = useSubscribable(session.toasts)
  const own = useSubscribable(notices).map(
    ({ id, text, lasting }): ShownToast => ({ id, text, lasting, tone: 'plain', undo: null }),
  )
  return (
    <Toasts
      toasts={[...toasts, ...own]}
      onUndo={({ id, undo, withdraws }) => {
        session.dismissToast(id)
        if (withdraws === undefined) void session.undo(undo ?? undefined)
        else void session.withdrawImport(withdraws)
      }}
      onReview={({ id }) => {
        session.dismissToast(id)
        session.showScreen('review')
      }}
      onNext={({ id }) => {
        session.dismissToast(id)
        session.openNextToDo()
      }}
      onDismiss={(id) => {
        if (id > 0) session.dismissToast(id)
        else notices.update((all) => all.filter((notice) => notice.id !== id))
      }}
    />
  )
}
