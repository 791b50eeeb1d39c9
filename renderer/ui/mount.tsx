import './design/fonts.css'
import './design/tokens.css'
import './design/groups.css'
import './design/base.css'
import { type ReactNode, StrictMode, Suspense, use } from 'react'
import { createRoot } from 'react-dom/client'
import type { Result } from '../../shared/base/result.ts'
import type { Host } from '../../shared/host/host.ts'
import type { Session } from '../session/session.ts'
import { t } from '../strings/strings.ts'
import { App } from './app.tsx'
import { Button } from './design/button.tsx'
import { EmptyState } from './design/empty-state.tsx'
import { useDelayed } from './design/use-delayed.ts'

/** What the user is told when there is no session: in words, with what to do. */
export interface OpeningProblem {
  readonly message: string
}

/** Draws the window: nothing for a moment, then that it is opening, then the session or why there is none. */
export function mountWindow(root: HTMLElement, opening: Promise<Result<Session, OpeningProblem>>, host: Host): void {
  createRoot(root).render(
    <StrictMode>
      <Suspense fallback={<Opening />}>
        <Opened opening={opening} host={host} />
      </Suspense>
    </StrictMode>,
  )
}

function Opened({
  opening,
  host,
}: {
  readonly opening: Promise<Result<Session, OpeningProblem>>
  readonly host: Host
}): ReactNode {
  const opened = use(opening)
  if (opened.ok) return <App session={opened.value} host={host} />
  return (
    <main className="window-alone">
      <div role="alert">
        <EmptyState title={t('app.notOpened')} hint={opened.error.message}>
          <Button variant="primary" onClick={() => location.reload()}>
            {t('app.reload')}
          </Button>
        </EmptyState>
      </div>
    </main>
  )
}

function Opening(): ReactNode {
  const late = useDelayed(true, 200)
  return (
    <main className="window-alone" aria-busy="true">
      <p role="status">{late ? t('app.opening') : ''}</p>
    </main>
  )
}
